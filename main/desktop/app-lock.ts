import type { LockSettings } from '../../preload/contract/lock-commands.ts';
import type { Protection } from '../../preload/contract/model.ts';
import { shouldLock, type Attendance } from '../domain/auto-lock.ts';
import type { Vault } from './vault.ts';

export interface AppLockOptions {
  readonly vault: Pick<Vault, 'state' | 'lock' | 'onChange'>;
  readonly settings: () => LockSettings;
  readonly attendance: () => Attendance;
  /** Milliseconds since 1970: the time that passes while the computer sleeps counts. */
  readonly now: () => number;
  /** Calls back again and again; the returned function ends it. */
  readonly every: (callback: () => void) => () => void;
}

/** Locks the app by itself where a passphrase protects the data. */
export interface AppLock {
  /** The screen was locked, or the computer goes to sleep: systems that tell do so before one could look. */
  screenLocked(): void;
  end(): void;
}

const lockable: Protection = 'passphrase';

/** Looks from time to time whether anybody is there. */
export const watchLock = ({ vault, settings, attendance, now, every }: AppLockOptions): AppLock => {
  let openedAt = now();
  const ignore = vault.onChange(({ kind }) => {
    if (kind === 'open') openedAt = now();
  });
  const look = (seen: () => Attendance): void => {
    const state = vault.state();
    if (state.kind !== 'open' || state.protection !== lockable) return;
    if (shouldLock(settings(), seen())) vault.lock();
  };
  /** Whoever opened it was there, though the system has seen neither key nor mouse: by a finger, or from another computer. */
  const sinceOpened = (): Attendance => {
    const { idleSeconds, screenLocked } = attendance();
    const passed = (now() - openedAt) / 1000;
    return { idleSeconds: passed < 0 ? idleSeconds : Math.min(idleSeconds, passed), screenLocked };
  };
  const end = every(() => look(sinceOpened));
  return {
    screenLocked: () => look(() => ({ idleSeconds: 0, screenLocked: true })),
    end: () => {
      ignore();
      end();
    },
  };
};
