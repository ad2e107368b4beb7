import type { AccountView, ChatId, ChatView, PersonId } from '../../../preload/contract/model.ts';
import { addChat, chatIdOf } from './fill.ts';
import { everyKind } from './people.ts';
import type { World } from './world.ts';

/** A chat list with one row for every preview and every mark that there is. */
export function fillRows(world: World, account: AccountView): void {
  let index = 0;
  const add = (title: string, change: Partial<ChatView>, line = everyKind[13]): void => {
    const chat = addChat(world, account, index, {
      title,
      lines: line === undefined ? [] : [line],
      age: index * 600_000,
    });
    world.chats
      .get(account.id)
      ?.set(chatIdOf(account.id, index + 1) satisfies ChatId, { ...chat, ...change });
    index += 1;
  };
  add('Pinned and muted', { pinned: true, muted: true, unread: 12 });
  add('Draft', { draft: 'I will ask Maria and come back to you' });
  add('Draft to people', {
    kind: 'group',
    draft: 'Ask @Aisha Khan',
    draftMentions: [{ start: 4, length: 11, personId: '10' as PersonId }],
  });
  add('Marked as unread', { markedUnread: true });
  add('Mentioned', { kind: 'group', mentions: 2, unread: 1234 });
  add('Labels', { labels: ['New customer', 'Paid'], unread: 2 });
  add('Everything at once, with a very long name that has no end', {
    pinned: true,
    muted: true,
    mentions: 3,
    unread: 7,
    labels: ['Order', 'Paid'],
  });
  add('Empty', { lastMessage: null, lastActivityAt: 0 });
  add('Archived', { archived: true });
  for (const line of everyKind) add(line.kind ?? 'text', {}, line);
}
