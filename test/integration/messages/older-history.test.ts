import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationNews } from '../../../main/accounts/conversation-news.ts';
import type { ChatView } from '../../../preload/contract/model.ts';
import { beginTalk, contact, type Talk } from './talk.ts';

let talk: Talk;
beforeAll(async () => {
  talk = await beginTalk();
});
afterAll(() => talk.end());

const session = () => talk.program.accounts.session(talk.accountId);
const history = () => session().olderHistory;
const isHistory = (news: ConversationNews): boolean => news.type === 'history';
const newsOf = (chat: ChatView) => talk.program.news.filter(({ chatId }) => chatId === chat.id);

describe('older messages', () => {
  it('are asked for at the phone, a page at a time', async () => {
    const [chat] = (await talk.program.chats.chatPage(talk.accountId, null, 10)).rows.filter(
      ({ kind, id }) => kind === 'direct' && id !== talk.chat.id,
    );
    const before = await talk.rows(chat);
    expect(await history().end(chat!.id)).toBe('unknown');
    expect(await history().ask(chat!.id)).toBe('asking');
    expect(await history().ask(chat!.id)).toBe('asking');
    const after = await talk.program.eventually(
      () => talk.rows(chat),
      (rows) => rows.length >= before.length + 50,
    );
    expect(after[0]!.sentAt).toBeLessThan(before[0]!.sentAt);
    await talk.program.eventually(
      async () => newsOf(chat!).filter(isHistory).at(-1),
      (news) => news?.type === 'history' && news.history === 'unknown',
    );
    // A page of history is no news, and the account does not begin to synchronise again.
    expect(after.at(-1)!.id).toBe(before.at(-1)!.id);
    expect(session().view().state.kind).toBe('online');
  });

  it('come to an end, which stays so', async () => {
    await talk.simulator.admin.endHistory({ phone: talk.phone });
    expect(await history().ask(talk.chat.id)).toBe('asking');
    await talk.program.eventually(
      () => history().end(talk.chat.id),
      (end) => end === 'complete',
    );
    expect(await history().ask(talk.chat.id)).toBe('complete');
  });

  it('can not be asked for without a connection', async () => {
    const other = await talk.program.eventually(
      async () => (await talk.program.chats.chatPage(talk.accountId, null, 10)).rows,
      (rows) => rows.length > 2,
    );
    await session().pause();
    const chat = other.find(({ id, kind }) => kind === 'direct' && id !== talk.chat.id)!;
    expect(await history().end(chat.id)).toBe('offline');
    expect(await history().ask(chat.id)).toBe('offline');
    await session().resume();
    await talk.program.until(talk.accountId, ({ state }) => state.kind === 'online');
  });
});

describe('presence', () => {
  it('is told of the chat that is open, and of no other', async () => {
    const { admin } = talk.simulator;
    await admin.presence({ contact, available: true });
    expect(newsOf(talk.chat).filter(({ type }) => type === 'presence')).toEqual([]);
    talk.program.accounts.viewing((viewers) => viewers.show(1, talk.accountId, talk.chat.id));
    const seen = (state: string) =>
      talk.program.eventually(
        async () => newsOf(talk.chat).at(-1),
        (news) => news?.type === 'presence' && news.state === state,
      );
    expect(await seen('online')).toMatchObject({ name: 'Greta', accountId: talk.accountId });
    await admin.typing({ contact, phone: talk.phone, typing: 'composing' });
    await seen('composing');
    await admin.typing({ contact, phone: talk.phone, typing: 'recording' });
    await seen('recording');
    await admin.typing({ contact, phone: talk.phone, typing: 'paused' });
    await seen('online');
    await admin.presence({ contact, available: false });
    expect(await seen('offline')).toMatchObject({ lastSeenAt: expect.any(Number) });
  });

  it('is told again after a new connection', async () => {
    session().restart();
    await talk.program.until(talk.accountId, ({ state }) => state.kind !== 'online');
    await talk.program.until(talk.accountId, ({ state }) => state.kind === 'online');
    await talk.simulator.admin.presence({ contact, available: true });
    await talk.program.eventually(
      async () => newsOf(talk.chat).at(-1),
      (news) => news?.type === 'presence' && news.state === 'online',
    );
  });
});
