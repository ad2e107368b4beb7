import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bridge } from '../../../preload/contract/bridge.ts';
import type { PersonId } from '../../../preload/contract/model.ts';
import { success } from '../../../preload/contract/result.ts';
import { createDraftActions } from '../../../renderer/actions/draft-actions.ts';
import { createMentionActions } from '../../../renderer/actions/mention-actions.ts';
import { createTypingActions } from '../../../renderer/actions/typing-actions.ts';
import { conversationKey } from '../../../renderer/stores/keys.ts';
import { createStores } from '../../../renderer/stores/stores.ts';
import { setDraft, setMentions } from '../../../renderer/stores/ui-state.ts';
import { accountA, accountB, chat, chatId } from './samples.ts';

const heard: (readonly [name: string, input: unknown])[] = [];
const bridge: Bridge = {
  call: (name, input) => {
    heard.push([name, input]);
    return Promise.resolve(success(null as never));
  },
  on: () => () => undefined,
  drop: () => undefined,
};
const here = { accountId: accountA, chatId: chatId(1) };
const there = { accountId: accountB, chatId: chatId(1) };

beforeEach(() => {
  heard.length = 0;
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => vi.useRealTimers());

describe('drafts', () => {
  const begin = () => {
    const stores = createStores();
    const drafts = createDraftActions(bridge, stores);
    const stop = drafts.start();
    const write = (place: typeof here, text: string) =>
      setDraft(stores.ui, conversationKey(place.accountId, place.chatId), text);
    return { stores, drafts, write, stop };
  };
  const texts = () => heard.map(([, input]) => input);

  it('are told when the typing rests, with the last text only', () => {
    const { write } = begin();
    for (const text of ['H', 'He', 'Hel']) {
      write(here, text);
      vi.advanceTimersByTime(100);
    }
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(texts()).toEqual([{ ...here, text: 'Hel', mentions: [] }]);
  });

  it('keep account and chat apart, and are told at once when the chat is left', () => {
    const { write, drafts } = begin();
    write(here, 'one');
    write(there, 'two');
    drafts.flush();
    expect(texts()).toEqual([
      { ...here, text: 'one', mentions: [] },
      { ...there, text: 'two', mentions: [] },
    ]);
    vi.advanceTimersByTime(5000);
    expect(heard).toHaveLength(2);
  });

  it('are gone at once when they were sent', () => {
    const { write } = begin();
    write(here, 'sent');
    write(here, '');
    expect(texts()).toEqual([{ ...here, text: '', mentions: [] }]);
    vi.advanceTimersByTime(5000);
    expect(heard).toHaveLength(1);
  });

  it('go with those who are mentioned, also when only these have changed', () => {
    const { stores, write, drafts } = begin();
    const key = conversationKey(here.accountId, here.chatId);
    write(here, 'hi @Ann');
    drafts.flush();
    setMentions(stores.ui, key, [{ name: 'Ann', personId: '7' as PersonId }]);
    drafts.flush();
    expect(texts()).toEqual([
      { ...here, text: 'hi @Ann', mentions: [] },
      { ...here, text: 'hi @Ann', mentions: [{ start: 3, length: 4, personId: '7' }] },
    ]);
  });

  it('that main has kept come back with those who are mentioned, through whatever is typed around them', () => {
    const { stores, drafts } = begin();
    const key = conversationKey(here.accountId, here.chatId);
    const kept = chat(accountA, 1, {
      draft: 'hi @Ann, @Bea',
      draftMentions: [
        { start: 3, length: 4, personId: '7' as PersonId },
        // None of these is a place in the text.
        { start: 9, length: 40, personId: '8' as PersonId },
        { start: 0, length: 2, personId: '9' as PersonId },
      ],
    });
    stores.chats.setState({ left: [kept] });
    const mentions = createMentionActions(stores);
    const type = (text: string) => {
      mentions.hold(here);
      setDraft(stores.ui, key, text);
      drafts.flush();
    };
    type('oh, hi @Ann, @Bea');
    // Main has it so now; what was taken out can be put back all the same.
    type('oh, hi ');
    stores.chats.setState({ left: [chat(accountA, 1, { draft: 'oh, hi ' })] });
    type('@Ann? oh, hi @Ann');
    const ann = (start: number) => ({ start, length: 4, personId: '7' });
    expect(texts()).toEqual([
      { ...here, text: 'oh, hi @Ann, @Bea', mentions: [ann(7)] },
      { ...here, text: 'oh, hi ', mentions: [] },
      { ...here, text: '@Ann? oh, hi @Ann', mentions: [ann(0), ann(13)] },
    ]);
  });

  it('are handed over at the end', () => {
    const { write, stop } = begin();
    write(here, 'late');
    stop();
    expect(texts()).toEqual([{ ...here, text: 'late', mentions: [] }]);
  });
});

describe('typing', () => {
  const said = () => heard.map(([, input]) => (input as { typing: boolean }).typing);

  it('is said once, again while it goes on, and ended when the hands rest', () => {
    const typing = createTypingActions(bridge);
    for (let second = 0; second < 20; second += 1) {
      typing.typed(here);
      vi.advanceTimersByTime(1000);
    }
    expect(said()).toEqual([true, true, true]);
    vi.advanceTimersByTime(5000);
    expect(said()).toEqual([true, true, true, false]);
    vi.advanceTimersByTime(60_000);
    expect(heard).toHaveLength(4);
  });

  it('ends in one chat before it begins in another, and only where it had begun', () => {
    const typing = createTypingActions(bridge);
    typing.ended();
    typing.typed(here);
    typing.typed(there);
    typing.ended();
    typing.ended();
    expect(heard.map(([, input]) => input)).toEqual([
      { ...here, typing: true },
      { ...here, typing: false },
      { ...there, typing: true },
      { ...there, typing: false },
    ]);
  });
});
