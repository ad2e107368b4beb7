import type { WASocket } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';

/** Every socket that was made, and how much of those before it was left at that moment. */
const made: WASocket[] = [];
const leftWhenMade: { open: number; listeners: number }[] = [];

vi.mock('@whiskeysockets/baileys', async (original) => {
  const baileys = await original<typeof import('@whiskeysockets/baileys')>();
  return {
    ...baileys,
    makeWASocket: (config: Parameters<typeof baileys.makeWASocket>[0]) => {
      leftWhenMade.push({ open: made.filter(isOpen).length, listeners: sum(made.map(listeners)) });
      const socket = baileys.makeWASocket(config);
      made.push(socket);
      return socket;
    },
  };
});

const isOpen = ({ ws }: WASocket): boolean => !ws.isClosed;
/** All but the one that keeps a late error from being thrown. */
const listeners = ({ ws }: WASocket): number =>
  sum(ws.eventNames().map((name) => ws.listenerCount(name))) - 1;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0);

let simulator: Simulator;
let data: TestData;
let program: TestProgram;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 81 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

it('before a new socket starts the old one has ended and its listeners are gone, whichever way it ended', async () => {
  const accountId = await program.link();
  const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
  const session = program.accounts.session(accountId);
  const replaced = async (how: () => unknown): Promise<void> => {
    const before = made.length;
    await how();
    await program.eventually(
      async () => made.length,
      (count) => {
        if (count === before) program.accounts.connectWaiting();
        return count > before;
      },
    );
    await program.until(accountId, ({ state }) => state.kind === 'online');
  };
  await replaced(() => session.restart());
  await replaced(() => simulator.admin.disconnect({ phone, how: 'close' }));
  await replaced(() => simulator.admin.disconnect({ phone, how: 'drop' }));
  await replaced(() => simulator.admin.streamError({ phone, code: '515' }));
  await replaced(() => simulator.admin.streamError({ phone, code: '503' }));
  await replaced(async () => {
    await simulator.admin.refuse({ status: 503 });
    session.restart();
  });
  await replaced(async () => {
    await simulator.admin.disconnect({ phone, how: 'stall' });
    session.restart();
  });
  for (let times = 0; times < 10; times++) session.restart();
  await replaced(() => session.restart());
  expect(made.length).toBeGreaterThanOrEqual(9);
  expect(leftWhenMade.filter(({ open, listeners: left }) => open > 0 || left > 0)).toEqual([]);
  await session.pause();
  await session.settled;
  expect(made.filter(isOpen)).toEqual([]);
  expect(sum(made.map(listeners))).toBe(0);
});
