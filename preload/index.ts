import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { bridgeName, callChannel, dropChannel, eventChannel, type Bridge } from './contract/bridge.ts';
import type { PushEvent } from './contract/events.ts';
import { tellDrawn, type DrawnPage } from './tell-drawn.ts';

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
  drop: (file) => {
    const path = file instanceof File ? webUtils.getPathForFile(file) : '';
    if (path !== '') void ipcRenderer.invoke(dropChannel, path);
  },
};

contextBridge.exposeInMainWorld(bridgeName, bridge);
tellDrawn(ipcRenderer, globalThis as unknown as DrawnPage);
