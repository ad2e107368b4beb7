import { setTimeout } from 'node:timers/promises';
import { percentile } from '../library/statistics.ts';
import type { LoopDelay, Online } from '../sides/protocol.ts';
import { openWorld, type WorldOptions } from './world.ts';

export interface ReceiveOptions extends WorldOptions {
  /** Messages of each contact in the flood. */
  readonly each: number;
  /** Messages at an even pace before it, fifty a second; 0 for none. */
  readonly paced: number;
  /** Milliseconds of rest before memory is read. */
  readonly rest: number;
}

export interface ReceiveRun {
  readonly online: Online;
  readonly connecting: LoopDelay;
  /** Megabytes of PSS: all online and nothing has happened; after the flood. */
  readonly idleMemory: number;
  readonly floodMemory: number;
  /** Median milliseconds from the sending to the delivery receipt; null when not measured. */
  readonly latency: number | null;
  /** Messages a second, from the release of the flood until the last one is where this side puts it. */
  readonly rate: number;
  readonly flood: LoopDelay;
  /** Milliseconds of CPU time of the whole process for one message of the flood. */
  readonly cpuPerMessage: number;
}

/** Connects, warms up, receives at a pace, receives a flood. The flood is encrypted before it begins. */
export async function runReceive(options: ReceiveOptions): Promise<ReceiveRun> {
  const world = await openWorld(options);
  const { simulator, pairs } = world;
  const { calls: side, memory } = world.side;
  try {
    const online = await side.start();
    const connecting = await side.loopDelay();
    await setTimeout(options.rest);
    await side.collectGarbage();
    const idleMemory = memory();
    if (options.each === 0) return { ...nothingReceived, online, connecting, idleMemory };

    const warm = await side.received();
    await simulator.calls.send(pairs, 'good morning', 1);
    await side.untilReceived(warm.count + pairs.length);
    await simulator.calls.untilDelivered(pairs.length);
    await side.reply();
    await setTimeout(1_000);
    await simulator.calls.send(pairs, 'good morning once more', 1);
    await side.untilReceived(warm.count + 2 * pairs.length);
    const latencies =
      options.paced === 0 ? null : await simulator.calls.pace({ pairs, perSecond: 50, count: options.paced });

    const before = await side.received();
    const delivered = await simulator.calls.delivered();
    const count = pairs.length * options.each;
    await simulator.calls.hold(true);
    await simulator.calls.send(pairs, text, options.each);
    await side.loopDelay();
    const cpuBefore = await side.cpu();
    const released = await simulator.calls.hold(false);
    const last = await side.untilReceived(before.count + count);
    const flood = await side.loopDelay();
    await simulator.calls.untilDelivered(delivered + count);
    const cpuPerMessage = (((await side.cpu()) - cpuBefore) * 1_000) / count;
    await setTimeout(options.rest);
    await side.collectGarbage();
    return {
      online,
      connecting,
      idleMemory,
      floodMemory: memory(),
      latency: latencies === null ? null : percentile(latencies, 0.5),
      rate: (count * 1_000) / (last.at - released),
      flood,
      cpuPerMessage,
    };
  } finally {
    await world.remove();
  }
}

/** Eighty characters, as long as messages are. */
const text = 'This is a message of about eighty characters, which is what people write to it. ';

const nothingReceived = {
  floodMemory: 0,
  latency: null,
  rate: 0,
  flood: { p99: 0, longest: 0 },
  cpuPerMessage: 0,
};
