import type { Bridge } from '../preload/contract/bridge.ts';

declare global {
  interface Window {
    readonly switchboard: Bridge;
  }
}

/** The one door to the rest of the program. No other file of the renderer reads it from `window`. */
export const readBridge = (): Bridge => window.switchboard;
