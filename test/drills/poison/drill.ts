import { eventually } from '../library/eventually.ts';
import type { CheckReport } from '../../../preload/contract/self-check.ts';
import { Host } from '../library/host/host.ts';
import type { StoredMessage } from '../library/host/protocol.ts';
import { untilOnline } from '../library/online.ts';
import { seededRandom } from '../library/random.ts';
import { talk } from '../library/talk.ts';
import { openWorld } from '../library/world.ts';
import { attacks, type Expected } from './attacks.ts';
import { startHostileService } from './hostile-service.ts';

export interface PoisonDrillOptions {
  /** How often what is done in masses is done. */
  readonly masses: number;
  readonly seed: number;
  readonly report?: (line: string) => void;
}

export interface PoisonDrillReport {
  /** What each attack has led to that it should not have. */
  readonly harm: Readonly<Record<string, readonly string[]>>;
  /** Logins of the account that nobody attacked: one, when it was never disturbed. */
  readonly bystanderLogins: number;
  readonly victimLogins: number;
  readonly errors: Readonly<Record<string, number>>;
  readonly check: CheckReport;
}

/** Hostile input from contacts and from the service: after each kind of it both accounts go on, and nothing is hidden. */
export async function runPoisonDrill(options: PoisonDrillOptions): Promise<PoisonDrillReport> {
  const { masses, seed, report = () => undefined } = options;
  const hostile = await startHostileService(seed);
  const { admin } = hostile.simulator;
  const world = await openWorld({ seed, linked: 2, simulator: hostile.simulator });
  let host: Host | null = null;
  const logins = new Map<unknown, number>();
  admin.subscribe((event) => {
    if (event.type !== 'connected') return;
    const { phone } = event as { readonly phone?: unknown };
    logins.set(phone, (logins.get(phone) ?? 0) + 1);
  });
  try {
    host = await Host.start(world.start);
    await untilOnline(host, 2);
    const [attacked, bystander] = world.people;
    const link = world.links[0];
    const victim = hostile.service.companionOf(link?.phoneNumber ?? '', link?.device ?? 0);
    if (attacked === undefined || bystander === undefined || victim === undefined) throw new Error('nobody');
    const harm: Record<string, readonly string[]> = {};
    const random = seededRandom(seed);
    for (const [name, attack] of Object.entries(attacks)) {
      const contact = `4479220${String(10_000 + Object.keys(harm).length)}`;
      const before = await host.call('all', attacked.accountId);
      const expected = attack({ hostile, victim, contact, random, masses });
      harm[name] = await harmOf(host, attacked.accountId, expected, before);
      // Ten thousand of anything take their time, and what is written now stands behind them.
      const { deaf, mute } = await talk(host, world, world.people, name, 300_000);
      if (deaf.length + mute.length > 0) harm[name] = [...(harm[name] ?? []), 'an account does not go on'];
      report(`${name}: ${harm[name]?.join(', ') || 'no harm'}`);
    }
    const errors: Record<string, number> = {};
    for (const { level, msg } of await world.log())
      if (level === 'error') errors[msg] = (errors[msg] ?? 0) + 1;
    return {
      harm,
      bystanderLogins: logins.get(bystander.phone) ?? 0,
      victimLogins: logins.get(attacked.phone) ?? 0,
      errors,
      check: await host.call('check'),
    };
  } finally {
    await host?.kill();
    await world.remove();
  }
}

async function harmOf(
  host: Host,
  accountId: string,
  expected: Expected,
  before: readonly StoredMessage[],
): Promise<readonly string[]> {
  const missing = async (): Promise<readonly string[]> => {
    const all = await host.call('all', accountId);
    const more = (kind: string): number => ofKind(all, kind) - ofKind(before, kind);
    return [
      ...(expected.texts ?? [])
        .filter((words) => all.filter(({ text }) => text === words).length !== 1)
        .map((words) => `"${words.slice(0, 30)}" is not there once`),
      ...(more('unsupported') >= (expected.unsupported ?? 0)
        ? []
        : ['what is not supported does not say so']),
      ...(more('undecryptable') >= (expected.undecryptable ?? 0)
        ? []
        : ['what can not be read does not say so']),
    ];
  };
  return eventually(missing, (found) => found.length === 0, 'everything', 10_000).catch(missing);
}

const ofKind = (messages: readonly StoredMessage[], wanted: string): number =>
  messages.filter(({ kind }) => kind === wanted).length;
