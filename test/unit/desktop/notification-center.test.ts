import { expect, it } from 'vitest';
import { NotificationCenter, type NotificationRequest } from '../../../main/desktop/notification-center.ts';
import { createTexts } from '../../../main/desktop/texts.ts';
import type {
  AccountId,
  AccountState,
  AccountView,
  ChatId,
  ChatView,
  MessageId,
  MessageView,
} from '../../../preload/contract/model.ts';
import { defaultNotificationSettings } from '../../../preload/contract/notifications.ts';
import { recordingLogger } from '../ipc/recording-logger.ts';
import { manualClock } from '../manual-clock.ts';

const one = 'account-1' as AccountId;
const two = 'account-2' as AccountId;

function setUp() {
  const clock = manualClock(1000);
  const shown: (NotificationRequest & { closed: boolean })[] = [];
  const opened: unknown[] = [];
  const replies: unknown[] = [];
  const chats = new Map<ChatId, Partial<ChatView>>();
  const state = {
    settings: { ...defaultNotificationSettings },
    locked: false,
    hidden: false,
    inView: null as ChatId | null,
  };
  const center = new NotificationCenter({
    chats: {
      chatViews: (accountId, chatIds) =>
        Promise.resolve(
          chatIds.map(
            (id) =>
              ({
                id,
                accountId,
                title: `chat ${id}`,
                kind: 'direct',
                muted: false,
                unread: 99,
                ...chats.get(id),
              }) as ChatView,
          ),
        ),
      messageViews: (_accountId, chatId, ids) =>
        Promise.resolve(
          ids.map(
            (id) =>
              ({
                id,
                chatId,
                fromMe: false,
                senderName: 'Maria',
                kind: 'text',
                text: `text ${id}`,
                parts: {},
              }) as unknown as MessageView,
          ),
        ),
    },
    settings: () => state.settings,
    isInView: (_accountId, chatId) => chatId === state.inView,
    isLocked: () => state.locked,
    namesHidden: () => state.hidden,
    clock,
    minuteOfDay: () => 720,
    t: createTexts().t,
    logger: recordingLogger().logger,
    show: (request) => {
      const entry = { ...request, closed: false };
      shown.push(entry);
      return { close: () => (entry.closed = true) };
    },
    open: (...place) => opened.push(place),
    reply: (...answer) => replies.push(answer),
  });
  const account = (id: AccountId, kind: AccountState['kind'], change: Partial<AccountView> = {}) =>
    center.accountChanged({
      id,
      name: `name of ${id}`,
      label: '',
      phoneNumber: null,
      muted: false,
      state: { kind },
      ...change,
    } as AccountView);
  const arrive = (
    accountId: AccountId,
    ...places: readonly (readonly [chatId: string, messageId: string])[]
  ) =>
    center.chatsChanged({
      accountId,
      chatIds: places.map(([chatId]) => chatId as ChatId),
      removedChatIds: [],
      messages: [],
      arrived: places.map(([chatId, messageId]) => ({
        chatId: chatId as ChatId,
        messageId: messageId as MessageId,
      })),
      unread: places.length,
    });
  const pass = async (milliseconds: number) => {
    clock.advance(milliseconds);
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  const settled = async () => {
    account(one, 'online');
    account(two, 'online');
    await pass(60_000);
  };
  return { center, state, chats, shown, opened, replies, account, arrive, pass, settled };
}

it('tells of a message with its chat, text and account, and a click opens just that', async () => {
  const { shown, opened, replies, arrive, pass, settled } = setUp();
  await settled();
  arrive(one, ['5', '51']);
  expect(shown).toEqual([]);
  await pass(400);
  expect(shown).toMatchObject([
    { title: 'chat 5', body: 'text 51\nname of account-1', silent: false, canReply: true },
  ]);
  shown[0]?.onClick();
  shown[0]?.onReply('  ');
  shown[0]?.onReply('on my way');
  expect(opened).toEqual([[one, '5']]);
  expect(replies).toEqual([[one, '5', 'on my way']]);
});

it('says nothing of history, of muted accounts, and of the chat before the eyes', async () => {
  const { center, state, shown, account, arrive, pass, settled } = setUp();
  await settled();
  center.chatsChanged({
    accountId: one,
    chatIds: ['5' as ChatId],
    removedChatIds: [],
    messages: [],
    unread: 9,
  });
  account(two, 'online', { muted: true });
  arrive(two, ['6', '61']);
  state.inView = '7' as ChatId;
  arrive(one, ['7', '71']);
  await pass(10_000);
  expect(shown).toEqual([]);
  state.settings = { ...state.settings, enabled: false };
  arrive(one, ['8', '81']);
  await pass(10_000);
  expect(shown).toEqual([]);
});

it('folds what an account catches up with into one, while others are told at once', async () => {
  const { shown, account, arrive, pass, settled } = setUp();
  await settled();
  account(one, 'waiting');
  account(one, 'online');
  arrive(one, ['1', '11'], ['2', '21'], ['2', '22']);
  arrive(two, ['9', '91']);
  await pass(500);
  expect(shown.map(({ title }) => title)).toEqual(['chat 9']);
  arrive(one, ['3', '31']);
  await pass(6_000);
  expect(shown.slice(1)).toMatchObject([{ title: '4 new messages', body: 'in 3 chats\nname of account-1' }]);
  arrive(one, ['3', '32']);
  await pass(500);
  expect(shown.at(-1)).toMatchObject({ title: 'chat 3', body: 'text 32\nname of account-1' });
});

it('hides what is said while locked, and with names hidden', async () => {
  const { center, state, shown, arrive, pass, settled } = setUp();
  await settled();
  arrive(one, ['5', '51']);
  await pass(400);
  state.locked = true;
  center.clear();
  expect(shown[0]?.closed).toBe(true);
  arrive(one, ['5', '52']);
  await pass(400);
  expect(shown[1]).toMatchObject({
    title: 'Switchboard',
    body: 'New messages. Unlock to see them.',
    canReply: false,
  });
  state.locked = false;
  state.hidden = true;
  arrive(one, ['5', '53']);
  await pass(400);
  expect(shown[2]).toMatchObject({ title: '1 new message', body: 'Switchboard' });
  expect(JSON.stringify(shown.slice(1))).not.toMatch(/text|chat 5|name of/);
});

it('shows as much as is wanted', async () => {
  const { state, shown, arrive, pass, settled } = setUp();
  await settled();
  state.settings = { ...state.settings, shows: 'name', sound: false };
  arrive(one, ['5', '51'], ['5', '52']);
  await pass(400);
  expect(shown[0]).toMatchObject({
    title: 'chat 5',
    body: '2 new messages\nname of account-1',
    silent: true,
  });
});

it('takes one away when it was read, replaced, or its account is gone', async () => {
  const { center, chats, shown, arrive, pass, settled } = setUp();
  await settled();
  arrive(one, ['5', '51']);
  await pass(400);
  arrive(one, ['5', '52']);
  await pass(400);
  expect(shown.map(({ closed }) => closed)).toEqual([true, false]);
  chats.set('5' as ChatId, { unread: 0 });
  center.chatsChanged({
    accountId: one,
    chatIds: ['5' as ChatId],
    removedChatIds: [],
    messages: [],
    unread: 0,
  });
  await pass(0);
  expect(shown[1]?.closed).toBe(true);
  arrive(two, ['6', '61']);
  await pass(400);
  center.accountRemoved(two);
  expect(shown[2]?.closed).toBe(true);
});

it('tells of a backup that failed, once at a time, also where messages are not told', async () => {
  const { center, state, shown, opened } = setUp();
  state.settings = { ...state.settings, enabled: false };
  center.backupFailed('backup-no-space');
  center.backupFailed('backup-unwritable');
  expect(shown).toMatchObject([
    { title: 'A backup could not be made', body: expect.stringContaining('make room'), closed: true },
    { body: expect.stringContaining('choose another folder'), closed: false },
  ]);
  shown[1]?.onClick();
  expect(opened).toEqual([[null, null]]);
  center.end();
});
