import { expect, it } from 'vitest';
import type { AccountId } from '../../../preload/contract/model.ts';
import type { ChangeNotice } from '../../../main/accounts/ports.ts';
import { storeBatch } from '../../../main/accounts/store-batch.ts';
import { batch, chatWith, keyIn, message } from '../storage/changes.ts';

const account = 'one' as AccountId;
const chat = chatWith({ phoneJid: '491700000001@s.whatsapp.net', lidJid: null });
/** Six pieces. */
const long = batch({
  messages: Array.from({ length: 3000 }, (_, n) => message(keyIn(chat, `M${n}`), n, { origin: 'history' })),
});

/** A store that answers when it is told to, in the order of the calls, as the real one does. */
function slowStore() {
  const waiting: ((error?: Error) => void)[] = [];
  let sent = 0;
  return {
    waiting,
    sent: () => sent,
    chats: {
      applyBatch: (accountId: AccountId): Promise<ChangeNotice> => {
        const number = sent++;
        return new Promise((resolve, reject) => {
          waiting.push((error) =>
            error === undefined
              ? resolve({ accountId, chatIds: [], removedChatIds: [], messages: [], unread: number })
              : reject(error),
          );
        });
      },
    },
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('has three pieces with the store at a time, sends the next one with every answer, and tells of all in order', async () => {
  const store = slowStore();
  const told: number[] = [];
  const stored = storeBatch(store.chats, account, long, ({ unread }) => told.push(unread));
  const underWay: number[] = [];
  while (store.waiting.length > 0 || store.sent() === 0) {
    underWay.push(store.waiting.length);
    store.waiting.shift()?.();
    await turn();
  }
  await stored;
  expect(underWay).toEqual([3, 3, 3, 3, 2, 1]);
  expect(told).toEqual([0, 1, 2, 3, 4, 5]);
});

it('fails with the first piece that fails, when none is under way any more, and sends no other', async () => {
  const store = slowStore();
  const told: number[] = [];
  let ended = false;
  const stored = storeBatch(store.chats, account, long, ({ unread }) => told.push(unread)).finally(() => {
    ended = true;
  });
  stored.catch(() => undefined);
  store.waiting.shift()?.();
  await turn();
  store.waiting.shift()?.(new Error('full disk'));
  store.waiting.shift()?.(new Error('full disk, too'));
  await turn();
  expect(ended).toBe(false);
  store.waiting.shift()?.();
  await expect(stored).rejects.toThrow(/^full disk$/);
  expect(store.sent()).toBe(4);
  expect(told).toEqual([0]);
});
