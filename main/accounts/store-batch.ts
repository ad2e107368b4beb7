import type { AccountId } from '../../preload/contract/model.ts';
import type { ChatBatch } from '../domain/chat-batch.ts';
import { splitBatch } from '../domain/split-batch.ts';
import type { ChangeNotice, ChatStore } from './ports.ts';

/** So many pieces of a history are with the store at a time: they can share a commit, and others find room between them. */
const atOnce = 3;

/**
 * Stores a batch, in pieces where it is long, and tells of each in order. When one fails, those that were sent with it may be
 * stored; the whole batch can be stored again.
 */
export async function storeBatch(
  chats: Pick<ChatStore, 'applyBatch'>,
  accountId: AccountId,
  batch: ChatBatch,
  publish: (notice: ChangeNotice) => void,
): Promise<void> {
  const sent: Promise<ChangeNotice>[] = [];
  try {
    for (const piece of splitBatch(batch)) {
      const answer = chats.applyBatch(accountId, piece);
      // It is met when its turn comes.
      answer.catch(() => undefined);
      sent.push(answer);
      // The next one is on its way while the store works on those before it.
      if (sent.length >= atOnce) await publishFirst(sent, publish);
    }
    while (sent.length > 0) await publishFirst(sent, publish);
  } catch (error) {
    // Whoever stores the whole batch again must not meet what is still under way.
    await Promise.allSettled(sent);
    throw error;
  }
}

async function publishFirst(
  sent: Promise<ChangeNotice>[],
  publish: (notice: ChangeNotice) => void,
): Promise<void> {
  const first = sent.shift();
  if (first !== undefined) publish(await first);
}
