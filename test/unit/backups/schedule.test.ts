import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ScheduleStore } from '../../../main/accounts/schedule-port.ts';
import { BackupError } from '../../../main/backups/backup-error.ts';
import type { BackupRequest } from '../../../main/backups/backups.ts';
import { BackupSchedule } from '../../../main/backups/schedule.ts';
import { madeBackup, scheduledName } from '../../../main/backups/scheduled-name.ts';
import { scheduleHandlers } from '../../../main/storage/schedule/schedule-store.ts';
import { unfinishedName } from '../../../main/backups/unfinished.ts';
import { manualClock } from '../manual-clock.ts';
import { recordingLogger } from '../../integration/program.ts';
import { openMemoryDatabases } from '../storage/memory-store.ts';
import type { AccountId } from '../../../preload/contract/model.ts';

const hour = 3_600_000;
const input = {
  everyHours: 24,
  withMessages: true,
  withMedia: false,
  keep: { last: 2, daily: 0, weekly: 0 },
  passphrase: 'correct horse battery',
  pickFolder: true,
};

/** The time goes on while the computer sleeps, and timers stand still. */
function sleepingClock(start: number) {
  const clock = manualClock(start);
  let slept = 0;
  return { ...clock, now: () => clock.now() + slept, jump: (time: number) => (slept += time) };
}

let folder: string;
let clock: ReturnType<typeof sleepingClock>;
let databases: ReturnType<typeof openMemoryDatabases>;
let store: ScheduleStore;
let requests: BackupRequest[];
let failures: string[];
let create: (path: string, request: BackupRequest) => Promise<unknown>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-schedule-'));
  clock = sleepingClock(Date.UTC(2026, 10, 23, 8, 0));
  databases = openMemoryDatabases();
  store = {
    read: async () => scheduleHandlers.read(databases),
    write: async (schedule) => scheduleHandlers.write(databases, schedule),
    note: async (history) => scheduleHandlers.note(databases, history),
  };
  requests = [];
  failures = [];
  create = async (path, request) => {
    requests.push(request);
    await writeFile(path, 'a backup');
  };
});
afterEach(async () => {
  databases.chats.close();
  databases.credentials.close();
  await rm(folder, { recursive: true, force: true });
});

const make = (): BackupSchedule =>
  new BackupSchedule({
    store,
    create: (path, request) => create(path, request),
    accountIds: () => ['account-one' as AccountId],
    clock,
    logger: recordingLogger(),
    onChange: () => undefined,
    onFailure: (code) => failures.push(code),
  });
const settled = async (schedule: BackupSchedule): Promise<void> => {
  await expect.poll(() => schedule.view()?.running ?? false).toBe(false);
};

describe('a schedule', () => {
  it('makes the first backup at once, the next when it is due, and keeps what is to be kept', async () => {
    await writeFile(join(folder, 'mine.switchboard-backup'), 'mine');
    const schedule = make();
    await schedule.set(input, folder);
    await settled(schedule);
    for (let day = 0; day < 3; day++) {
      clock.advance(23 * hour);
      await settled(schedule);
      expect(requests).toHaveLength(day + 1);
      clock.advance(hour);
      await settled(schedule);
      expect(requests).toHaveLength(day + 2);
    }
    expect(requests[0]).toEqual({
      accountIds: ['account-one'],
      passphrase: input.passphrase,
      withMessages: true,
      withMedia: false,
    });
    const files = await readdir(folder);
    expect(files.sort()).toEqual([
      'Switchboard scheduled 2026-11-25 08-00-00.switchboard-backup',
      'Switchboard scheduled 2026-11-26 08-00-00.switchboard-backup',
      'mine.switchboard-backup',
    ]);
    await schedule.end();
  });

  it('goes on after a restart, and makes up for what was missed while the computer slept', async () => {
    const first = make();
    await first.set(input, folder);
    await settled(first);
    await first.end();
    // A run that was killed in the middle of a backup.
    const killed = unfinishedName(scheduledName(0)).replace(
      `-${process.pid}-`,
      `-${spawnSync(process.execPath, ['-v']).pid}-`,
    );
    await writeFile(join(folder, killed), 'half a backup');
    const second = make();
    await second.start();
    await expect.poll(() => readdir(folder)).toHaveLength(1);
    expect(second.view()).toMatchObject({ everyHours: 24, lastAt: clock.now(), failure: null });
    expect(JSON.stringify(second.view())).not.toContain(input.passphrase);
    expect(requests).toHaveLength(1);
    // Nobody's timer runs while the computer sleeps.
    clock.jump(100 * hour);
    second.look();
    await settled(second);
    expect(requests).toHaveLength(2);
    await second.end();
  });

  it('tells of a failure once, tries again soon, and says when it has worked', async () => {
    const works = create;
    create = () => Promise.reject(new BackupError('backup-gone'));
    const schedule = make();
    await schedule.set(input, folder);
    await settled(schedule);
    expect(failures).toEqual(['backup-gone']);
    expect(schedule.view()).toMatchObject({
      lastAt: null,
      failure: 'backup-gone',
      nextAt: clock.now() + hour / 4,
    });
    create = works;
    clock.advance(hour / 4);
    await settled(schedule);
    expect(schedule.view()).toMatchObject({ failure: null, lastAt: clock.now() });
    create = () => Promise.reject(new BackupError('backup-busy'));
    clock.advance(24 * hour);
    await settled(schedule);
    // That somebody is restoring just now is no failure; it is tried again.
    expect(schedule.view()?.failure).toBeNull();
    expect(failures).toEqual(['backup-gone']);
    await schedule.end();
  });

  it('never makes two at once, and none after its end', async () => {
    let running = 0;
    let most = 0;
    create = async (path) => {
      running += 1;
      most = Math.max(most, running);
      await writeFile(path, 'x');
      running -= 1;
    };
    const schedule = make();
    await schedule.set(input, folder);
    for (let count = 0; count < 5; count++) schedule.look();
    await settled(schedule);
    expect(most).toBe(1);
    await schedule.end();
    clock.jump(100 * hour);
    schedule.look();
    expect(running).toBe(0);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('keeps folder and passphrase when they are not given anew, and forgets both when it is turned off', async () => {
    const schedule = make();
    await expect(schedule.set({ ...input, passphrase: null }, folder)).rejects.toMatchObject({
      code: 'backup-gone',
    });
    await schedule.set(input, folder);
    await settled(schedule);
    await schedule.set({ ...input, everyHours: 1, passphrase: null, pickFolder: false }, null);
    await settled(schedule);
    expect((await store.read())?.schedule).toMatchObject({
      everyHours: 1,
      passphrase: input.passphrase,
      folder,
    });
    await schedule.clear();
    expect(await store.read()).toBeNull();
    expect(schedule.view()).toBeNull();
    await schedule.end();
  });
});

it('knows its own files by their names only', () => {
  const at = Date.UTC(2026, 10, 23, 8, 1, 2);
  expect(madeBackup(scheduledName(at))).toEqual([{ name: scheduledName(at), at }]);
  for (const name of [
    'Switchboard 2026-11-23.switchboard-backup',
    'x',
    `${scheduledName(at)}.part`,
    `a${scheduledName(at)}`,
  ])
    expect(madeBackup(name)).toBeNull();
});
