import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startSimulator, type Simulator } from '../simulator/index.ts';
import { startApp, type AppOptions, type StartedApp } from './app.ts';

/** What one story plays on. Nothing of it is there between two stories, and nothing of it is left after one that failed. */
export interface Stage {
  readonly simulator: Simulator;
  /** The folder with the app's data, which outlives the app. */
  readonly userData: string;
  /** Another empty folder: somewhere for files, or the data of another computer. */
  folder(): Promise<string>;
  /** Starts the built app on this story's data and service, or on what is named instead. */
  start(options?: Partial<AppOptions>): Promise<StartedApp>;
  /** The page may say this on its console. Anything else there at level warning or error fails the story. */
  tolerate(complaint: RegExp): void;
}

/** Sets the stage before each story of a file. Each begins with its own service and an empty computer. */
export function newStage(service: Parameters<typeof startSimulator>[0] = {}): Stage {
  let simulator: Simulator | undefined;
  let folders: string[] = [];
  let apps: StartedApp[] = [];
  let tolerated: RegExp[] = [];
  const folder = async (): Promise<string> => {
    const made = await mkdtemp(join(tmpdir(), 'switchboard-e2e-'));
    folders.push(made);
    return made;
  };
  const there = (): Simulator => {
    if (simulator === undefined) throw new Error('the stage is set while a story is told');
    return simulator;
  };

  test.beforeEach(async () => {
    folders = [];
    apps = [];
    tolerated = [];
    simulator = await startSimulator(service);
    await folder();
  });
  test.afterEach(async () => {
    for (const { program, quit } of apps)
      if (program.exitCode === null && program.signalCode === null) await quit();
    await simulator?.stop();
    for (const path of folders) await rm(path, { recursive: true, force: true });
    const complaints = apps.flatMap((app) => app.complaints);
    expect(complaints.filter((text) => !tolerated.some((pattern) => pattern.test(text)))).toEqual([]);
  });

  const stage: Stage = {
    get simulator() {
      return there();
    },
    get userData() {
      return folders[0] ?? '';
    },
    folder,
    start: async (options = {}) => {
      const started = await startApp({ userData: stage.userData, service: there(), ...options });
      apps.push(started);
      return started;
    },
    tolerate: (complaint) => {
      tolerated.push(complaint);
    },
  };
  return stage;
}
