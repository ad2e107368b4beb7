import { expect, test } from 'vitest';
import { watchLock } from '../../../main/desktop/app-lock.ts';
import type { VaultState } from '../../../preload/contract/model.ts';

const open: VaultState = { kind: 'open', protection: 'passphrase' };

function setting() {
  let state: VaultState = open;
  let now = 1_000_000;
  let idleSeconds = 0;
  let screenLocked = false;
  let tick = (): void => undefined;
  const listeners = new Set<(state: VaultState) => void>();
  const lock = watchLock({
    vault: {
      state: () => state,
      lock: () => {
        state = { kind: 'locked' } as VaultState;
        for (const listener of listeners) listener(state);
        return { ok: true, value: state };
      },
      onChange: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    settings: () => ({ afterMinutes: 5, withScreen: true }) as never,
    attendance: () => ({ idleSeconds, screenLocked }),
    now: () => now,
    every: (callback) => {
      tick = callback;
      return () => (tick = () => undefined);
    },
  });
  return {
    lock,
    listeners,
    kind: () => state.kind,
    unlock: () => {
      state = open;
      for (const listener of listeners) listener(state);
    },
    pass: (seconds: number, sees: { idle?: number; screen?: boolean } = {}) => {
      now += seconds * 1000;
      idleSeconds = sees.idle ?? idleSeconds + seconds;
      screenLocked = sees.screen ?? false;
      tick();
    },
  };
}

test('it locks when nobody was there for as long as was chosen', () => {
  const { pass, kind } = setting();
  pass(299);
  expect(kind()).toBe('open');
  pass(1);
  expect(kind()).toBe('locked');
});

test('whoever unlocks without key and mouse has all of the time again', () => {
  const { pass, kind, unlock } = setting();
  pass(900);
  expect(kind()).toBe('locked');
  unlock();
  pass(5);
  expect(kind()).toBe('open');
  pass(290);
  expect(kind()).toBe('open');
  pass(5);
  expect(kind()).toBe('locked');
});

test('a clock that was put back does not keep it open', () => {
  const { pass, kind } = setting();
  pass(-10_000, { idle: 301 });
  expect(kind()).toBe('locked');
});

test('a locked screen locks it at once, and after its end nothing does', () => {
  const { lock, pass, kind, unlock, listeners } = setting();
  pass(1, { screen: true });
  expect(kind()).toBe('locked');
  unlock();
  lock.screenLocked();
  expect(kind()).toBe('locked');
  unlock();
  lock.end();
  expect(listeners.size).toBe(0);
  pass(10_000);
  expect(kind()).toBe('open');
});
