import type { Service } from '../server/service.ts';
import { demo } from './demo.ts';
import { quiet } from './quiet.ts';

/** Sets a world in motion. */
export type Scenario = (service: Service) => void;

export const scenarios = { quiet, demo } as const satisfies Record<string, Scenario>;

/** One line each, for `--help`. */
export const SCENARIO_HELP: Readonly<Record<ScenarioName, string>> = {
  quiet: 'nobody does anything unasked; contacts confirm deliveries',
  demo: '12 chats and a group of lively people on every linked phone',
};

export type ScenarioName = keyof typeof scenarios;

export function isScenario(name: string): name is ScenarioName {
  return Object.hasOwn(scenarios, name);
}
