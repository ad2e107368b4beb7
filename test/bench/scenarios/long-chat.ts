import type { ChatId } from '../../../preload/contract/model.ts';
import { emptyBatch } from '../../../main/domain/chat-batch.ts';
import { splitBatch } from '../../../main/domain/split-batch.ts';
import { accountIdOf, open } from '../store/fill.ts';
import { Generator } from '../store/generator.ts';

/** Puts a chat with very many messages into the first account of a store. @returns its id */
export async function addLongChat(folder: string, workerFile: string, count: number): Promise<ChatId> {
  const storage = await open(folder, workerFile, () => undefined);
  try {
    const accountId = accountIdOf(0);
    const generator = new Generator(11);
    const [chat] = generator.chats(8_888, 1);
    if (chat === undefined) throw new Error('no chat was made');
    // What came last: the first of its account's list.
    const latest = Date.now() - 60_000;
    await storage.chats.applyBatch(accountId, generator.facts([chat]));
    for (let from = 0; from < count; from += 5_000) {
      const messages = generator
        .messages([chat], Math.min(5_000, count - from))
        .map((message, index) => ({ ...message, sentAt: latest - (count - from - index) * 1_000 }));
      for (const piece of splitBatch({ ...emptyBatch, messages })) {
        await storage.chats.applyBatch(accountId, piece);
      }
    }
    const { rows } = await storage.chats.chatPage(accountId, null, 1);
    const [row] = rows;
    if (row === undefined) throw new Error('the long chat is not in the list');
    return row.id;
  } finally {
    await storage.close();
  }
}
