import { setTimeout } from 'node:timers/promises';
import { eventually } from '../library/eventually.ts';
import type { CheckReport } from '../../../preload/contract/self-check.ts';
import { Host } from '../library/host/host.ts';
import type { Counts, LoopDelay } from '../library/host/protocol.ts';
import { untilOnline } from '../library/online.ts';
import { seededRandom } from '../library/random.ts';
import { openWorld } from '../library/world.ts';
import { MixedTraffic } from './traffic.ts';

export interface SoakDrillOptions {
  readonly accounts: number;
  readonly seconds: number;
  /** It takes longer where this many messages come later: the end hangs on traffic, not on the machine. */
  readonly leastTexts?: number;
  /** Things that happen in a second. */
  readonly rate: number;
  readonly seed: number;
  readonly report?: (line: string) => void;
}

export interface SoakDrillReport {
  readonly texts: number;
  readonly replies: number;
  readonly lost: readonly string[];
  readonly repliesNotOnce: readonly string[];
  readonly errors: readonly string[];
  /** Bytes of heap in use after a collection, over the time. */
  readonly heap: readonly number[];
  /** Of a straight line through the second half of it, as the first warms up. */
  readonly slopeBytesPerMinute: number;
  readonly slopeBytesPerMessage: number;
  readonly before: Counts;
  readonly after: Counts;
  /** Living sockets at the end. */
  readonly webSockets: number;
  readonly loop: LoopDelay;
  readonly check: CheckReport;
}

/** Accounts under mixed traffic for as long as one likes. */
export async function runSoakDrill(options: SoakDrillOptions): Promise<SoakDrillReport> {
  const { accounts, seconds, rate, seed, leastTexts = 0, report = () => undefined } = options;
  const world = await openWorld({ seed, linked: accounts });
  let host: Host | null = null;
  try {
    host = await Host.start(world.start);
    await untilOnline(host, accounts);
    const before = await host.call('counts');
    await host.call('loopDelay');
    const traffic = new MixedTraffic(host, world, seededRandom(seed));
    const samples: { readonly at: number; readonly heap: number; readonly texts: number }[] = [];
    const began = Date.now();
    const end = began + seconds * 1_000;
    for (let next = began; Date.now() < end || traffic.texts.length < leastTexts;) {
      await traffic.step();
      await setTimeout(
        Math.max(0, began + ((traffic.texts.length + traffic.replies.length) * 600) / rate - Date.now()),
      );
      if (Date.now() < next) continue;
      next += (seconds * 1_000) / 20;
      const { heap } = await host.call('counts');
      samples.push({ at: Date.now() - began, heap, texts: traffic.texts.length });
      report(
        `${Math.round((Date.now() - began) / 1_000)} s: ${traffic.texts.length} messages, ${heap} bytes`,
      );
    }
    const loop = await host.call('loopDelay');
    const settled = await settle(host, world.simulator.admin, traffic);
    const half = samples.slice(samples.length >> 1);
    return {
      texts: traffic.texts.length,
      replies: traffic.replies.length,
      ...settled,
      errors: (await world.log()).filter(({ level }) => level === 'error').map(({ msg }) => msg),
      heap: samples.map(({ heap }) => heap),
      slopeBytesPerMinute: slopeOf(half.map(({ at, heap }) => [at / 60_000, heap])),
      slopeBytesPerMessage: slopeOf(half.map(({ texts, heap }) => [texts, heap])),
      before,
      after: await host.call('counts'),
      check: await host.call('check'),
      webSockets: (await host.call('objects'))['WebSocket'] ?? 0,
      loop,
    };
  } finally {
    await host?.kill();
    await world.remove();
  }
}

type Admin = Awaited<ReturnType<typeof openWorld>>['simulator']['admin'];

async function settle(host: Host, admin: Admin, { texts, replies }: MixedTraffic) {
  const lost = async (): Promise<readonly string[]> => {
    const stored = new Map<string, Map<string, number>>();
    for (const accountId of new Set(texts.map((one) => one.accountId)))
      stored.set(accountId, countOf((await host.call('all', accountId)).map(({ text }) => text)));
    return texts.filter((one) => stored.get(one.accountId)?.get(one.text) !== 1).map(({ text }) => text);
  };
  const repliesNotOnce = async (): Promise<readonly string[]> => {
    const got = new Map<string, Map<string, number>>();
    for (const contact of new Set(replies.map((one) => one.contact)))
      got.set(contact, countOf((await admin.receivedBy({ contact })).map(({ text }) => text ?? '')));
    return replies.filter((one) => got.get(one.contact)?.get(one.text) !== 1).map(({ text }) => text);
  };
  const none = (found: readonly string[]): boolean => found.length === 0;
  return {
    lost: await eventually(lost, none, 'every message', 30_000).catch(lost),
    repliesNotOnce: await eventually(repliesNotOnce, none, 'every reply', 30_000).catch(repliesNotOnce),
  };
}

function countOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** Least squares. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const [x, y] = [mean(points.map((point) => point[0])), mean(points.map((point) => point[1]))];
  const above = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  const below = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  return below === 0 ? 0 : Math.round(above / below);
}
