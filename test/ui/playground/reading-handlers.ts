import type { AccountId, ChatId, MessageId } from '../../../preload/contract/model.ts';
import { failure } from '../../../preload/contract/result.ts';
import type { Handlers } from './handlers.ts';
import { addChat } from './fill.ts';
import { fitsFilter, type World } from './world.ts';

const listPage = 40;
const messagePage = 40;

/** Messages of a chat from one place to another; places are cursors, as numbers. */
function pageOf(world: World, accountId: AccountId, chatId: ChatId, start: number, end: number) {
  const key = `${accountId}/${chatId}`;
  const all = world.messages.get(key) ?? [];
  const cursor = start <= 0 ? null : String(start);
  const newer = end >= all.length ? null : String(end);
  const history = cursor === null ? ({ history: world.historyEnd } as const) : {};
  return {
    key,
    sequence: world.sequence,
    messages: all.slice(Math.max(0, start), end),
    cursor,
    newer,
    ...history,
  };
}

function open(world: World, accountId: AccountId, chatId: ChatId, start: number, end: number) {
  const { key, ...page } = pageOf(world, accountId, chatId, start, end);
  world.loaded.set(key, { cursor: page.cursor, newer: page.newer });
  return page;
}

type Reading =
  | 'chats.list'
  | 'chats.start'
  | 'chats.twins'
  | `conversation.${'open' | 'around' | 'older' | 'newer' | 'askPhone'}`;

/** Lists and conversations, as main reads them. */
export const readingHandlers: Pick<Handlers, Reading> = {
  'chats.list': (world, { accountId, filter, before }) => {
    const lists = accountId === null ? [...world.chats.values()] : [world.chats.get(accountId)];
    const all = lists
      .flatMap((chats) => [...(chats?.values() ?? [])])
      .filter((chat) => fitsFilter(filter, chat))
      .sort(
        (left, right) =>
          Number(right.pinned) - Number(left.pinned) || right.lastActivityAt - left.lastActivityAt,
      );
    const start = before === null ? 0 : Number(before);
    const end = start + listPage;
    return {
      sequence: world.sequence,
      chats: all.slice(start, end),
      cursor: end < all.length ? String(end) : null,
    };
  },
  // The same title stands for the same person.
  'chats.twins': (world, { accountId, chatId }) => {
    const chat = world.chats.get(accountId)?.get(chatId);
    const others = [...world.chats.values()].flatMap((chats) =>
      [...chats.values()].filter(
        (other) => other.kind === 'direct' && other.title === chat?.title && other.accountId !== accountId,
      ),
    );
    return {
      written: world.messagesOf(accountId, chatId).some(({ fromMe }) => fromMe),
      others: others.map((other) => ({
        accountId: other.accountId,
        chatId: other.id,
        lastActivityAt: other.lastActivityAt,
      })),
    };
  },
  'chats.start': (world, input) => {
    const { accountId } = input;
    const account = world.accounts.get(accountId);
    if (account === undefined) return failure('account-not-found');
    if ('phoneNumber' in input && input.phoneNumber.endsWith('0000'))
      return failure('number-without-account');
    const place = Number(
      'personId' in input ? input.personId : input.phoneNumber.replaceAll(/\D/g, '').slice(-3),
    );
    const title =
      'personId' in input ? `Contact ${input.personId}` : `+${input.phoneNumber.replaceAll(/\D/g, '')}`;
    const { id } = addChat(world, account, 700 + place, { title, lines: [] });
    return { chatId: id };
  },
  'conversation.open': (world, { accountId, chatId }) => {
    const { length } = world.messagesOf(accountId, chatId);
    return open(world, accountId, chatId, length - messagePage, length);
  },
  'conversation.around': (world, { accountId, chatId, at }) => {
    const all = world.messagesOf(accountId, chatId);
    const unread = world.chats.get(accountId)?.get(chatId)?.unread ?? 0;
    const index =
      at.type === 'message'
        ? all.findIndex(({ id }) => id === at.messageId)
        : at.type === 'date'
          ? all.findIndex(({ sentAt }) => sentAt >= at.date)
          : unread === 0
            ? -1
            : Math.max(0, all.length - unread);
    const anchor: MessageId | null = all[index]?.id ?? null;
    const middle = anchor === null ? all.length : index;
    const end = Math.min(all.length, middle + messagePage / 2);
    return { ...open(world, accountId, chatId, middle - messagePage / 2, end), anchor };
  },
  'conversation.older': (world, { accountId, chatId, before }) => {
    const { key, ...page } = pageOf(world, accountId, chatId, Number(before) - messagePage, Number(before));
    world.loaded.set(key, { newer: world.loaded.get(key)?.newer ?? null, cursor: page.cursor });
    return { ...page, newer: null };
  },
  'conversation.askPhone': (world, { accountId, chatId }) => {
    const asked = world.historyEnd;
    if (asked !== 'unknown' && asked !== 'silent') return { history: asked };
    const outcome = asked === 'silent' ? 'complete' : 'silent';
    setTimeout(() => {
      world.historyEnd = outcome;
      world.push({ type: 'history', accountId, chatId, history: outcome });
    }, world.historyDelay);
    return { history: 'asking' };
  },
  'conversation.newer': (world, { accountId, chatId, after }) => {
    const { key, ...page } = pageOf(world, accountId, chatId, Number(after), Number(after) + messagePage);
    world.loaded.set(key, { cursor: world.loaded.get(key)?.cursor ?? null, newer: page.newer });
    return { ...page, cursor: null };
  },
};
