import { expect, it } from 'vitest';
import { runStoragesDrill } from '../../drills/storages/drill.ts';
import { judgeStorages } from '../../drills/storages/judge.ts';

const small = { accounts: 3, reconnects: 2, seed: 19 };

it('promises pay for no more storages, however often accounts connect', { timeout: 120_000 }, async () => {
  const report = await runStoragesDrill({ ...small, ownStorages: false });
  expect(judgeStorages(report)).toEqual([]);
  expect(report.logins).toBeGreaterThanOrEqual(9);
});

// From Node 24 on storages cost nothing, and can't be counted.
it.skipIf(Number(process.versions.node.split('.')[0]) >= 24)(
  'the drill notices when every socket has a storage of its own',
  { timeout: 120_000 },
  async () => {
    const report = await runStoragesDrill({ ...small, ownStorages: true });
    expect(judgeStorages(report)).toHaveLength(2);
    expect(report.storages.at(-1)).toBeGreaterThanOrEqual(9);
  },
);
