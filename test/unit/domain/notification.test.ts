import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badgeCount } from '../../../main/domain/badge-count.ts';
import type { Arrival, ChatArrivals } from '../../../main/domain/notification-arrival.ts';
import { decideNotification, hasKeyword, isQuiet } from '../../../main/domain/notification-decision.ts';
import { foldNotifications, type ToldChat } from '../../../main/domain/notification-fold.ts';
import type { AccountId, ChatId, MessageId } from '../../../preload/contract/model.ts';
import {
  defaultNotificationSettings as usual,
  type NotificationSettings,
} from '../../../preload/contract/notifications.ts';

const message = (change: Partial<Arrival> = {}): Arrival => ({
  messageId: '1' as MessageId,
  senderName: null,
  kind: 'text',
  text: 'hello',
  mentionsMe: false,
  ...change,
});
const chat = (change: Partial<ChatArrivals> = {}): ChatArrivals => ({
  accountId: 'account-1' as AccountId,
  chatId: '1' as ChatId,
  title: 'Maria',
  chatKind: 'direct',
  muted: false,
  accountMuted: false,
  unread: 1,
  inView: false,
  count: 1,
  messages: [message()],
  ...change,
});
const noon = 12 * 60;
const quiet = { quietHours: { from: 22 * 60, to: 7 * 60 } };
const mention = message({ mentionsMe: true });
const urgent = message({ text: 'This is URGENT, call me' });
const keywords = { keywords: ['urgent'] };

describe('decideNotification', () => {
  const cases: [string, Partial<ChatArrivals>, Partial<NotificationSettings>, number, string | true][] = [
    ['a message', {}, {}, noon, true],
    ['notifications off', {}, { enabled: false }, noon, 'switched-off'],
    ['the chat before the eyes', { inView: true }, {}, noon, 'in-view'],
    ['a mention in the chat before the eyes', { inView: true, messages: [mention] }, {}, noon, 'in-view'],
    ['read on the phone meanwhile', { unread: 0 }, {}, noon, 'read-already'],
    ['deleted meanwhile', { messages: [] }, {}, noon, 'read-already'],
    ['a status', { chatKind: 'status' }, {}, noon, 'not-a-conversation'],
    ['a channel', { chatKind: 'channel' }, {}, noon, 'not-a-conversation'],
    ['a group', { chatKind: 'group' }, {}, noon, true],
    ['a muted chat', { muted: true }, {}, noon, 'chat-muted'],
    ['a mention in a muted chat', { muted: true, messages: [mention] }, {}, noon, true],
    [
      'a mention that may not',
      { muted: true, messages: [mention] },
      { mentionsBreakThrough: false },
      noon,
      'chat-muted',
    ],
    ['a keyword in a muted chat', { muted: true, messages: [urgent] }, keywords, noon, true],
    ['quiet hours', {}, quiet, 23 * 60, 'quiet-hours'],
    ['a keyword in quiet hours', { messages: [urgent] }, { ...quiet, ...keywords }, 23 * 60, true],
    ['a mention in quiet hours', { messages: [mention] }, quiet, 3 * 60, true],
    ['after quiet hours', {}, quiet, 7 * 60, true],
    ['a muted account', { accountMuted: true }, {}, noon, 'account-muted'],
    [
      'a mention in a muted account',
      { accountMuted: true, messages: [mention, urgent] },
      keywords,
      noon,
      'account-muted',
    ],
  ];
  it.each(cases)('%s', (_what, change, settings, minute, expected) => {
    const verdict = decideNotification(chat(change), { ...usual, ...settings }, minute);
    expect(verdict.show ? true : verdict.because).toBe(expected);
  });

  it('tells of the newest message, and of a muted chat only what breaks through', () => {
    const messages = [message({ text: 'one' }), mention, message({ text: 'three' })];
    expect(decideNotification(chat({ count: 3, unread: 3, messages }), usual, noon)).toMatchObject({
      count: 3,
      message: { text: 'three' },
    });
    expect(
      decideNotification(chat({ muted: true, count: 3, unread: 3, messages }), usual, noon),
    ).toMatchObject({
      count: 1,
      message: mention,
    });
  });
});

describe('isQuiet', () => {
  it.each([
    [null, 0, false],
    [{ from: 60, to: 120 }, 59, false],
    [{ from: 60, to: 120 }, 60, true],
    [{ from: 60, to: 120 }, 120, false],
    [{ from: 1320, to: 420 }, 1319, false],
    [{ from: 1320, to: 420 }, 1439, true],
    [{ from: 1320, to: 420 }, 0, true],
    [{ from: 1320, to: 420 }, 420, false],
    [{ from: 60, to: 60 }, 500, true],
  ])('%j at %d: %s', (hours, minute, expected) => {
    expect(isQuiet(hours, minute)).toBe(expected);
  });
});

describe('hasKeyword', () => {
  it.each([
    ['Urgent!', ['urgent'], true],
    ['insurgents', ['urgent'], false],
    ['the order is here', ['the order'], true],
    ['café', ['cafe\u0301'], true],
    ['ÄRGER', ['ärger'], true],
    ['我要苹果汁', ['苹果'], true],
    ['urgently, or urgent', ['urgent'], true],
    ['', ['a'], false],
    ['anything', [], false],
    ['a+b', ['a+b'], true],
    ['.*', ['x'], false],
  ])('%s with %j: %s', (text, words, expected) => {
    expect(hasKeyword(text, words)).toBe(expected);
  });

  it('takes any text and any word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ minLength: 1 }), (text, word) => {
        expect(typeof hasKeyword(text, [word])).toBe('boolean');
      }),
    );
  });
});

describe('foldNotifications', () => {
  const told = (account: number, chatNumber: number, count = 1): ToldChat => ({
    chat: chat({ accountId: `account-${account}` as AccountId, chatId: String(chatNumber) as ChatId, count }),
    message: message(),
    count,
  });
  const nobody = new Set<AccountId>();

  it('leaves a few chats as they are', () => {
    const all = [told(1, 1), told(1, 2), told(2, 3)];
    expect(foldNotifications(all, nobody)).toEqual(all.map((each) => ({ kind: 'chat', told: each })));
  });

  it('makes one of a burst after a reconnect', () => {
    const all = [told(1, 1, 40), told(1, 2, 2), told(2, 3)];
    expect(foldNotifications(all, new Set(['account-1' as AccountId]))).toEqual([
      { kind: 'account', accountId: 'account-1', messages: 42, chats: 2 },
      { kind: 'chat', told: all[2] },
    ]);
  });

  it('keeps the name where all of a burst is one chat', () => {
    const one = told(1, 1, 40);
    expect(foldNotifications([one], new Set(['account-1' as AccountId]))).toEqual([
      { kind: 'chat', told: one },
    ]);
  });

  it('never makes a heap, and never loses a message', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(8), fc.nat(30), fc.integer({ min: 1, max: 9 })), { maxLength: 40 }),
        fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8]),
        (rows, catching) => {
          const all = rows.map(([account, each, count]) => told(account, each, count));
          const groups = foldNotifications(all, new Set(catching.map((id) => `account-${id}` as AccountId)));
          expect(groups.length).toBeLessThanOrEqual(3);
          const counted = groups.map((group) => (group.kind === 'chat' ? group.told.count : group.messages));
          const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
          expect(sum(counted)).toBe(sum(rows.map(([, , count]) => count)));
        },
      ),
    );
  });
});

it('leaves muted accounts out of the badge', () => {
  const accounts = [
    { unread: 3, muted: false },
    { unread: 100, muted: true },
    { unread: 4, muted: false },
  ];
  expect(badgeCount(accounts)).toBe(7);
  expect(badgeCount([])).toBe(0);
});
