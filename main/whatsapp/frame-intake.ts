import type { Breather } from './durable/breather.ts';

/** The part of Baileys' WebSocket client that tells what comes in. */
export interface FrameSource {
  emit(event: string | symbol, ...values: unknown[]): boolean;
}

type Frame = readonly unknown[];

/**
 * Lets frames in as the event loop can bear them. The operating system hands over what has come for all sockets in
 * one round of the loop, and Baileys decrypts and parses every frame at once: a hundred accounts that get a burst would
 * stop everything else for seconds. Here frames wait in a queue for each socket, and a round takes from them
 * in turn, until its time is over.
 */
export class FrameIntake {
  readonly #breather: Breather;
  /** Those with frames that wait, in the order of their turns. */
  readonly #waiting = new Map<
    FrameSource,
    { readonly frames: Frame[]; readonly deliver: (frame: Frame) => void }
  >();
  #scheduled = false;

  constructor(breather: Breather) {
    this.#breather = breather;
  }

  /** From now on `source` tells of frames when it is their turn, in their order, and before it tells that it has closed. */
  attach(source: FrameSource): void {
    const emit = source.emit.bind(source);
    const deliver = (frame: Frame): void => {
      emit('message', ...frame);
    };
    source.emit = (event, ...values) => {
      if (event === 'message') {
        const waiting = this.#waiting.get(source);
        if (waiting !== undefined) waiting.frames.push(values);
        else if (this.#breather.isSpent()) this.#wait(source, values, deliver);
        else deliver(values);
        return true;
      }
      // What the service said last tells why it has closed.
      if (event === 'close') this.#drain(source);
      return emit(event, ...values);
    };
  }

  #wait(source: FrameSource, frame: Frame, deliver: (frame: Frame) => void): void {
    this.#waiting.set(source, { frames: [frame], deliver });
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#breather.beginTurn();
      this.#takeTurn();
      if (this.#waiting.size > 0) this.#schedule();
    });
  }

  /** One frame of each in turn; at least one. */
  #takeTurn(): void {
    for (const [source, { frames, deliver }] of this.#waiting) {
      const frame = frames.shift();
      this.#waiting.delete(source);
      // Goes to the end of the line, where this loop comes to it again.
      if (frames.length > 0) this.#waiting.set(source, { frames, deliver });
      if (frame !== undefined) deliver(frame);
      if (this.#breather.isSpent()) return;
    }
  }

  #drain(source: FrameSource): void {
    const waiting = this.#waiting.get(source);
    this.#waiting.delete(source);
    for (const frame of waiting?.frames ?? []) waiting?.deliver(frame);
  }
}
