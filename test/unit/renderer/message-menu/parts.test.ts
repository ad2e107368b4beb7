import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PollView, ReceiptView } from '../../../../preload/contract/message-parts.ts';
import { toggledVote } from '../../../../renderer/features/message-body/toggled-vote.ts';
import { readableText } from '../../../../renderer/features/message-menu/copied-text.ts';
import {
  foundTargets,
  recentTargets,
  withFound,
} from '../../../../renderer/features/message-menu/forward-targets.ts';
import { receiptGroups } from '../../../../renderer/features/message-menu/receipt-groups.ts';
import { startTexts } from '../../../../renderer/i18n.ts';
import { initialChatList } from '../../../../renderer/stores/apply-chats.ts';
import { listKey } from '../../../../renderer/stores/keys.ts';
import { accountA, accountB, chat } from '../samples.ts';

beforeAll(() => void startTexts());

describe('the own vote after a click', () => {
  const poll = (mine: readonly boolean[], selectable: number): PollView => ({
    question: '',
    selectable,
    voters: 0,
    options: mine.map((chosen, index) => ({ text: String(index), votes: 0, mine: chosen, names: [] })),
  });
  it.each([
    ['first vote', [false, false, false], 1, 2, [2]],
    ['moves where one may be chosen', [true, false, false], 1, 2, [2]],
    ['is taken back', [true, false, false], 1, 0, []],
    ['adds where many may be chosen', [true, false, true], 0, 1, [0, 1, 2]],
    ['takes one of several back', [true, false, true], 0, 2, [0]],
    ['makes room where two may be chosen', [true, true, false], 2, 2, [1, 2]],
  ] as const)('%s', (_name, mine, selectable, click, expected) => {
    expect(toggledVote(poll(mine, selectable), click)).toEqual(expected);
  });
});

describe('a copied text', () => {
  it('has people by their names, also when one token begins another, and takes no name for a pattern', () => {
    const mentions = [
      { token: '49151', name: 'Tom', personId: null, isMe: false },
      { token: '4915112', name: '$& Maria', personId: null, isMe: false },
    ];
    expect(readableText(i18next.t, { text: '@4915112 and @49151', parts: { mentions } })).toBe(
      '@$& Maria and @Tom',
    );
  });

  it('calls the owner of the account "you": there is no name for them', () => {
    const mentions = [{ token: '77', name: '', personId: null, isMe: true }];
    expect(readableText(i18next.t, { text: 'Hello @77', parts: { mentions } })).toBe('Hello @You');
  });
});

describe('who has read a message', () => {
  const receipt = (name: string, times: Partial<ReceiptView>): ReceiptView => ({
    personId: name,
    name,
    deliveredAt: null,
    readAt: null,
    playedAt: null,
    ...times,
  });
  it('has everybody once, under the farthest that is known', () => {
    const groups = receiptGroups([
      receipt('early', { deliveredAt: 1, readAt: 2 }),
      receipt('late', { deliveredAt: 1, readAt: 5 }),
      receipt('heard', { deliveredAt: 1, readAt: 5, playedAt: 6 }),
      receipt('reached', { deliveredAt: 3 }),
      receipt('nothing', {}),
    ]);
    const names = (rows: readonly ReceiptView[]) => rows.map(({ name }) => name);
    expect(names(groups.read)).toEqual(['late', 'early']);
    expect(names(groups.played)).toEqual(['heard']);
    expect(names(groups.delivered)).toEqual(['reached']);
  });
});

describe('where a message can go', () => {
  it('offers chats of this account, the last used first, each once, and no channel', () => {
    const rows = [
      chat(accountA, 1),
      chat(accountA, 9),
      chat(accountB, 7),
      chat(accountA, 5, { kind: 'channel' }),
    ];
    const lists = {
      [listKey(accountA, 'all')]: { ...initialChatList, rows },
      [listKey(null, 'unread')]: { ...initialChatList, rows: [chat(accountA, 1)] },
    };
    const ids = (typed: string) => recentTargets({ lists }, accountA, typed).map(({ chatId }) => chatId);
    expect(ids('')).toEqual(['9', '1']);
    expect(ids('chat 1')).toEqual(['1']);
  });

  it('offers people with whom there is no chat yet', () => {
    const hit = {
      accountId: accountA,
      chatId: null,
      personId: '4' as never,
      kind: 'direct',
      title: { text: 'Greta', ranges: [] },
      phoneNumber: null,
      archived: false,
      unread: 0,
      lastActivityAt: 0,
    } as const;
    const known = recentTargets({ lists: {} }, accountA, '');
    expect(withFound([...known, ...foundTargets([hit])], [hit])).toHaveLength(1);
    expect(foundTargets([hit, { ...hit, kind: 'status' }])).toEqual([
      { key: 'person 4', title: 'Greta', kind: 'direct', chatId: null, personId: '4' },
    ]);
  });
});
