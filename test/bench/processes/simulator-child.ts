import { startSimulator } from '../../simulator/index.ts';
import { preciseNow, serve } from '../sides/serve.ts';
import type { Pair, Paced, SimulatorCalls } from './simulator-calls.ts';

/** The simulated service in a process of its own, driven by its parent. */
const simulator = await startSimulator({ seed: 1, receiptDelayMs: 50, readDelayMs: 50 });
const { admin } = simulator;

const count = async (...names: readonly string[]): Promise<number> => {
  const { counts } = await admin.counters();
  return names.reduce((sum, name) => sum + (counts[name] ?? 0), 0);
};

/** Looks every 20 ms. @returns when the count was reached */
async function until(read: () => Promise<number>, reached: number): Promise<number> {
  while ((await read()) < reached) await new Promise((resolve) => setTimeout(resolve, 20));
  return preciseNow();
}

/** People by the phone that they write to. */
const byPhone = (pairs: readonly Pair[]): Map<string, string[]> => {
  const people = new Map<string, string[]>();
  for (const { phone, contact } of pairs) people.set(phone, [...(people.get(phone) ?? []), contact]);
  return people;
};

const delivered = (): Promise<number> => count('receipts-in.delivery', 'receipts-in.inactive');
const sent = (): Promise<number> => count('messages.from-clients');

/** Sends at an even pace and waits for the receipts. @returns milliseconds from each message to its receipt */
async function pace({ pairs, perSecond, count }: Paced): Promise<readonly number[]> {
  const sentAt = new Map<string, number>();
  const latencies: number[] = [];
  const done = new Promise<void>((resolve) => {
    const stop = admin.subscribe((event) => {
      if (event.type !== 'receipt') return;
      for (const id of event['ids'] as readonly string[]) {
        const at = sentAt.get(id);
        if (at === undefined) continue;
        sentAt.delete(id);
        latencies.push(preciseNow() - at);
      }
      if (latencies.length < count) return;
      stop();
      resolve();
    });
  });
  const began = preciseNow();
  for (let index = 0; index < count; index++) {
    const wait = began + (index * 1_000) / perSecond - preciseNow();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const pair = pairs[index % pairs.length];
    if (pair === undefined) break;
    const now = preciseNow();
    const { ids } = await admin.sendText({ ...pair, text: `paced message number ${index}` });
    for (const id of ids) sentAt.set(id, now);
  }
  await done;
  return latencies;
}

const calls: SimulatorCalls = {
  where: async () => ({ url: simulator.url, rootKey: simulator.rootKey }),
  fabricate: async (count, preKeys) => {
    const made = [];
    for (let index = 0; index < count; index++) made.push(await admin.fabricateClient({ preKeys }));
    return made;
  },
  send: async (pairs, text, count) => {
    for (const pair of pairs) await admin.sendText({ ...pair, text, count });
  },
  hold: async (hold) => {
    await admin.hold({ hold });
    return preciseNow();
  },
  delivered,
  untilDelivered: (reached) => until(delivered, reached),
  sendOne: async (pair, text, name) => {
    const now = preciseNow();
    await admin.sendText({ ...pair, text, name });
    return now;
  },
  connections: async () => (await admin.counters()).connections,
  wireBytes: () => count('bytes.in', 'bytes.out'),
  sent,
  untilSent: (reached) => until(sent, reached),
  groups: async (pairs) => {
    const made = [];
    for (const [phone, members] of byPhone(pairs)) {
      const { jid } = await admin.createGroup({ creator: phone, subject: 'Choir', members });
      made.push(...members.map((contact) => ({ group: jid, contact })));
    }
    return made;
  },
  sendToGroups: async (pairs, text, each) => {
    for (const { group, contact } of pairs)
      for (let index = 0; index < each; index++) await admin.sendToGroup({ group, from: contact, text });
  },
  pace,
  scan: async (code) => {
    await admin.scanQr(code);
  },
};
serve(calls);
