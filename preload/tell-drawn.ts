import { drawnChannel, eventChannel } from './contract/bridge.ts';
import type { PushEvent } from './contract/events.ts';

/** The part of Electron's `ipcRenderer` that this needs. */
export interface DrawnWire {
  on(channel: string, listener: (event: unknown, push: PushEvent) => void): unknown;
  send(channel: string, sequence: number): void;
}

/** The part of the page's global object that this needs. */
export interface DrawnPage {
  requestAnimationFrame(callback: () => void): unknown;
  readonly document: {
    readonly visibilityState: string;
    addEventListener(type: 'visibilitychange', listener: () => void): void;
  };
}

/**
 * Says to main up to which push the page has drawn what it was told, so that main tells it the next changes when it can
 * take them. A hidden page draws nothing: it says so when it has heard it.
 */
export function tellDrawn(wire: DrawnWire, page: DrawnPage): void {
  let last = 0;
  let waiting = false;
  const tell = (): void => {
    if (!waiting) return;
    waiting = false;
    wire.send(drawnChannel, last);
  };
  /** What is posted in a frame comes back after its layout and paint. */
  const afterFrame = (): void => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', tell, { once: true });
    port1.start();
    port2.postMessage(null);
  };
  const isVisible = (): boolean => page.document.visibilityState === 'visible';
  wire.on(eventChannel, (_event, push) => {
    last = push.sequence;
    if (waiting) return;
    waiting = true;
    if (isVisible()) page.requestAnimationFrame(afterFrame);
    else queueMicrotask(tell);
  });
  page.document.addEventListener('visibilitychange', () => {
    // The frame that was waited for does not come.
    if (!isVisible()) tell();
  });
}
