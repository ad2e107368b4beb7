import type { Breather } from './durable/breather.ts';

/** The part of Baileys' WebSocket client that tells what comes in. */
export interface FrameSource {
  emit(event: string | symbol, ...values: unknown[]): boolean;
}

/** The WebSocket beneath: it can be told to read no more for now. */
export interface PausableLine {
  pause(): void;
  resume(): void;
}

/** What a source tells when a frame has come, which may be some time before its turn: whoever sent it is alive. */
export const frameArrived = 'frame-arrived';

type Frame = readonly unknown[];

interface Waiting {
  readonly frames: Frame[];
  readonly deliver: (frame: Frame) => void;
  readonly line: () => PausableLine | null;
  isPaused: boolean;
}

/** With so many frames that wait, no more are read from the socket: they are better kept by the service. */
const pauseAt = 256;
const resumeAt = 64;

/**
 * Lets frames in as the event loop can bear them. The operating system hands over what has come for all sockets in
 * one round of the loop, and Baileys decrypts and parses every frame at once: a hundred accounts that get a burst would
 * stop everything else for seconds. Here frames wait in a queue for each socket, and are taken from them in turn, when
 * what was begun before has got as far as it can.
 */
export class FrameIntake {
  readonly #breather: Breather;
  /** Those with frames that wait, in the order of their turns. */
  readonly #waiting = new Map<FrameSource, Waiting>();

  constructor(breather: Breather) {
    this.#breather = breather;
    breather.newWorkFrom(() => this.#takeOne());
  }

  /**
   * From now on `source` tells of frames when it is their turn, in their order, and before it tells that it has closed.
   * @param line what the frames come from, while there is one
   */
  attach(source: FrameSource, line: () => PausableLine | null): void {
    const emit = source.emit.bind(source);
    const deliver = (frame: Frame): void => {
      emit('message', ...frame);
    };
    source.emit = (event, ...values) => {
      if (event === 'message') {
        emit(frameArrived);
        const waiting = this.#waiting.get(source);
        if (waiting !== undefined) this.#add(waiting, values);
        else if (this.#breather.isTaken()) this.#wait(source, { frames: [values], deliver, line });
        else deliver(values);
        return true;
      }
      // What the service said last tells why it has closed.
      if (event === 'close') this.#drain(source);
      return emit(event, ...values);
    };
  }

  #wait(source: FrameSource, waiting: Omit<Waiting, 'isPaused'>): void {
    this.#waiting.set(source, { ...waiting, isPaused: false });
    this.#breather.hasNewWork();
  }

  #add(waiting: Waiting, frame: Frame): void {
    waiting.frames.push(frame);
    if (waiting.isPaused || waiting.frames.length < pauseAt) return;
    waiting.isPaused = true;
    waiting.line()?.pause();
  }

  /** The next frame of the one whose turn it is. @returns whether there are more */
  #takeOne(): boolean {
    for (const [source, waiting] of this.#waiting) {
      const { frames, deliver } = waiting;
      const frame = frames.shift();
      this.#waiting.delete(source);
      // Goes to the end of the line.
      if (frames.length > 0) this.#waiting.set(source, waiting);
      if (waiting.isPaused && frames.length <= resumeAt) {
        waiting.isPaused = false;
        waiting.line()?.resume();
      }
      if (frame !== undefined) deliver(frame);
      break;
    }
    return this.#waiting.size > 0;
  }

  #drain(source: FrameSource): void {
    const waiting = this.#waiting.get(source);
    this.#waiting.delete(source);
    for (const frame of waiting?.frames ?? []) waiting?.deliver(frame);
  }
}
