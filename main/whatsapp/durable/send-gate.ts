type SendCallback = (error?: Error) => void;
/** The part of ws' WebSocket that the gate stands before. */
interface FrameSender {
  send(data: unknown, callback?: SendCallback): void;
}

/**
 * No frame leaves before what led to it is on the disk: not the receipt of a message whose ratchet step could still be
 * lost, not the answer that completes a link whose credentials could be. Frames keep their order (they are encrypted
 * with a counter before they come here). Without anything pending a frame passes at once.
 * @param durable null when nothing is pending; rejects when it can't be made durable: then nothing leaves any more
 */
export function gateFrames(
  sender: FrameSender,
  durable: () => Promise<void> | null,
  onFailure: (error: unknown) => void,
): void {
  const send = sender.send.bind(sender);
  let last: Promise<void> | null = null;
  sender.send = (data, callback) => {
    const pending = durable();
    if (pending === null && last === null) {
      send(data, callback);
      return;
    }
    // It is looked at only when the frames before it have gone.
    pending?.catch(() => undefined);
    const before = last;
    const turn: Promise<void> = (async () => {
      await before;
      await pending;
      send(data, callback);
    })()
      .catch((error: unknown) => {
        callback?.(error instanceof Error ? error : new Error('the frame was held back', { cause: error }));
        onFailure(error);
      })
      .finally(() => {
        if (last === turn) last = null;
      });
    last = turn;
  };
}
