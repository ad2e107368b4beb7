type Listener = (...parameters: unknown[]) => unknown;

/** The part of Baileys' WebSocket client that frames come from. */
interface FrameSource {
  listeners(event: 'message'): unknown[];
  removeAllListeners(event: 'message'): unknown;
  on(event: 'message', listener: Listener): unknown;
}

/**
 * Hears of frames that can't be read. Baileys reads them in an async listener that nobody waits for (Socket/socket.js
 * `onMessageReceived`): a broken one becomes an unhandled rejection, and since both sides count their frames, nothing that
 * follows can be read either. The connection stays up and deaf.
 */
export function watchBrokenFrames(source: FrameSource, onBroken: (error: unknown) => void): void {
  const listeners = source.listeners('message') as Listener[];
  source.removeAllListeners('message');
  for (const listener of listeners) {
    const read = async (...parameters: unknown[]): Promise<void> => {
      await listener(...parameters);
    };
    source.on('message', (...parameters) => {
      read(...parameters).catch(onBroken);
    });
  }
}
