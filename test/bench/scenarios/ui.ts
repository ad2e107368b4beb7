import { setTimeout } from 'node:timers/promises';
import type { ChatId } from '../../../preload/contract/model.ts';
import type { Sizes } from '../benchmarks/context.ts';
import type { Pair } from '../processes/simulator-calls.ts';
import { slope } from '../library/statistics.ts';
import { memoryOf } from '../processes/tree.ts';
import { seeded } from '../store/texts.ts';
import { press, push, release, wheel, type Point } from '../window/input.ts';
import { measurePage } from '../window/page-calls.ts';
import type { Frames, Key, PageBench } from '../window/page-protocol.ts';
import type { MeasuredWindow } from '../window/window.ts';
import { addLongChat } from './long-chat.ts';
import { openWindowWorld, type WindowWorld, type WindowWorldOptions } from './window-world.ts';

/** All in milliseconds, one value for each time. */
export interface UiRun {
  readonly switches: readonly number[];
  readonly opens: readonly number[];
  readonly frames: Frames;
  /** From the service's sending to the frame, with one busy account and with all of them. */
  readonly alone: readonly number[];
  readonly crowded: readonly number[];
  readonly keys: readonly Key[];
  /** Megabytes an hour of the page's JavaScript after collections of garbage, and of its process. */
  readonly heapSlope: number;
  readonly processSlope: number;
  /** Messages a second in the traffic. */
  readonly traffic: number;
}

export interface UiOptions extends WindowWorldOptions {
  readonly stored: Sizes['stored'];
  readonly sizes: Sizes['ui'];
  /** Messages a second, in all, while it is typed. */
  readonly perSecond: number;
  readonly say: (line: string) => void;
}

/** How long a person's finger is down in a click. Milliseconds. */
const pushed = 60;

/** The real app on the large store, moved by input as from mouse and keyboard. */
export async function runUi(options: UiOptions): Promise<UiRun> {
  const world = await openWindowWorld(options);
  try {
    const longChat = await addLongChat(world.dataFolder, options.built.worker, options.sizes.longChat);
    const window = await world.start({ exposeGc: true });
    try {
      await window.started();
      const page = await measurePage(window, options.built.window.page);
      while ((await world.simulator.calls.connections()) < world.accounts.length) await setTimeout(200);
      await setTimeout(3_000);
      return await new UiScenario(options, world, window, page).run(longChat);
    } finally {
      await window.quit();
    }
  } finally {
    await world.remove();
  }
}

class UiScenario {
  readonly #options: UiOptions;
  readonly #world: WindowWorld;
  readonly #window: MeasuredWindow;
  readonly #page: PageBench;
  readonly #random = seeded(5);

  constructor(options: UiOptions, world: WindowWorld, window: MeasuredWindow, page: PageBench) {
    this.#options = options;
    this.#world = world;
    this.#window = window;
    this.#page = page;
  }

  async run(longChat: ChatId): Promise<UiRun> {
    const { say } = this.#options;
    const { switches, opens } = await this.#profiled('clicks', () => this.#clicks());
    say(`switched ${switches.length} times, opened ${opens.length} chats`);
    const frames = await this.#profiled('scroll', () => this.#scroll(longChat));
    say(`scrolled past ${frames.seen} messages in ${frames.between.length} frames`);
    const pairs = await this.#acquaint();
    const alone = await this.#profiled('alone', () => this.#probe('alone-', this.#options.sizes.probes, 120));
    say(`${alone.length} messages timed`);
    const traffic = await this.#profiled('traffic', () => this.#traffic(pairs));
    say(`${traffic.crowded.length} messages timed in traffic of ${traffic.traffic.toFixed(0)} a second`);
    return { switches, opens, frames, alone, ...traffic };
  }

  async #profiled<Value>(name: string, measure: () => Promise<Value>): Promise<Value> {
    await this.#window.calls.profileBegin();
    try {
      return await measure();
    } finally {
      await this.#window.calls.profileEnd(name);
    }
  }

  async #clicks(): Promise<Pick<UiRun, 'switches' | 'opens'>> {
    const switches: number[] = [];
    const opens: number[] = [];
    let shown = -1;
    for (let index = 0; index < this.#options.sizes.clicks; index++) {
      const next = this.#somewhere(this.#world.accounts.length, shown);
      shown = next;
      switches.push(await this.#switchTo(this.#world.accounts[next]!.id));
      await setTimeout(100);
      const ids = await this.#page.chatIds();
      opens.push(await this.#openChat(ids[this.#somewhere(Math.min(ids.length, 10), -1)]!));
      await setTimeout(100);
    }
    return { switches, opens };
  }

  async #scroll(chatId: ChatId): Promise<Frames> {
    const first = this.#world.accounts[0]!.id;
    // From another account, so that there is something to switch from.
    await this.#switchTo(this.#world.accounts.at(-1)!.id);
    await this.#switchTo(first);
    await this.#openChat(chatId);
    await setTimeout(500);
    const middle = await this.#place('[role="log"]');
    await this.#page.framesBegin();
    await this.#window.calls.repeat(wheel(middle, 100), 16, Math.ceil(this.#options.sizes.scroll / 16));
    return this.#page.framesEnd();
  }

  /** Somebody writes to every account and is answered: sessions are established, as they are in every chat that lives. */
  async #acquaint(): Promise<readonly Pair[]> {
    const { simulator, accounts } = this.#world;
    const pairs = accounts.map(({ phone }, index) => ({
      phone,
      contact: `447930${String(index).padStart(6, '0')}`,
    }));
    const before = await simulator.calls.delivered();
    await simulator.calls.send(pairs, 'good morning', 1);
    await simulator.calls.untilDelivered(before + pairs.length);
    await setTimeout(500);
    const sent = await simulator.calls.sent();
    const answered = await this.#page.answerAll(accounts.map(({ id }) => id));
    await simulator.calls.untilSent(sent + answered);
    await simulator.calls.send(pairs, 'good morning once more', 1);
    await simulator.calls.untilDelivered(before + 2 * pairs.length);
    // The chat to look at: the newest of the second account.
    const watched = accounts[1] ?? accounts[0]!;
    await this.#switchTo(accounts.at(-1)!.id);
    await this.#switchTo(watched.id);
    const probe = await this.#probePair();
    await simulator.calls.sendOne(probe, 'hello', 'Probe');
    await this.#openChat(await this.#page.chatWith('Probe'));
    await simulator.calls.sendOne(probe, 'hello again', 'Probe');
    await this.#click('textarea');
    await this.#window.calls.input(press('a'));
    await this.#window.calls.input(press('Enter'));
    await setTimeout(1_000);
    return pairs;
  }

  async #probePair(): Promise<Pair> {
    const watched = this.#world.accounts[1] ?? this.#world.accounts[0]!;
    return { phone: watched.phone, contact: '447940000001' };
  }

  /** Messages to the chat that is open. @returns milliseconds from the service's sending to the frame that shows each */
  async #probe(prefix: string, count: number, every: number): Promise<readonly number[]> {
    const sentAt = new Map<string, number>();
    const pair = await this.#probePair();
    await this.#page.messagesBegin(prefix);
    for (let index = 0; index < count; index++) {
      const text = `${prefix}${index}`;
      sentAt.set(
        text,
        await this.#world.simulator.calls.sendOne(pair, `${text} is what this one is called`, 'Probe'),
      );
      await setTimeout(every + this.#random() * 40);
    }
    // Where more comes in than the machine can take, the last ones are late, and that is what is to be told.
    for (let left = 1_200; left > 0 && (await this.#page.messagesSeen()) < count; left--)
      await setTimeout(100);
    const seen = await this.#page.messagesEnd();
    if (seen.length < count * 0.9) throw new Error(`${count} messages were sent, ${seen.length} were seen`);
    return seen.map(({ text, at }) => at - (sentAt.get(text) ?? Number.NaN));
  }

  async #traffic(
    pairs: readonly Pair[],
  ): Promise<Pick<UiRun, 'crowded' | 'keys' | 'heapSlope' | 'processSlope' | 'traffic'>> {
    const { sizes, perSecond } = this.#options;
    const { calls } = this.#world.simulator;
    const minutes = Number(process.env['BENCH_MINUTES'] ?? 0);
    const duration = minutes > 0 ? minutes * 60_000 : sizes.traffic;
    const count = Math.round((perSecond * duration) / 1_000);
    const began = performance.now();
    let pacedUntil = 0;
    const pacing = calls.pace({ pairs, perSecond, count }).then(() => (pacedUntil = performance.now()));
    await this.#click('textarea');
    await this.#page.keysBegin();
    const typing = this.#window.calls.repeat(press('a'), 100, sizes.keys);
    const samples: { at: number; heap: number; process: number }[] = [];
    const pageProcess = await this.#window.calls.pageProcess();
    const sample = async (): Promise<void> => {
      const heap = await this.#page.heap();
      samples.push({ at: (performance.now() - began) / 3_600_000, heap, process: memoryOf(pageProcess) });
    };
    // Collecting garbage stops the page: not while keys are timed.
    const sampling = typing.then(async () => {
      await setTimeout(1_000);
      await sample();
      while (performance.now() - began < duration) {
        await setTimeout(Math.min(5_000, duration / 5));
        await sample();
      }
    });
    const probing = this.#probe('crowd-', sizes.probes, Math.min(250, duration / sizes.probes / 2));
    const typed = typing.then(() => setTimeout(500)).then(() => this.#page.keysEnd());
    const [crowded, keys] = await Promise.all([probing, typed, pacing, sampling]);
    const seconds = (pacedUntil - began) / 1_000;
    return {
      crowded,
      keys,
      heapSlope: slope(samples.map(({ at, heap }) => [at, heap])),
      processSlope: slope(samples.map(({ at, process: megabytes }) => [at, megabytes])),
      traffic: count / seconds,
    };
  }

  /** 0 when it is there already: nothing would follow the click. */
  async #switchTo(accountId: string): Promise<number> {
    if (await this.#page.isShown(accountId)) return 0;
    const point = await this.#place(`[data-account="${accountId}"]`);
    await this.#page.armSwitch(accountId);
    await this.#clickAt(point);
    return this.#within(this.#page.measured(), `the list of ${accountId}`);
  }

  /** 0 when it is open already. An account opens with the chat that was open in it last. */
  async #openChat(chatId: string): Promise<number> {
    if (await this.#page.isOpen(chatId)) return 0;
    const point = await this.#place(`[data-chat="${chatId}"]`);
    await this.#page.armOpening(chatId);
    await this.#clickAt(point);
    return this.#within(this.#page.measured(), `the chat ${chatId}`);
  }

  async #click(selector: string): Promise<void> {
    await this.#clickAt(await this.#place(selector));
    await setTimeout(100);
  }

  async #clickAt(point: Point): Promise<void> {
    await this.#window.calls.input(push(point));
    await setTimeout(pushed);
    await this.#window.calls.input(release(point));
  }

  async #place(selector: string): Promise<Point> {
    const point = await this.#page.place(selector);
    if (point === null) throw new Error(`there is no ${selector}`);
    return point;
  }

  async #within<Value>(answer: Promise<Value>, what: string): Promise<Value> {
    const given = new AbortController();
    const late = setTimeout(20_000, null, { signal: given.signal }).then(
      () => {
        throw new Error(`${what} did not come`);
      },
      () => new Promise<never>(() => undefined),
    );
    try {
      return await Promise.race([answer, late]);
    } finally {
      given.abort();
    }
  }

  /** A number below this one, but not that. */
  #somewhere(below: number, not: number): number {
    const at = Math.floor(this.#random() * below);
    return at === not ? (at + 1) % below : at;
  }
}
