import { setTimeout } from 'node:timers/promises';
import { eventually } from '../library/eventually.ts';
import { Host } from '../library/host/host.ts';
import { untilOnline } from '../library/online.ts';
import { openWorld, type World } from '../library/world.ts';
import { mountVolume } from './volume.ts';

export interface TroubledDiskReport {
  /** Why it could not be tried here; null when it was. */
  readonly skipped: string | null;
  /** How the accounts stood while the disk would not take anything. */
  readonly states: readonly string[];
  /** What a person is told who writes meanwhile. */
  readonly sendAnswer: string;
  readonly sent: number;
  /** Texts that are not in the store exactly once when the disk takes them again. */
  readonly notOnce: readonly string[];
}

const accounts = 2;
const megabyte = 1024 * 1024;

/** The disk runs full while messages come in; then there is room again. */
export async function fullDisk(seed: number): Promise<TroubledDiskReport> {
  const volume = await mountVolume(48 * megabyte);
  if (typeof volume === 'string')
    return { skipped: volume, states: [], sendAnswer: '', sent: 0, notOnce: [] };
  try {
    return await troubledDisk(seed, volume.folder, {
      begin: () => volume.fill(megabyte / 2),
      end: () => volume.empty(),
    });
  } finally {
    await volume.remove();
  }
}

interface Trouble {
  begin(world: World): Promise<void>;
  end(): Promise<void>;
}

/** Messages come in until every account has stopped; the trouble ends; nothing may be missing. */
export async function troubledDisk(
  seed: number,
  folder: string | undefined,
  trouble: Trouble,
): Promise<TroubledDiskReport> {
  const world = await openWorld({ seed, linked: accounts, ...(folder === undefined ? {} : { folder }) });
  let host: Host | null = null;
  try {
    host = await Host.start(world.start);
    await untilOnline(host, accounts);
    const texts: string[] = [];
    await write(world, texts, 1);
    await eventually(
      () => received(host, world),
      (stored) => stored.length >= texts.length,
      'the first',
    );
    await trouble.begin(world);
    let states: readonly string[] = [];
    for (let turn = 0; turn < 200; turn++) {
      states = Object.values(await host.call('states'));
      if (states.every((state) => state.startsWith('stopped'))) break;
      await write(world, texts, 5);
      await setTimeout(100);
    }
    const [person] = world.people;
    const sendAnswer = await host
      .call('send', person?.accountId ?? '', person?.name ?? '', 'x'.repeat(60_000))
      .then(String, (error: unknown) => (error instanceof Error ? error.message : String(error)));
    await trouble.end();
    await host.call('restartAll');
    await untilOnline(host, accounts);
    await write(world, texts, 1);
    const stored = await eventually(
      () => received(host, world),
      (found) => texts.every((text) => found.includes(text)),
      'all that was sent',
      60_000,
    ).catch(() => received(host, world));
    return {
      skipped: null,
      states,
      sendAnswer,
      sent: texts.length,
      notOnce: texts
        .filter((text) => stored.filter((one) => one === text).length !== 1)
        .map((text) => text.slice(0, 40)),
    };
  } finally {
    await host?.kill();
    await world.remove();
  }
}

async function write({ simulator, people }: World, texts: string[], each: number): Promise<void> {
  for (let count = 0; count < each; count++) {
    for (const { phone, contact, name } of people) {
      const text = `${texts.length} to ${phone} ${'and so on '.repeat(300)}`.trim();
      texts.push(text);
      await simulator.admin.sendText({ phone, contact, name, text });
    }
  }
}

async function received(host: Host | null, { people }: World): Promise<readonly string[]> {
  const all = await Promise.all(people.map(async ({ accountId }) => host?.call('all', accountId) ?? []));
  return all.flat().map(({ text }) => text);
}
