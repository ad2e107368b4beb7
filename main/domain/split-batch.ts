import { emptyBatch, type ChatBatch } from './chat-batch.ts';

/** So many messages go into one transaction: a few milliseconds of the store's thread. */
const mostMessages = 500;

/**
 * Cuts a batch with a long history into pieces that are stored one after the other, so that neither the thread that sends it nor
 * the one that stores it is held up. People and chats come first and facts about messages last, as within one batch. A
 * batch with a live message stays whole: it is one piece of news.
 */
export function splitBatch(batch: ChatBatch): readonly ChatBatch[] {
  const { people, chats, messages, ...facts } = batch;
  if (messages.length <= mostMessages || messages.some(({ origin }) => origin === 'live')) return [batch];
  const pieces: ChatBatch[] = [{ ...emptyBatch, people, chats }];
  for (let start = 0; start < messages.length; start += mostMessages) {
    pieces.push({ ...emptyBatch, messages: messages.slice(start, start + mostMessages) });
  }
  return [...pieces, { ...emptyBatch, ...facts }].filter((piece) =>
    Object.values(piece).some((changes) => changes.length > 0),
  );
}
