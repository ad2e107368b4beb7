import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts CPU time in these: `sysconf(_SC_CLK_TCK)` is 100 on every system that Electron runs on. */
const ticksPerSecond = 100;

interface Entry {
  readonly parent: number;
  /** Of this process, all threads, user and system. */
  readonly ticks: number;
}

const readEntry = (id: string): Entry | null => {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The name in brackets may hold anything; what follows it are numbers.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null;
  }
};

/** A process with all that it has started, and they in turn. Linux only. */
export function processTree(root: number): ReadonlyMap<number, Entry> {
  const all = new Map<number, Entry>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    const entry = readEntry(name);
    if (entry !== null) all.set(Number(name), entry);
  }
  const tree = new Map<number, Entry>();
  const add = (id: number): void => {
    const entry = all.get(id);
    if (entry === undefined || tree.has(id)) return;
    tree.set(id, entry);
    for (const [child, { parent }] of all) if (parent === id) add(child);
  };
  add(root);
  return tree;
}

/** Megabytes that a process has for itself, and its part of what it shares (PSS); 0 when it is gone. */
export function memoryOf(id: number): number {
  try {
    const text = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/mu.exec(text)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Megabytes (PSS) of a process and all that it has started: what they share is counted once. */
export const treeMemory = (root: number): number =>
  [...processTree(root).keys()].reduce((sum, id) => sum + memoryOf(id), 0);

/** Seconds of CPU time of a process and all that it has started and that still run. */
export const treeCpu = (root: number): number =>
  [...processTree(root).values()].reduce((sum, { ticks }) => sum + ticks, 0) / ticksPerSecond;
