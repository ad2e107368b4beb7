type SendCallback = (error?: Error) => void;
/** The part of ws' WebSocket that the gate stands before. */
interface FrameSender {
  send(data: unknown, callback?: SendCallback): void;
  /** The TCP socket beneath, while there is one. */
  readonly _socket?: { cork(): void; uncork(): void } | null | undefined;
}

export interface FrameGate {
  /**
   * @returns null when no frame waits; else a promise that resolves when all that wait now have been written, and never
   * when they can't be
   */
  flushed(): Promise<void> | null;
}

interface HeldFrame {
  readonly data: unknown;
  /** Absent when the sender was told already. */
  readonly callback: SendCallback | undefined;
  readonly durable: Promise<void> | null;
}

/**
 * So many frames may wait at the gate while whoever sent them goes on. Baileys takes up an account's next message only
 * when the receipt of the one before was "written": without this a burst would be one message for each commit. Beyond
 * it the sender waits, so that a slow disk slows the reading down, and not the memory up.
 */
const mostHeldSilently = 128;
/** Frames that go in one write. */
const mostAtOnce = 32;

/**
 * No frame leaves before what led to it is on the disk: not the receipt of a message whose ratchet step could still be
 * lost, not the answer that completes a link whose credentials could be. Frames keep their order (they are encrypted
 * with a counter before they come here). Without anything pending a frame passes at once. A sender is told "written"
 * when the gate has taken its frame, as the operating system says it of a frame in its buffer: what is never sent
 * after all is what a connection loses when it falls.
 * @param breathe one commit lets the frames of all accounts go; see `Breather`
 * @param durable null when nothing is pending; rejects when it can't be made durable: then nothing leaves any more
 */
export function gateFrames(
  sender: FrameSender,
  durable: () => Promise<void> | null,
  breathe: () => Promise<void> | null,
  onFailure: (error: unknown) => void,
): FrameGate {
  const send = sender.send.bind(sender);
  const held: HeldFrame[] = [];
  let letting = false;
  let taken = 0;
  let written = 0;
  let waiting: { readonly upTo: number; readonly resolve: () => void }[] = [];

  /** In one write: most of what waits for a commit waits for the same one. */
  const sendAll = (frames: readonly HeldFrame[]): void => {
    // oxlint-disable-next-line no-underscore-dangle -- ws has no other name for it
    const beneath = sender._socket;
    beneath?.cork();
    for (const { data, callback } of frames) send(data, callback);
    beneath?.uncork();
    written += frames.length;
    for (const { upTo, resolve } of waiting) if (upTo <= written) resolve();
    waiting = waiting.filter(({ upTo }) => upTo > written);
  };

  const letGo = async (): Promise<void> => {
    letting = true;
    try {
      for (let frame = held[0]; frame !== undefined; frame = held[0]) {
        if (frame.durable !== null) await frame.durable;
        await breathe();
        sendAll(takeSame(held));
      }
    } catch (error: unknown) {
      const reason = new Error('the frame was held back', { cause: error });
      for (const { callback } of held.splice(0)) callback?.(reason);
      onFailure(error);
    } finally {
      letting = false;
    }
  };

  sender.send = (data, callback) => {
    const pending = durable();
    if (pending === null && held.length === 0) {
      send(data, callback);
      return;
    }
    // It is looked at only when the frames before it have gone.
    pending?.catch(() => undefined);
    const silently = held.length < mostHeldSilently;
    taken += 1;
    held.push({ data, callback: silently ? undefined : callback, durable: pending });
    if (!letting) void letGo();
    if (silently && callback !== undefined) queueMicrotask(callback);
  };

  return {
    flushed: () => {
      if (held.length === 0) return null;
      const upTo = taken;
      return new Promise((resolve) => {
        waiting.push({ upTo, resolve });
      });
    },
  };
}

/** Takes the first, and those after it that wait for the same, up to a limit. */
function takeSame(held: HeldFrame[]): readonly HeldFrame[] {
  const [first] = held;
  const end = held.findIndex(({ durable }) => durable !== first?.durable);
  return held.splice(0, Math.min(end === -1 ? held.length : end, mostAtOnce));
}
