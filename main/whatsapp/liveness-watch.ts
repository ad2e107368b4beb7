import type { Clock } from '../accounts/ports.ts';

/** How often it is looked whether anything was heard. Milliseconds. */
const lookEvery = 20_000;
/** How long an answer to a ping may take. Found dead after 50 seconds at most: two looks and an answer. */
const answerDeadline = 10_000;
/** Timers of a loop that was blocked run before what has arrived meanwhile is read: then one more moment. */
const grace = 500;
/** Messages that lead to nothing for this many looks: the connection is there, and what comes over it is lost. */
const fruitlessLooks = 6;

interface LivenessWatchParts {
  readonly clock: Clock;
  /** Writes a ping; whatever comes back counts as an answer. */
  readonly ping: () => void;
  /** Called once: this connection is open in name only. */
  readonly dead: (why: string) => void;
}

/**
 * Finds connections that are open and deaf: those whose peer says nothing any more, and those that hear messages of which
 * nothing reaches the app. Two looks apart rather than a time per frame: a flood must not make timers.
 */
export class LivenessWatch {
  readonly #parts: LivenessWatchParts;
  #heard = true;
  /** Looks since a message came in that nothing has come of; null when there is none. */
  #fruitless: number | null = null;
  #probing = false;
  #stopped = false;
  #cancelLook: () => void = () => undefined;
  #cancelProbe: () => void = () => undefined;

  constructor(parts: LivenessWatchParts) {
    this.#parts = parts;
    this.#plan();
  }

  /** A frame came in. */
  frame(): void {
    this.#heard = true;
  }

  /** A message stanza came in: something has to come of it. */
  message(): void {
    this.#fruitless ??= 0;
  }

  /** Something reached the app. */
  event(): void {
    this.#fruitless = null;
  }

  /** Asks for a sign of life now. */
  probe(): void {
    if (this.#probing || this.#stopped) return;
    this.#probing = true;
    this.#heard = false;
    this.#parts.ping();
    this.#cancelProbe = this.#parts.clock.after(answerDeadline, () => {
      if (this.#heard) this.#probing = false;
      else this.#cancelProbe = this.#parts.clock.after(grace, () => this.#judge());
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelLook();
    this.#cancelProbe();
  }

  #judge(): void {
    this.#probing = false;
    if (!this.#heard) this.#die('no answer to a ping');
  }

  #plan(): void {
    this.#cancelLook = this.#parts.clock.after(lookEvery, () => {
      this.#look();
      if (!this.#stopped) this.#plan();
    });
  }

  #look(): void {
    if (this.#fruitless !== null && ++this.#fruitless >= fruitlessLooks) {
      this.#die('nothing came of the messages that came in');
      return;
    }
    if (!this.#heard) this.probe();
    else if (!this.#probing) this.#heard = false;
  }

  #die(why: string): void {
    if (this.#stopped) return;
    this.stop();
    this.#parts.dead(why);
  }
}
