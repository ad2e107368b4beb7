import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeJson } from './json-file.ts';
import { savedWorld } from './saved.ts';

export interface World {
  readonly seed: number;
  /** How many simulators have used this folder before: each starts its ids where no earlier one can have been. */
  readonly runs: number;
}

/** The world in this folder: that of an earlier run, or one of the seed given, or a new one. */
export function openWorld(folder: string, seed: number | undefined): World {
  mkdirSync(join(folder, 'people'), { recursive: true });
  const path = join(folder, 'world.json');
  const known = readJson(path);
  const world = known === undefined ? undefined : savedWorld.parse(known);
  if (world && seed !== undefined && seed !== world.seed) {
    throw new Error(`${folder} holds a world of seed ${world.seed}, not of ${seed}`);
  }
  const runs = world?.runs ?? 0;
  const chosen = world?.seed ?? seed ?? Math.floor(Math.random() * 2 ** 31);
  writeJson(path, { version: 1, seed: chosen, runs: runs + 1 });
  return { seed: chosen, runs };
}
