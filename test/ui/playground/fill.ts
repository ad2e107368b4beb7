import type {
  AccountId,
  AccountState,
  AccountView,
  ChatId,
  ChatKind,
  ChatView,
  MessageId,
  MessageView,
} from '../../../preload/contract/model.ts';
import { accountNames, groups, people, sentences, type Line } from './people.ts';
import type { World } from './world.ts';

const minute = 60_000;
const at = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('empty list');
  return item;
};

/** Adds an account. Nothing is pushed: the world is built before the window is there. */
export function addAccount(
  world: World,
  index: number,
  state: AccountState = { kind: 'online' },
  name: string = index < accountNames.length
    ? at(accountNames, index)
    : `${at(accountNames, index)} ${index}`,
): AccountView {
  const account: AccountView = {
    id: `account-${String(index).padStart(4, '0')}` as AccountId,
    name,
    phoneNumber: `4915${String(120_000_000 + index * 7_654_321)}`,
    hue: index,
    order: index,
    pinned: false,
    label: '',
    muted: false,
    group: '',
    groupFolded: false,
    state,
    unread: 0,
    linkedAt: Date.now() - 86_400_000,
    onlineAt: null,
    phoneSeenAt: null,
    lastBackupAt: null,
    pictureUrl: null,
  };
  world.accounts.set(account.id, account);
  return account;
}

/** The id of a chat of an account; those of the first account are the plain numbers. */
export const chatIdOf = (accountId: AccountId, number: number): ChatId =>
  String(Number(/\d+$/.exec(accountId)?.[0] ?? 0) * 1000 + number) as ChatId;

/** Adds a chat with its messages; the last of them stands `age` milliseconds in the past. */
export function addChat(
  world: World,
  account: AccountView,
  index: number,
  options: {
    readonly title: string;
    readonly lines: readonly Line[];
    readonly kind?: ChatKind;
    readonly age?: number;
    readonly unread?: number;
    readonly pinned?: boolean;
    readonly muted?: boolean;
    readonly spacing?: number;
  },
): ChatView {
  // As in main, no two accounts have a chat of the same id.
  const chatId = chatIdOf(account.id, index + 1);
  const { lines, kind = 'direct', age = 0, unread = 0, spacing = 3 * minute } = options;
  const end = Date.now() - age;
  const messages = lines.map((line, position): MessageView => {
    const id = String((index + 1) * 10_000 + position);
    const fromMe = line.fromMe ?? false;
    return {
      id: id as MessageId,
      chatId,
      fromMe,
      senderId: kind === 'group' && !fromMe ? `person-${line.sender ?? 'Maria Lopez'}` : null,
      senderName: kind === 'group' && !fromMe ? (line.sender ?? 'Maria Lopez') : null,
      sentAt: end - (lines.length - 1 - position) * spacing,
      sortKey: `5${String(position).padStart(10, '0')}`,
      kind: line.kind ?? 'text',
      text: line.text,
      status: fromMe ? (line.status ?? 'read') : 'none',
      edited: line.edited ?? false,
      starred: line.starred ?? false,
      parts: line.parts ?? {},
      reactions: line.reactions ?? [],
    };
  });
  world.messages.set(`${account.id}/${chatId}`, messages);
  const last = messages.at(-1);
  const chat: ChatView = {
    id: chatId,
    accountId: account.id,
    kind,
    title: options.title,
    lastMessage:
      last === undefined
        ? null
        : {
            kind: last.kind,
            text: last.text.replaceAll('\n', ' ').slice(0, 120),
            fromMe: last.fromMe,
            senderName: last.senderName,
            status: last.status,
          },
    lastActivityAt: last?.sentAt ?? 0,
    unread,
    pinned: options.pinned ?? false,
    archived: false,
    muted: options.muted ?? false,
    markedUnread: false,
    mentions: 0,
    draft: '',
    labels: [],
    pictureUrl: null,
  };
  const chats = world.chats.get(account.id) ?? new Map<ChatId, ChatView>();
  chats.set(chatId, chat);
  world.chats.set(account.id, chats);
  const known = world.accounts.get(account.id) ?? account;
  world.accounts.set(account.id, { ...known, unread: known.unread + unread });
  return chat;
}

/** A conversation of `count` lines that goes to and fro. */
export const talk = (count: number, shift = 0): readonly Line[] =>
  Array.from({ length: count }, (_, index) => ({
    text: at(sentences, index + shift),
    fromMe: (index + shift) % 3 === 1 || (index + shift) % 7 === 6,
    sender: at(people, index + shift),
  }));

/** Fills an account with chats as they are found in life. */
export function fillAccount(world: World, account: AccountView, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const group = index % 5 === 3;
    addChat(world, account, index, {
      title: group ? at(groups, Math.floor(index / 5)) : at(people, index + account.hue * 3),
      kind: group ? 'group' : 'direct',
      lines: talk(index === 0 ? 130 : 4 + (index % 9), index + account.hue),
      age: index < 3 ? index * 7 * minute : index * index * 23 * minute,
      unread: index === 1 ? 3 : index === 4 ? 1 : index === 7 ? 27 : 0,
      pinned: index === 2,
      muted: index === 7,
      ...(index === 0 ? { spacing: 25 * minute } : {}),
    });
  }
}
