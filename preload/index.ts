import { contextBridge, ipcRenderer } from 'electron';
import { bridgeName, callChannel, eventChannel, type Bridge } from './contract/bridge.ts';
import type { PushEvent } from './contract/events.ts';

/**
 * The whole boundary as the page sees it. Main checks the sender and parses every input; here nothing is decided.
 * The Electron event never reaches the page: it would carry a handle to `ipcRenderer`.
 */
const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(callChannel, name, input),
  on: (listener) => {
    const forward = (_event: unknown, push: PushEvent): void => listener(push);
    ipcRenderer.on(eventChannel, forward);
    return () => {
      ipcRenderer.removeListener(eventChannel, forward);
    };
  },
};

contextBridge.exposeInMainWorld(bridgeName, bridge);
