import { eventChannel } from '../../preload/contract/bridge.ts';
import type { PushEvent } from '../../preload/contract/events.ts';

type WithoutSequence<Event> = Event extends PushEvent ? Omit<Event, 'sequence'> : never;

/** A push before it has its number. */
export type UnnumberedEvent = WithoutSequence<PushEvent>;

/** The part of Electron's `WebContents` that a push needs. */
export interface PushTarget {
  readonly id: number;
  isDestroyed(): boolean;
  send(channel: string, event: PushEvent): void;
}

/**
 * The way from main to one window. Numbers every push, 1, 2, 3, …, so that a page notices when it missed one and
 * asks for a snapshot anew.
 */
export class WindowChannel {
  readonly windowId: number;
  readonly #target: PushTarget;
  #sequence = 0;

  constructor(target: PushTarget) {
    this.#target = target;
    this.windowId = target.id;
  }

  /** The number of the last push; goes into snapshots and pages, which are then followed by `+ 1`. */
  sequence(): number {
    return this.#sequence;
  }

  send(event: UnnumberedEvent): void {
    if (this.#target.isDestroyed()) return;
    // The number is used up even when the page's process is just gone and `send` throws: if the page does live on,
    // it sees the gap and asks again.
    this.#sequence += 1;
    try {
      this.#target.send(eventChannel, { ...event, sequence: this.#sequence });
    } catch {
      // A page that is being replaced takes a snapshot when it is there.
    }
  }

  /** For a page that begins anew: it knows no number yet and takes the first from its snapshot. */
  reset(): void {
    this.#sequence = 0;
  }
}
