import { fullDisk, type TroubledDiskReport } from './full.ts';
import { judgeStart, judgeTrouble } from './judge.ts';
import { lockedDatabase } from './locked.ts';
import { corruptedPages, newerVersion, readOnlyDisk, type HinderedStartReport } from './starts.ts';

export interface DiskDrillReport {
  readonly parts: Readonly<Record<string, TroubledDiskReport | HinderedStartReport>>;
  readonly failures: readonly string[];
}

/** Everything that a disk can do to the data, one after the other. */
export async function runDiskDrill(seed: number, say: (line: string) => void): Promise<DiskDrillReport> {
  const full = await fullDisk(seed);
  if (full.skipped !== null) say(`full and read-only disk are skipped: ${full.skipped}`);
  const locked = await lockedDatabase(seed);
  const readOnly = await readOnlyDisk(seed);
  const corrupted = await corruptedPages(seed);
  const newer = await newerVersion(seed);
  return {
    parts: { full, locked, readOnly, corrupted, newer },
    failures: [
      ...judgeTrouble(full),
      ...judgeTrouble(locked),
      ...judgeStart('store-unavailable', readOnly),
      ...judgeStart('store-unavailable', corrupted),
      ...judgeStart('store-too-new', newer),
    ],
  };
}
