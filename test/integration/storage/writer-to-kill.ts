import { openStorage } from '../../../main/storage/client.ts';
import { batch, chatWith, keyIn, message } from '../../unit/storage/changes.ts';
import type { AccountId } from '../../../preload/contract/model.ts';

/*
 * Writes for ever, from several accounts at once, and says on the standard output what is acknowledged: one line
 * `<account> <number>` after both the key update and the message of that number are. Its parent kills it.
 */

const [folder = '', keys = '', workerFile = '', first = '0'] = process.argv.slice(2);
const bytes = Buffer.from(keys, 'hex');
const storage = await openStorage({
  folder,
  credentialsKey: bytes.subarray(0, 32),
  chatsKey: bytes.subarray(32, 64),
  workerFile,
});

async function writeForEver(account: AccountId, start: number): Promise<void> {
  for (let number = start; ; number += 1) {
    const text = message(
      keyIn(chatWith({ phoneJid: '1@s.whatsapp.net', lidJid: null }), `M${number}`),
      number * 1000,
    );
    await Promise.all([
      storage.credentials.commit(account, {
        credentials: Buffer.from(String(number)),
        keys: [{ type: 'session', id: String(number), value: Buffer.from([number % 256]) }],
      }),
      storage.chats.applyBatch(account, batch({ messages: [text] })),
    ]);
    process.stdout.write(`${account} ${number}\n`);
  }
}

const accounts = await storage.chats.listAccounts();
await Promise.all(accounts.map(({ id }) => writeForEver(id, Number(first))));
