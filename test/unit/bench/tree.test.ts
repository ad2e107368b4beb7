import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { memoryOf, processTree, treeCpu, treeMemory } from '../../bench/processes/tree.ts';

// A process that starts another, which says that it is there and has used the processor for a while.
const inner =
  'const end = Date.now() + 300; while (Date.now() < end); process.stdout.write(String(process.pid)); setInterval(() => {}, 1e6)';
const outer = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(inner)}], { stdio: ['ignore', 'inherit', 'inherit'] }); process.on('SIGTERM', () => process.exit())`;

describe.runIf(process.platform === 'linux')('the tree of a process', () => {
  it('has what it started, and adds up memory and CPU', async () => {
    const parent = spawn(process.execPath, ['-e', outer], { stdio: ['ignore', 'pipe', 'inherit'] });
    let child = 0;
    try {
      const [said] = (await once(parent.stdout, 'data')) as [Buffer];
      child = Number(said.toString());
      const id = parent.pid ?? 0;
      expect([...processTree(id).keys()]).toEqual([id, child]);
      expect([...processTree(child).keys()]).toEqual([child]);
      expect(memoryOf(child)).toBeGreaterThan(1);
      expect(treeMemory(id)).toBeGreaterThan(memoryOf(child));
      expect(treeCpu(id)).toBeGreaterThan(0.05);
    } finally {
      if (child > 0) process.kill(child);
      parent.kill();
    }
  });

  it('is empty for a process that is gone', () => {
    expect(processTree(2 ** 22 + 1).size).toBe(0);
    expect(memoryOf(2 ** 22 + 1)).toBe(0);
  });
});
