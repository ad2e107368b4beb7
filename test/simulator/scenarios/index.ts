import type { Service } from '../server/service.ts';
import { demo } from './demo.ts';
import { quiet } from './quiet.ts';

/** Sets a world in motion. */
export type Scenario = (service: Service) => void;

export const scenarios = { quiet, demo } as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

export function isScenario(name: string): name is ScenarioName {
  return Object.hasOwn(scenarios, name);
}
