import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem, type } from 'node:os';
import { dirname } from 'node:path';
import type { Figure } from './figure.ts';

export interface Machine {
  readonly system: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
}

/** What is written to `bench/results/latest.json`. */
export interface Results {
  readonly machine: Machine;
  /** Names and versions of what was measured. */
  readonly versions: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly date: string;
  readonly figures: readonly Figure[];
}

/** What the figures depend on, and nothing by which the machine could be told from others of its kind. */
export function thisMachine(): Machine {
  return {
    system: `${type()} ${process.arch}`,
    processor: cpus()[0]?.model.trim() ?? '',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
  };
}

export const resultsText = (results: Results): string => `${JSON.stringify(results, null, 2)}\n`;

export async function writeResults(file: string, results: Results): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, resultsText(results));
}
