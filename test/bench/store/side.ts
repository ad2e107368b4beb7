import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '@signalapp/sqlcipher';
import type { AccountId, ChatId, MessageId } from '../../../preload/contract/model.ts';
import { storeBatch } from '../../../main/accounts/store-batch.ts';
import type { MessageSearch } from '../../../main/accounts/ports.ts';
import type { Storage } from '../../../main/storage/client.ts';
import { emptyBatch } from '../../../main/domain/chat-batch.ts';
import { serve } from '../sides/serve.ts';
import { loopDelay, watchLoop } from '../sides/watch.ts';
import { accountIdOf, benchKeys, filledStore, open, record } from './fill.ts';
import { Generator } from './generator.ts';
import type { Question, StoreCalls, StoreStart, Times } from './protocol.ts';
import { seeded } from './texts.ts';

const page = 80;
const listPage = 100;

let start: StoreStart | null = null;
let folder = '';
let storage: Storage | null = null;
let places: readonly { readonly accountId: AccountId; readonly chatId: ChatId }[] = [];
const random = seeded(99);
const words = new Generator(1).texts;
const slowQueries: Record<string, number> = {};
const noteSlow = (name: string): void => {
  slowQueries[name] = (slowQueries[name] ?? 0) + 1;
};

const search = (text: string, rest: Partial<MessageSearch> = {}): MessageSearch => ({
  text,
  accountId: null,
  chatId: null,
  sender: null,
  kinds: [],
  from: null,
  to: null,
  hasMedia: false,
  hasLink: false,
  starred: false,
  before: null,
  ...rest,
});

function opened(): Storage {
  if (storage === null) throw new Error('the store is not open');
  return storage;
}

const somewhere = () => places[Math.floor(random() * places.length)]!;

/** Prepares one question, so that only the asking itself is timed. */
async function prepared(question: Question): Promise<() => unknown> {
  const { chats } = opened();
  const { accountId, chatId } = somewhere();
  switch (question) {
    case 'open-newest':
      return () => chats.messagePage(accountId, chatId, null, page);
    case 'open-first-unread':
      return () => chats.messagesAround(accountId, chatId, { type: 'first-unread' }, page);
    case 'open-middle': {
      const messageId = String(1 + Math.floor(random() * 9_000)) as MessageId;
      const { rows } = await chats.messagePage(accountId, chatId, null, 500);
      const middle = rows[Math.floor(rows.length / 3)]?.id ?? messageId;
      const target = somewhere();
      // Another chat in between, so that its pages are not the last ones read.
      await chats.messagePage(target.accountId, target.chatId, null, page);
      return () => chats.messagesAround(accountId, chatId, { type: 'message', messageId: middle }, page);
    }
    case 'older-page': {
      const first = await chats.messagePage(accountId, chatId, null, page);
      return () => chats.messagePage(accountId, chatId, first.cursor, page);
    }
    case 'list-account':
      return () => chats.chatPage(accountId, null, listPage);
    case 'list-all':
      return () => chats.chatPage(null, null, listPage);
    case 'search-word': {
      const text = `${words.word()} `;
      return () => chats.searchMessages(search(text), 50);
    }
    case 'search-two-words': {
      const text = `${words.word()} ${words.word()} `;
      return () => chats.searchMessages(search(text), 50);
    }
    case 'search-in-account': {
      const text = `${words.word()} `;
      return () => chats.searchMessages(search(text, { accountId }), 50);
    }
    case 'search-prefix': {
      const text = words.word().slice(0, 1 + Math.floor(random() * 5));
      return () => chats.searchMessages(search(text), 50);
    }
    case 'search-chats': {
      const text = words.word().slice(0, 1 + Math.floor(random() * 4));
      return () => chats.searchChats(text, null, 50);
    }
    case 'bare-open':
    case 'bare-list':
    case 'bare-search':
      return bareQuestion(question, Number(chatId));
  }
}

let bareDatabase: Database | null = null;

/** The same rows by the driver alone, in this thread. */
function bareQuestion(question: 'bare-open' | 'bare-list' | 'bare-search', chat: number): () => unknown {
  bareDatabase ??= encryptedDatabase(join(folder, 'chats.db'));
  if (question === 'bare-list') {
    const list = bareDatabase.prepare('SELECT * FROM chats ORDER BY last_activity_at DESC LIMIT 100');
    return () => list.all();
  }
  if (question === 'bare-search') {
    const found = bareDatabase.prepare(
      'SELECT m.* FROM message_index i CROSS JOIN messages m ON m.message = i.rowid % 2147483648 WHERE message_index MATCH ? ORDER BY i.rowid DESC LIMIT 50',
    );
    const word = `"${words.word()}"`;
    return () => found.all([word]);
  }
  const account = bareDatabase
    .prepare('SELECT account FROM chats WHERE chat = ?')
    .get<{ account: number }>([chat]);
  const rows = bareDatabase.prepare(
    'SELECT * FROM messages WHERE account = ? AND chat = ? ORDER BY sent_at DESC, message DESC LIMIT 80',
  );
  return () => rows.all([account?.account ?? 0, chat]);
}

function encryptedDatabase(file: string): Database {
  const database = new Database(file);
  database.exec(`PRAGMA key = "x'${benchKeys.chats.toString('hex')}'"`);
  return database;
}

async function timed(ask: () => unknown): Promise<number> {
  const began = performance.now();
  await ask();
  return performance.now() - began;
}

async function history(): ReturnType<StoreCalls['history']> {
  // On a copy: the generated store stays as it is.
  const copy = await mkdtemp(join(tmpdir(), 'switchboard-bench-store-'));
  await cp(folder, copy, { recursive: true });
  const store = await open(copy, start!.workerFile, noteSlow);
  try {
    const id = accountIdOf(9_999);
    await store.chats.insertAccount(record(id, 9_999));
    const generator = new Generator(7);
    const chats = generator.chats(9_999, 200);
    const count = start!.sizes.history;
    // As they come: in notifications of some thousands.
    const batches = Array.from({ length: Math.ceil(count / 5_000) }, (_, index) => ({
      ...emptyBatch,
      ...(index === 0 ? generator.facts(chats) : {}),
      messages: generator.messages(chats, Math.min(5_000, count - index * 5_000)),
    }));
    const opens: number[] = [];
    const ended = new AbortController();
    const opening = (async () => {
      while (!ended.signal.aborted) {
        const { accountId, chatId } = somewhere();
        opens.push(await timed(() => store.chats.messagePage(accountId, chatId, null, page)));
        await new Promise((resolve) => {
          setTimeout(resolve, 50);
        });
      }
    })();
    watchLoop();
    loopDelay();
    const began = performance.now();
    for (const batch of batches) {
      await storeBatch(store.chats, id, batch, () => undefined);
    }
    const seconds = (performance.now() - began) / 1000;
    const { p99 } = loopDelay();
    ended.abort();
    await opening;
    return { perSecond: count / seconds, loopP99: p99, opens };
  } finally {
    await store.close();
    await rm(copy, { recursive: true });
  }
}

async function bare(encrypted: boolean): ReturnType<StoreCalls['bare']> {
  const copy = await mkdtemp(join(tmpdir(), 'switchboard-bench-bare-'));
  try {
    const file = join(copy, 'bare.db');
    const database = encrypted ? encryptedDatabase(file) : new Database(file);
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE messages (message INTEGER PRIMARY KEY, chat INTEGER, sent_at INTEGER, text TEXT, content BLOB); CREATE INDEX timeline ON messages (chat, sent_at)',
    );
    const generator = new Generator(3);
    const chats = generator.chats(0, 200);
    const messages = generator.messages(chats, start!.sizes.history);
    const chatOf = new Map(chats.map(({ address }, index) => [address, index]));
    const insert = database.prepare(
      'INSERT INTO messages (chat, sent_at, text, content) VALUES (?, ?, ?, ?)',
    );
    const began = performance.now();
    for (let from = 0; from < messages.length; from += 500) {
      database.exec('BEGIN');
      for (const { key, sentAt, text, content } of messages.slice(from, from + 500)) {
        insert.run([chatOf.get(key.chat) ?? 0, sentAt, text, new Uint8Array(content)]);
      }
      database.exec('COMMIT');
    }
    const seconds = (performance.now() - began) / 1000;
    database.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA shrink_memory');
    const rows = database.prepare('SELECT * FROM messages WHERE chat = ? ORDER BY sent_at DESC LIMIT 80');
    const pages: number[] = [];
    for (let index = 0; index < start!.sizes.questions; index++) {
      database.exec('PRAGMA shrink_memory');
      pages.push(await timed(() => rows.all([Math.floor(random() * 200)])));
    }
    database.close();
    return { insertsPerSecond: messages.length / seconds, pages };
  } finally {
    await rm(copy, { recursive: true });
  }
}

serve({
  async prepare(asked) {
    start = asked;
    const filled = await filledStore(asked);
    ({ folder } = filled);
    storage = await open(folder, asked.workerFile, noteSlow);
    const lists = await Promise.all(
      Array.from({ length: asked.sizes.accounts }, (_, account) =>
        opened().chats.chatPage(accountIdOf(account), null, 500),
      ),
    );
    places = lists.flatMap(({ rows }) => rows.map(({ accountId, id }) => ({ accountId, chatId: id })));
    return filled;
  },
  async ask(question, count) {
    const times: number[] = [];
    for (let index = 0; index < count; index++) times.push(await timed(await prepared(question)));
    return times satisfies Times;
  },
  history,
  bare,
  slow: () => Promise.resolve(slowQueries),
  async close() {
    bareDatabase?.close();
    await storage?.close();
    return true;
  },
} satisfies StoreCalls);
