import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latestTime } from '../../../main/domain/chat-fold-input.ts';
import type { ChatView } from '../../../preload/contract/model.ts';
import { beginTalk, contact, type Talk } from './talk.ts';

let talk: Talk;
beforeAll(async () => {
  talk = await beginTalk();
});
afterAll(() => talk.end());

const settings = () => talk.program.accounts.session(talk.accountId).chatSettings;
const view = async (): Promise<ChatView> =>
  (await talk.program.chats.chatViews(talk.accountId, [talk.chat.id]))[0] as ChatView;
const until = (fits: (chat: ChatView) => boolean): Promise<ChatView> => talk.program.eventually(view, fits);
const onPhone = async (): Promise<string> =>
  JSON.stringify(await talk.simulator.admin.appState({ phone: talk.phone }));
const untilOnPhone = (fits: (state: string) => boolean): Promise<string> =>
  talk.program.eventually(onPhone, fits);
const nothingOwed = () =>
  talk.program.eventually(
    () => talk.program.chats.owedSettings(talk.accountId),
    (owed) => owed.length === 0,
  );
const byPhone = (
  change: Parameters<Talk['simulator']['admin']['changeAppState']>[0]['change'],
  race = false,
) => talk.simulator.admin.changeAppState({ phone: talk.phone, change, race });

describe('what is set here reaches the phone', () => {
  it('archive and its end', async () => {
    await settings().set(talk.chat.id, { what: 'archive', on: true });
    expect((await view()).archived).toBe(true);
    await untilOnPhone((state) => /"archived":true/.test(state));
    await settings().set(talk.chat.id, { what: 'archive', on: false });
    await untilOnPhone((state) => /"archived":false/.test(state));
    await nothingOwed();
  });

  it('pin, mute and a mark as unread', async () => {
    await settings().set(talk.chat.id, { what: 'pin', on: true });
    await settings().set(talk.chat.id, { what: 'mute', until: latestTime });
    await settings().set(talk.chat.id, { what: 'read', on: false });
    expect(await view()).toMatchObject({ pinned: true, muted: true, markedUnread: true });
    await untilOnPhone(
      (state) => /"pinned":true/.test(state) && /"muted":true/.test(state) && /"read":false/.test(state),
    );
    await nothingOwed();
    await settings().set(talk.chat.id, { what: 'read', on: true });
    await settings().set(talk.chat.id, { what: 'pin', on: false });
    await settings().set(talk.chat.id, { what: 'mute', until: 0 });
    expect(await view()).toMatchObject({ pinned: false, muted: false, markedUnread: false, unread: 0 });
    await nothingOwed();
  });
});

describe('what is set on the phone shows here', () => {
  it('archive, pin, mute, unread', async () => {
    await byPhone({ action: 'archive', chat: contact, on: true });
    await byPhone({ action: 'pin', chat: contact, on: true });
    await byPhone({ action: 'mute', chat: contact, until: -1 });
    await byPhone({ action: 'read', chat: contact, on: false });
    await until((chat) => chat.archived && chat.pinned && chat.muted && chat.markedUnread);
    await byPhone({ action: 'archive', chat: contact, on: false });
    await byPhone({ action: 'pin', chat: contact, on: false });
    await byPhone({ action: 'mute', chat: contact });
    await byPhone({ action: 'read', chat: contact, on: true });
    await until((chat) => !chat.archived && !chat.pinned && !chat.muted && !chat.markedUnread);
  });
});

describe('when both change something at once', () => {
  it('neither change is lost', async () => {
    // Pin and archive are in the same list: the phone is faster, and ours is refused.
    await byPhone({ action: 'archive', chat: contact, on: true }, true);
    await settings().set(talk.chat.id, { what: 'pin', on: true });
    await untilOnPhone((state) => /"pinned":true/.test(state) && /"archived":true/.test(state));
    await until((chat) => chat.pinned && chat.archived);
    await nothingOwed();
    expect((await talk.simulator.admin.counters()).counts['app-state.conflicts']).toBe(1);
    // The list is whole again: the next change needs no second try.
    await settings().set(talk.chat.id, { what: 'archive', on: false });
    await nothingOwed();
    await byPhone({ action: 'pin', chat: contact, on: false });
    await until((chat) => !chat.pinned && !chat.archived);
    expect((await talk.simulator.admin.counters()).counts['app-state.conflicts']).toBe(1);
  });

  it('of the same setting, the one that reached the service last holds on both sides', async () => {
    await byPhone({ action: 'archive', chat: contact, on: false }, true);
    await settings().set(talk.chat.id, { what: 'archive', on: true });
    await nothingOwed();
    await untilOnPhone((state) => /"archived":true/.test(state));
    expect((await view()).archived).toBe(true);
    await settings().set(talk.chat.id, { what: 'archive', on: false });
    await nothingOwed();
  });

  it('a star is not lost either', async () => {
    const [first] = await talk.rows();
    await byPhone({ action: 'pin', chat: contact, on: true }, true);
    await talk.program.accounts.session(talk.accountId).messages.actions.star(talk.chat.id, first!.id, true);
    await untilOnPhone((state) => /"starred":true/.test(state) && /"pinned":true/.test(state));
    await until((chat) => chat.pinned);
  });
});

it('what was set without a connection is told after a restart', async () => {
  await talk.program.accounts.session(talk.accountId).pause();
  await settings().set(talk.chat.id, { what: 'archive', on: true });
  // The phone says something else meanwhile; ours is the later word.
  await byPhone({ action: 'archive', chat: contact, on: false });
  await talk.restart();
  const { program, accountId } = talk;
  expect(await program.chats.owedSettings(accountId)).toHaveLength(1);
  await program.accounts.session(accountId).resume();
  await nothingOwed();
  expect((await view()).archived).toBe(true);
  expect(await onPhone()).toMatch(/"archived":true/);
});

it('what was read without a connection is told when there is one, to the phone and to who wrote it', async () => {
  const { simulator, accountId } = talk;
  await settings().set(talk.chat.id, { what: 'archive', on: false });
  const { ids } = await simulator.admin.sendText({ phone: talk.phone, contact, text: 'read me' });
  const rows = await talk.program.eventually(
    () => talk.program.messages(accountId, talk.chat),
    (all) => all.some(({ text }) => text === 'read me'),
  );
  await settings().set(talk.chat.id, { what: 'read', on: false });
  await nothingOwed();
  const session = talk.program.accounts.session(accountId);
  await session.pause();
  await session.markRead(talk.chat.id, rows.at(-1)!.id);
  expect(await view()).toMatchObject({ unread: 0, markedUnread: false });
  const isRead = async (): Promise<boolean> =>
    JSON.stringify(await simulator.admin.receiptsOf({ contact })).includes(`"${ids[0]}"`) &&
    (await simulator.admin.receiptsOf({ contact })).some((one) => JSON.stringify(one).includes('"read"'));
  expect(await talk.program.chats.owedSettings(accountId)).toHaveLength(1);
  await session.resume();
  await nothingOwed();
  await talk.program.eventually(isRead, (read) => read);
  await untilOnPhone((state) => /"read":true/.test(state));
});

it('a chat that is cleared on the phone is so here; what comes later stays', async () => {
  const { simulator, accountId } = talk;
  await simulator.admin.sendText({ phone: talk.phone, contact, text: 'soon gone' });
  const rows = () => talk.program.messages(accountId, talk.chat);
  await talk.program.eventually(rows, (all) => all.some(({ text }) => text === 'soon gone'));
  await byPhone({ action: 'clearChat', chat: contact });
  await talk.program.eventually(rows, (all) => all.length === 0);
  expect(await view()).toMatchObject({ lastMessage: null, unread: 0 });
});

it('a chat that is cleared or deleted is so on the phone; a later message begins it anew', async () => {
  await settings().set(talk.chat.id, { what: 'clear' });
  expect(await talk.program.messages(talk.accountId, talk.chat)).toEqual([]);
  await untilOnPhone((state) => /clearChatAction/.test(state));
  await settings().set(talk.chat.id, { what: 'delete' });
  expect(await talk.program.chats.chatViews(talk.accountId, [talk.chat.id])).toEqual([]);
  await untilOnPhone((state) => /deleteChatAction/.test(state));
  await nothingOwed();
  await talk.simulator.admin.sendText({ phone: talk.phone, contact, text: 'still there?' });
  const anew = await talk.program.chat(talk.accountId, 'Greta');
  expect((await talk.program.messages(talk.accountId, anew)).map(({ text }) => text)).toEqual([
    'still there?',
  ]);
});
