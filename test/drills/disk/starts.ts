import { copyFile, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { chatMigrations } from '../../../main/storage/migrations/chats.ts';
import { openDatabase } from '../../../main/storage/open-database.ts';
import { eventually } from '../library/eventually.ts';
import { Host } from '../library/host/host.ts';
import { untilOnline } from '../library/online.ts';
import { talk } from '../library/talk.ts';
import { openWorld, type World } from '../library/world.ts';
import { mountVolume } from './volume.ts';

export interface HinderedStartReport {
  readonly skipped: string | null;
  /** What the start, or the first look at the chats, is answered with. */
  readonly answer: string;
  /** Files that were made, or are gone, or have shrunk, because of it. */
  readonly changed: readonly string[];
  /** Messages in the store before, and when the cause is gone. */
  readonly before: number;
  readonly after: number;
}

interface Hindrance {
  begin(world: World): Promise<void>;
  end(world: World): Promise<void>;
}

/** The program ends, something happens to its data, it is started, and the cause goes away again. */
async function hinderedStart(
  seed: number,
  folder: string | undefined,
  hindrance: Hindrance,
): Promise<HinderedStartReport> {
  const world = await openWorld({ seed, linked: 1, ...(folder === undefined ? {} : { folder }) });
  let host: Host | null = null;
  try {
    host = await Host.start(world.start);
    await untilOnline(host, 1);
    await talk(host, world, world.people, 'first');
    const before = await host.call('received');
    await host.close();
    const files = await filesOf(world);
    await hindrance.begin(world);
    const answer = await Host.start(world.start).then(async (started) => {
      host = started;
      return started.call('received').then(String, messageOf);
    }, messageOf);
    await host.kill();
    const now = await filesOf(world);
    await hindrance.end(world);
    host = await Host.start(world.start);
    await untilOnline(host, 1);
    const after = await eventually(
      () => (host as Host).call('received'),
      (count) => count >= before,
      'all',
    );
    return {
      skipped: null,
      answer,
      changed: [...new Set([...files.keys(), ...now.keys()])].filter(
        (name) => (now.get(name) ?? -1) < (files.get(name) ?? Number.MAX_SAFE_INTEGER),
      ),
      before,
      after,
    };
  } finally {
    await host?.kill();
    await world.remove();
  }
}

/** The disk can only be read. */
export async function readOnlyDisk(seed: number): Promise<HinderedStartReport> {
  const volume = await mountVolume(48 * 1024 * 1024);
  if (typeof volume === 'string') return { skipped: volume, answer: '', changed: [], before: 0, after: 0 };
  try {
    return await hinderedStart(seed, volume.folder, {
      begin: () => volume.readOnly(true),
      end: () => volume.readOnly(false),
    });
  } finally {
    await volume.remove();
  }
}

/** Pages in the middle of the chats are not what was written. */
export const corruptedPages = (seed: number): Promise<HinderedStartReport> =>
  hinderedStart(seed, undefined, {
    begin: async (world) => {
      const file = chatsFile(world);
      await copyFile(file, join(world.start.folder, 'intact'));
      const handle = await open(file, 'r+');
      const { size } = await handle.stat();
      for (let page = 2; page < size / 4096; page++)
        await handle.write(Buffer.from('spoilt'), 0, 6, page * 4096 + 77);
      await handle.close();
    },
    end: (world) => copyFile(join(world.start.folder, 'intact'), chatsFile(world)),
  });

/** The chats were last used by a newer version. */
export const newerVersion = (seed: number): Promise<HinderedStartReport> =>
  hinderedStart(seed, undefined, {
    begin: async (world) => {
      const file = chatsFile(world);
      await copyFile(file, join(world.start.folder, 'intact'));
      openDatabase({
        file,
        key: Buffer.from(world.start.chatsKey, 'hex'),
        migrations: [...chatMigrations, { version: 999, sql: 'SELECT 1' }],
        create: false,
        exclusive: false,
        reportSlowQuery: () => undefined,
      }).close();
    },
    end: (world) => copyFile(join(world.start.folder, 'intact'), chatsFile(world)),
  });

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const chatsFile = ({ start }: World): string => join(start.folder, 'data', 'chats.db');

/** Sizes of the databases; the logs beside them come and go. */
async function filesOf({ start }: World): Promise<ReadonlyMap<string, number>> {
  const folder = join(start.folder, 'data');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.db') || name.endsWith('.new'));
  return new Map(
    await Promise.all(names.map(async (name) => [name, (await stat(join(folder, name))).size] as const)),
  );
}
