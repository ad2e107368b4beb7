import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../bench/library/arguments.ts';
import { atMost, figureOf } from '../../bench/library/figure.ts';
import { thisMachine, writeResults } from '../../bench/library/results.ts';
import { table } from '../../bench/library/table.ts';

const figures = [
  figureOf({ id: 'accounts.loop_p99_ms', unit: 'ms', ours: [12, 14], baseline: [26], goal: atMost(10) }),
  figureOf({ id: 'linking.files', unit: '', ours: [0], note: 'one file for all' }),
];

describe('table', () => {
  it('is one aligned line for each figure', () => {
    const [heading, first, second] = table(figures).split('\n');
    expect(heading?.indexOf('ours')).toBe(first?.indexOf('13 ms'));
    expect(first).toContain('≤ 10 ms');
    expect(first).toContain('NO');
    expect(first).toContain('0.50');
    expect(second).toMatch(/^linking\.files +0 .* one file for all$/u);
  });
});

describe('the results file', () => {
  it('has the form that is published', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'switchboard-bench-test-'));
    try {
      const file = join(folder, 'results/latest.json');
      const date = '2026-01-02T03:04:05.000Z';
      await writeResults(file, { machine: thisMachine(), versions: { switchboard: '1.0.0' }, date, figures });
      const read = JSON.parse(await readFile(file, 'utf8')) as object;
      expect(Object.keys(read)).toEqual(['machine', 'versions', 'date', 'figures']);
      expect(read).toMatchObject({ date, figures });
      expect(JSON.stringify(read)).not.toContain(process.env['HOSTNAME'] ?? '\u0000');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('parseArguments', () => {
  const known = ['accounts', 'receive'];

  it('runs all, or those that are named', () => {
    expect(parseArguments([], known)).toEqual({ names: known, smoke: false });
    expect(parseArguments(['receive', '--smoke'], known)).toEqual({ names: ['receive'], smoke: true });
  });

  it('says what it does not know', () => {
    expect(parseArguments(['start'], known)).toEqual({ problem: 'there is no benchmark start' });
    expect(parseArguments(['--fast'], known)).toMatchObject({ problem: expect.stringContaining('--fast') });
    expect(parseArguments(['--help'], known)).toEqual({ problem: '' });
  });
});
