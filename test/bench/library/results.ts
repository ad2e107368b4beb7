import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem, type } from 'node:os';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
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

/**
 * These results, and of earlier ones on the same machine with the same versions whatever was not measured now: benchmarks can be run one
 * by one.
 */
export function together(earlier: Results | null, now: Results): Results {
  const fits =
    earlier !== null &&
    isDeepStrictEqual(earlier.machine, now.machine) &&
    isDeepStrictEqual(earlier.versions, now.versions);
  if (!fits) return now;
  const measured = new Map(now.figures.map((figure) => [figure.id, figure]));
  const kept = earlier.figures.map((figure) => {
    const newer = measured.get(figure.id);
    measured.delete(figure.id);
    return newer ?? figure;
  });
  return { ...now, figures: [...kept, ...measured.values()] };
}

export async function writeResults(file: string, results: Results): Promise<void> {
  const earlier = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Results,
    () => null,
  );
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, resultsText(together(earlier, results)));
}
