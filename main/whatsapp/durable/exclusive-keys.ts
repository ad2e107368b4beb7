import { AsyncLocalStorage } from 'node:async_hooks';
import type { SignalKeyStore, SignalKeyStoreWithTransaction } from '@whiskeysockets/baileys';

/**
 * The key store for everything that moves a ratchet. Baileys would give its Signal repository a store whose nested
 * transactions join the outer one (Utils/auth-utils.js `addTransactionCapability`), and sending a message is one long
 * outer transaction (Socket/messages-send.js `relayMessage`): it reads the session, waits for the service, sends, and
 * only then writes the session back, over whatever a message that came in meanwhile has made of it. Two that write at once
 * then use a key twice, and the other side can read neither. Here every step of a ratchet stands alone: one at a
 * time per session, written as soon as it is made, before the frame that it belongs to.
 */
export function exclusiveKeys(base: SignalKeyStore): SignalKeyStoreWithTransaction {
  const held = new AsyncLocalStorage<ReadonlySet<string>>();
  const last = new Map<string, Promise<void>>();

  const alone = async <Value>(name: string, work: () => Promise<Value>): Promise<Value> => {
    const before = last.get(name);
    let release = (): void => undefined;
    const mine = new Promise<void>((resolve) => {
      release = resolve;
    });
    last.set(name, mine);
    try {
      await before;
      return await held.run(new Set([...(held.getStore() ?? []), name]), work);
    } finally {
      release();
      if (last.get(name) === mine) last.delete(name);
    }
  };

  return {
    get: (type, ids) => base.get(type, ids),
    set: (data) => base.set(data),
    isInTransaction: () => (held.getStore()?.size ?? 0) > 0,
    transaction: (work, key) => {
      const name = nameOf(key);
      // Whoever holds it already would wait for itself.
      return held.getStore()?.has(name) ? work() : alone(name, work);
    },
  };
}

/** The first device of a person is named both with and without its number. */
const nameOf = (key: string): string => key.replace(/:0@/u, '@');
