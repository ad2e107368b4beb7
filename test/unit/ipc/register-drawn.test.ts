import fc from 'fast-check';
import { expect, it } from 'vitest';
import { registerDrawn } from '../../../main/ipc/register-drawn.ts';
import type { CallEvent } from '../../../main/ipc/sender.ts';
import { drawnChannel } from '../../../preload/contract/bridge.ts';
import { recordingLogger } from './recording-logger.ts';

const frame = { url: 'app://switchboard/' };
const event: CallEvent = {
  sender: { id: 7, mainFrame: frame, isDestroyed: () => false },
  senderFrame: frame,
};

function openDoor(isAllowed = true) {
  const drawn: (readonly [number, number])[] = [];
  const listeners: ((event: CallEvent, ...parameters: unknown[]) => void)[] = [];
  registerDrawn({
    ipcMain: {
      on: (channel, listener) => {
        expect(channel).toBe(drawnChannel);
        listeners.push(listener);
      },
    },
    isAllowedSender: () => isAllowed,
    logger: recordingLogger().logger,
    onDrawn: (windowId, sequence) => drawn.push([windowId, sequence]),
  });
  return { drawn, tell: (...parameters: unknown[]) => listeners[0]!(event, ...parameters) };
}

it('hands on what a window has drawn', () => {
  const { drawn, tell } = openDoor();
  tell(12);
  expect(drawn).toEqual([[7, 12]]);
});

it('hears nothing from a stranger, and nothing but a number', () => {
  const stranger = openDoor(false);
  stranger.tell(12);
  expect(stranger.drawn).toEqual([]);
  const { drawn, tell } = openDoor();
  fc.assert(
    fc.property(fc.array(fc.anything(), { maxLength: 3 }), (parameters) => {
      tell(...parameters);
    }),
  );
  for (const value of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '3', null, [3]]) tell(value);
  tell(3, 4);
  expect(drawn.every(([, sequence]) => Number.isInteger(sequence) && sequence >= 0)).toBe(true);
  expect(drawn).not.toContainEqual([7, 3]);
});
