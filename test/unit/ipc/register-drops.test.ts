import fc from 'fast-check';
import { expect, it } from 'vitest';
import { registerDrops } from '../../../main/ipc/register-drops.ts';
import type { CallEvent } from '../../../main/ipc/sender.ts';
import { dropChannel } from '../../../preload/contract/bridge.ts';
import { recordingLogger } from './recording-logger.ts';

const frame = { url: 'app://switchboard/' };
const event: CallEvent = {
  sender: { id: 7, mainFrame: frame, isDestroyed: () => false },
  senderFrame: frame,
};

function openDoor(isAllowed = true) {
  const dropped: string[] = [];
  const listeners: ((event: CallEvent, ...parameters: unknown[]) => Promise<unknown>)[] = [];
  registerDrops({
    ipcMain: {
      handle: (channel, listener) => {
        expect(channel).toBe(dropChannel);
        listeners.push(listener);
      },
    },
    isAllowedSender: () => isAllowed,
    logger: recordingLogger().logger,
    onDrop: (path) => dropped.push(path),
  });
  return { dropped, drop: (...parameters: unknown[]) => listeners[0]!(event, ...parameters) };
}

it('hands on where something lies, and says nothing to whoever has sent it', async () => {
  const { dropped, drop } = openDoor();
  expect(await drop('/home/me/auth')).toBeUndefined();
  expect(dropped).toEqual(['/home/me/auth']);
});

it('hears nothing from a stranger', async () => {
  const { dropped, drop } = openDoor(false);
  await drop('/home/me/auth');
  expect(dropped).toEqual([]);
});

it('takes nothing but a text, whatever comes', async () => {
  const { dropped, drop } = openDoor();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.anything(), { maxLength: 3 }), async (parameters) => {
      expect(await drop(...parameters)).toBeUndefined();
    }),
  );
  await drop('x'.repeat(40_000));
  await drop('/home/me/auth', '/home/me/other');
  expect(dropped.every((path) => typeof path === 'string' && path !== '' && path.length < 40_000)).toBe(true);
  expect(dropped).not.toContain('/home/me/auth');
});
