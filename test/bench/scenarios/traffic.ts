import { setTimeout } from 'node:timers/promises';
import type { Sizes } from '../benchmarks/context.ts';
import { preciseNow } from '../sides/serve.ts';
import { openWorld, type WorldOptions } from './world.ts';

/** Messages a second. */
export interface TrafficRun {
  /** From people who had never written: each begins a session. */
  readonly newSessions: number;
  /** From people that have written and were answered. */
  readonly established: number;
  /** Our own, until the service has them. */
  readonly sent: number;
  /** Of members of a group who have all written in it. */
  readonly groups: number;
}

/** One kind of message after the other, each as a flood that was encrypted before it begins. */
export async function runTraffic(
  options: WorldOptions & { readonly sizes: Sizes['traffic'] },
): Promise<TrafficRun> {
  const { newContacts, each, sends } = options.sizes;
  const world = await openWorld(options);
  const { simulator, pairs } = world;
  const { calls: side } = world.side;
  /** @returns messages a second, from the release until the last is where the side puts it */
  const flood = async (count: number, send: () => Promise<unknown>): Promise<number> => {
    const before = await side.received();
    const delivered = await simulator.calls.delivered();
    await simulator.calls.hold(true);
    await send();
    const released = await simulator.calls.hold(false);
    const last = await side.untilReceived(before.count + count);
    await simulator.calls.untilDelivered(delivered + count);
    return (count * 1_000) / (last.at - released);
  };
  try {
    await side.start();
    await setTimeout(1_000);
    await flood(pairs.length, () => simulator.calls.send(pairs, 'good morning', 1));
    await side.reply();
    await setTimeout(1_000);
    await flood(pairs.length, () => simulator.calls.send(pairs, 'good morning once more', 1));
    const established = await flood(pairs.length * each, () => simulator.calls.send(pairs, text, each));

    const already = await simulator.calls.sent();
    const began = preciseNow();
    const count = await side.sendAll(sends);
    const sent = (count * 1_000) / ((await simulator.calls.untilSent(already + count)) - began);
    await setTimeout(1_000);

    const strangers = [...new Set(pairs.map(({ phone }) => phone))].flatMap((phone, account) =>
      Array.from({ length: newContacts }, (_, contact) => ({
        phone,
        contact: `44793${String(account).padStart(4, '0')}${String(contact).padStart(3, '0')}`,
      })),
    );
    const newSessions = await flood(strangers.length, () => simulator.calls.send(strangers, text, 1));

    const members = await simulator.calls.groups(pairs);
    await setTimeout(1_000);
    await flood(members.length, () => simulator.calls.sendToGroups(members, 'hello everybody', 1));
    const groups = await flood(members.length * each, () =>
      simulator.calls.sendToGroups(members, text, each),
    );
    return { newSessions, established, sent, groups };
  } finally {
    await world.remove();
  }
}

/** Eighty characters, as long as messages are. */
const text = 'This is a message of about eighty characters, which is what people write to it. ';
