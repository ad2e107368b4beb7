import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Person } from '../population/person.ts';
import type { Service } from '../server/service.ts';
import { restorePerson, savePerson } from './person-file.ts';
import { savedPerson, savedWorld } from './saved.ts';

/** The keys of linked devices are saved this often; sessions only when the simulator ends. */
const INTERVAL_MS = 2_000;

/** The seed of the world in this folder: that of an earlier run, or the one given, or a new one. */
export function openWorld(folder: string, seed: number | undefined): number {
  mkdirSync(join(folder, 'people'), { recursive: true });
  const path = join(folder, 'world.json');
  const known = readJson(path);
  if (known !== undefined) {
    const world = savedWorld.parse(known);
    if (seed !== undefined && seed !== world.seed) {
      throw new Error(`${folder} holds a world of seed ${world.seed}, not of ${seed}`);
    }
    return world.seed;
  }
  const chosen = seed ?? Math.floor(Math.random() * 2 ** 31);
  writeJson(path, { version: 1, seed: chosen });
  return chosen;
}

/** What is linked survives the simulator: one file a person. */
export class DataFolder {
  readonly #service: Service;
  readonly #folder: string;
  readonly #changed = new Set<Person>();

  constructor(service: Service, folder: string) {
    this.#service = service;
    this.#folder = join(folder, 'people');
    for (const name of readdirSync(this.#folder)) {
      if (name.endsWith('.json'))
        restorePerson(service, savedPerson.parse(readJson(join(this.#folder, name))));
    }
    service.timers.repeat(
      () => INTERVAL_MS,
      () => this.#flush(),
    );
  }

  changed(person: Person): void {
    this.#changed.add(person);
  }

  close(): void {
    for (const person of this.#service.peopleWithHandset()) this.#changed.add(person);
    this.#flush();
  }

  #flush(): void {
    for (const person of this.#changed) {
      writeJson(join(this.#folder, `${person.number}.json`), savePerson(this.#service, person));
    }
    this.#changed.clear();
  }
}

function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return JSON.parse(text) as unknown;
}

/** Whole or not at all. */
function writeJson(path: string, value: unknown): void {
  writeFileSync(`${path}.new`, JSON.stringify(value), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
