import type { ChatHit, MessageHit } from '../../../preload/contract/commands.ts';
import type { PersonId } from '../../../preload/contract/model.ts';
import { matchText } from '../../../main/domain/search/match-text.ts';
import { readQuery } from '../../../main/domain/search/search-query.ts';
import { snippetOf } from '../../../main/domain/search/snippet.ts';
import type { Handlers } from './handlers.ts';

/** Search over the rows in memory, with the product's own idea of what is found. */
export const searchHandlers: Pick<Handlers, 'search.messages' | 'search.chats'> = {
  'search.messages': (world, input) => {
    const { text, accountId, chatId, sender, kinds, from, to, hasMedia, hasLink, starred, before } = input;
    const query = readQuery(text);
    const hits: MessageHit[] = [];
    for (const account of world.accounts.keys()) {
      if (accountId !== null && accountId !== account) continue;
      for (const chat of world.chats.get(account)?.values() ?? []) {
        if (chatId !== null && chatId !== chat.id) continue;
        for (const message of world.messagesOf(account, chat.id)) {
          const ranges = query === null ? [] : matchText(message.text, query);
          if (ranges === null || (kinds.length > 0 && !kinds.includes(message.kind))) continue;
          if (sender === 'me' && !message.fromMe) continue;
          // The persons of these worlds have the ids of their chats.
          if (sender !== null && sender !== 'me' && (message.fromMe || sender !== String(chat.id))) continue;
          if (hasMedia && message.parts.media === undefined) continue;
          if (starred && !message.starred) continue;
          if (hasLink && !message.text.includes('https://')) continue;
          if (message.sentAt < (from ?? 0) || message.sentAt > (to ?? Number.POSITIVE_INFINITY)) continue;
          hits.push({
            accountId: account,
            chatId: chat.id,
            chatKind: chat.kind,
            chatTitle: chat.title,
            messageId: message.id,
            sentAt: message.sentAt,
            kind: message.kind,
            fromMe: message.fromMe,
            senderName: message.senderName,
            snippet: snippetOf(message.text, ranges),
          });
        }
      }
    }
    hits.sort((one, other) => other.sentAt - one.sentAt);
    const start = Number(before ?? 0);
    const end = start + 50;
    return {
      hits: hits.slice(start, end),
      cursor: end < hits.length ? String(end) : null,
      indexing: world.indexing,
    };
  },
  'search.chats': (world, { text, accountId }) => {
    const query = readQuery(text, true);
    const hits: ChatHit[] = [];
    for (const chats of world.chats.values()) {
      for (const chat of chats.values()) {
        const ranges = query === null ? null : matchText(chat.title, query);
        if (ranges === null || (accountId !== null && accountId !== chat.accountId)) continue;
        hits.push({
          accountId: chat.accountId,
          chatId: chat.id,
          personId: chat.kind === 'direct' ? (String(chat.id) as PersonId) : null,
          kind: chat.kind,
          title: { text: chat.title, ranges },
          phoneNumber: null,
          archived: chat.archived,
          unread: chat.unread,
          lastActivityAt: chat.lastActivityAt,
        });
      }
    }
    hits.sort((one, other) => other.lastActivityAt - one.lastActivityAt);
    return { hits: hits.slice(0, 50) };
  },
};
