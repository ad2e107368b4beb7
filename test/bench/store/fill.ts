import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccountId } from '../../../preload/contract/model.ts';
import { emptyBatch } from '../../../main/domain/chat-batch.ts';
import { splitBatch } from '../../../main/domain/split-batch.ts';
import { openStorage, type Storage } from '../../../main/storage/client.ts';
import { databaseKeys } from '../../../main/desktop/vault-cryptography.ts';
import { chatMigrations } from '../../../main/storage/migrations/chats.ts';
import { Generator } from './generator.ts';
import type { Prepared, StoreStart } from './protocol.ts';

/** To be raised when what is generated changes. */
const generation = 5;
/** No secret: the store holds made-up texts. A vault with this key opens it in the app itself. */
export const benchMasterKey = Buffer.alloc(32, 7);
export const benchKeys = databaseKeys(benchMasterKey);

export const accountIdOf = (account: number): AccountId =>
  `account-${String(account).padStart(4, '0')}` as AccountId;

export const open = (
  folder: string,
  workerFile: string,
  onSlowQuery: (name: string) => void,
): Promise<Storage> =>
  openStorage({
    folder,
    workerFile,
    credentialsKey: benchKeys.credentials,
    chatsKey: benchKeys.chats,
    onSlowQuery,
  });

/** A folder for these sizes and this schema, filled when it is not there yet. */
export async function filledStore({
  folder,
  workerFile,
  sizes,
}: StoreStart): Promise<Prepared & { folder: string }> {
  const { accounts, chatsEach, messagesEach } = sizes;
  const name = createHash('sha256')
    .update(JSON.stringify([generation, accounts, chatsEach, messagesEach, chatMigrations]))
    .digest('hex')
    .slice(0, 12);
  const final = join(folder, name);
  const facts = join(final, 'facts.json');
  const fresh = !existsSync(facts);
  if (fresh) {
    const partial = `${final}.partial`;
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    const rawBytes = await fill(partial, workerFile, sizes);
    await writeFile(join(partial, 'facts.json'), JSON.stringify({ rawBytes }));
    // One generated store is kept: they are large.
    for (const old of await readdir(folder)) {
      if (/^[0-9a-f]{12}$/.test(old) && accounts > 10) await rm(join(folder, old), { recursive: true });
    }
    await rm(final, { recursive: true, force: true });
    await rename(partial, final);
  }
  const { rawBytes } = JSON.parse(await readFile(facts, 'utf8')) as { rawBytes: number };
  const { size } = await stat(join(final, 'chats.db'));
  return { folder: final, rawBytes, storedBytes: size, messages: accounts * messagesEach, fresh };
}

async function fill(folder: string, workerFile: string, sizes: StoreStart['sizes']): Promise<number> {
  const storage = await open(folder, workerFile, () => undefined);
  const generator = new Generator(1);
  for (let account = 0; account < sizes.accounts; account++) {
    const id = accountIdOf(account);
    await storage.chats.insertAccount(record(id, account));
    const chats = generator.chats(account, sizes.chatsEach);
    await storage.chats.applyBatch(id, generator.facts(chats));
    // Newest chunks first, as a phone sends them; within a chunk in any order.
    for (let part = 3; part >= 0; part--) {
      const messages = generator.messages(chats, Math.ceil(sizes.messagesEach / 4), part / 4, (part + 1) / 4);
      for (const piece of splitBatch({ ...emptyBatch, messages })) await storage.chats.applyBatch(id, piece);
    }
    await storage.chats.applyBatch(id, {
      ...emptyBatch,
      chats: chats
        .filter((_chat, index) => index % 4 === 0)
        .map(({ address }, index) => ({ address, unread: { count: 1 + (index % 40), source: 'history' } })),
    });
  }
  await indexed(storage);
  await storage.close();
  return generator.bytes;
}

export const record = (id: AccountId, order: number) => ({
  id,
  name: '',
  phoneNumber: null,
  lidJid: null,
  hue: 0,
  order,
  createdAt: 1,
  linkedAt: null,
  unlinked: false,
  paused: false,
  pinned: false,
});

/** Until the writer has nothing to do: its index follows behind, a second after the last write at most. */
async function indexed(storage: Storage): Promise<void> {
  for (let quiet = 0; quiet < 20;) {
    const began = performance.now();
    await storage.chats.accountDefaults();
    quiet = performance.now() - began < 3 ? quiet + 1 : 0;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
}
