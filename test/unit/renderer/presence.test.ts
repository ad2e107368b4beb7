import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../../preload/contract/model.ts';
import {
  applyPresence,
  forgetTyping,
  typingLasts,
  type PresenceEvent,
} from '../../../renderer/stores/presence.ts';
import { accountA, chatId } from './samples.ts';

const event = (person: string, change: Partial<PresenceEvent> = {}): PresenceEvent => ({
  type: 'presence',
  sequence: 1,
  accountId: accountA,
  chatId: chatId(1),
  personId: person as PersonId,
  name: person,
  state: 'composing',
  lastSeenAt: null,
  ...change,
});

describe('what people do in the open chat', () => {
  it('is one thing for each of them, the latest', () => {
    let known = applyPresence(null, event('1'), 0);
    known = applyPresence(known, event('2', { state: 'recording' }), 1);
    known = applyPresence(known, event('1', { state: 'paused' }), 2);
    expect(known.people.map(({ personId, state }) => [personId, state])).toEqual([
      ['2', 'recording'],
      ['1', 'paused'],
    ]);
  });

  it('is forgotten when something is told of another chat', () => {
    const known = applyPresence(applyPresence(null, event('1'), 0), event('2', { chatId: chatId(2) }), 1);
    expect(known.people.map(({ personId }) => personId)).toEqual(['2']);
  });

  it('ends by itself when nobody says that the typing has ceased, for each person in their time', () => {
    const first = applyPresence(null, event('1'), 0);
    const both = applyPresence(first, event('2'), 5_000);
    expect(forgetTyping(both, typingLasts - 1)).toBe(both);
    expect(forgetTyping(both, typingLasts)?.people.map(({ state }) => state)).toEqual([
      'paused',
      'composing',
    ]);
    expect(forgetTyping(null, 0)).toBeNull();
  });
});
