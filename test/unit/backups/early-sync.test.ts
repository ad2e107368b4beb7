import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EarlySync } from '../../../main/backups/early-sync.ts';

const megabyte = 1024 * 1024;

it('says at the next write, and at the end, that the disk has failed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-sync-'));
  const descriptor = openSync(join(folder, 'file'), 'w');
  writeSync(descriptor, Buffer.alloc(megabyte));
  const sync = new EarlySync(descriptor);
  sync.wrote(64 * megabyte);
  await sync.end();
  closeSync(descriptor);
  // The system refuses a file that is not open, as it refuses a disk that is gone.
  sync.wrote(64 * megabyte);
  await expect(sync.end()).rejects.toMatchObject({ code: 'EBADF' });
  expect(() => sync.wrote(1)).toThrow('EBADF');
  await rm(folder, { recursive: true });
});
