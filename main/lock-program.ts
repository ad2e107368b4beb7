import type { LockView } from '../preload/contract/lock-commands.ts';
import { watchLock, type AppLock } from './desktop/app-lock.ts';
import { attendance, systemCheck } from './desktop/attendance.ts';
import type { KeyStore } from './desktop/key-store.ts';
import type { Preferences } from './desktop/preferences.ts';
import type { Texts } from './desktop/texts.ts';
import type { Vault } from './desktop/vault.ts';
import type { LockPort } from './ipc/program.ts';

/** How often it is looked whether anybody is there. Milliseconds. */
const lookEvery = 5_000;

const every = (callback: () => void): (() => void) => {
  const timer = setInterval(callback, lookEvery);
  return () => clearInterval(timer);
};

/** The lock as a person handles it, and as it falls by itself. */
export function createLock(options: {
  readonly vault: Vault;
  readonly keyStore: KeyStore;
  readonly preferences: Preferences;
  readonly t: Texts;
}): { readonly port: LockPort; readonly watch: AppLock } {
  const { vault, keyStore, preferences, t } = options;
  const view = (): Omit<LockView, 'protection'> => ({
    keyStoreAvailable: keyStore.presence() === 'opens',
    systemUnlockAvailable: systemCheck.available(),
    settings: preferences.get('lock'),
  });
  return {
    port: {
      now: () => vault.lock(),
      view,
      setSettings: (settings) => preferences.set('lock', settings),
      unlockBySystem: () => vault.unlockBySystem(() => systemCheck.ask(t('lock.systemReason'))),
      retry: () => vault.retry(),
      change: (current, next) => vault.change(current, next),
    },
    watch: watchLock({ vault, settings: () => preferences.get('lock'), attendance, now: Date.now, every }),
  };
}
