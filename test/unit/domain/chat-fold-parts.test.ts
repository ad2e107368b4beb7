import { describe, expect, it } from 'vitest';
import {
  applyChatChange,
  decideUnread,
  mergeChatStates,
  newChatState,
} from '../../../main/domain/chat-fold-chat.ts';
import {
  decideIdentity,
  sanitizeIdentity,
  type KnownPerson,
} from '../../../main/domain/chat-fold-identity.ts';
import {
  sanitizeChatKind,
  sanitizeCount,
  sanitizeKind,
  sanitizeStatus,
  sanitizeTime,
} from '../../../main/domain/chat-fold-input.ts';
import { chatTitle, laterName, personName, previewText } from '../../../main/domain/chat-fold-names.ts';

const phoneJid = '4917@s.whatsapp.net';
const lidJid = '900@lid';
const both = { phoneJid, lidJid };
const known = (person: number, rest: Partial<KnownPerson>): KnownPerson => ({
  person,
  phoneJid: null,
  lidJid: null,
  ...rest,
});

describe('decideIdentity', () => {
  const byPhone = known(1, { phoneJid });
  const byLid = known(2, { lidJid });
  const elsewhere = known(3, { phoneJid, lidJid: '901@lid' });
  it.each([
    ['nobody is known', both, null, null, { type: 'insert', releasePhoneOf: null }],
    ['the number alone is known', { ...both, lidJid: null }, byPhone, null, { type: 'use', person: 1 }],
    ['the LID alone is known', { ...both, phoneJid: null }, null, byLid, { type: 'use', person: 2 }],
    ['the number learns its LID', both, byPhone, null, { type: 'learn', person: 1, releasePhoneOf: null }],
    ['the LID learns its number', both, null, byLid, { type: 'learn', person: 2, releasePhoneOf: null }],
    ['two turn out to be one', both, byPhone, byLid, { type: 'merge', survivor: 1, other: 2 }],
    ['both jids are one already', both, known(4, both), known(4, both), { type: 'use', person: 4 }],
    ['the number goes to a new LID', both, elsewhere, null, { type: 'insert', releasePhoneOf: 3 }],
    [
      'the number goes to a known LID',
      both,
      elsewhere,
      byLid,
      { type: 'learn', person: 2, releasePhoneOf: 3 },
    ],
  ])('%s', (_name, identity, phone, lid, expected) => {
    expect(decideIdentity(identity, phone, lid)).toEqual(expected);
  });

  it('has nothing to decide for an identity without a name', () => {
    expect(sanitizeIdentity({ phoneJid: '', lidJid: null })).toBeNull();
    expect(sanitizeIdentity({ phoneJid: '', lidJid })).toEqual({ phoneJid: null, lidJid });
  });
});

describe('names', () => {
  const names = { contactName: 'Anna', pushName: 'annie', ...both };
  it('of a direct chat: contact, push name, history, number, end of the LID', () => {
    const title = (person: Partial<typeof names> | object, history: string | null = null) =>
      chatTitle('direct', history, { contactName: null, pushName: null, phoneJid, lidJid, ...person }, null);
    expect(title(names)).toBe('Anna');
    expect(title({ pushName: 'annie' }, 'from history')).toBe('annie');
    expect(title({}, 'from history')).toBe('from history');
    expect(title({})).toBe('+4917');
    expect(title({ phoneJid: null, lidJid: '98765@lid' })).toBe('~8765');
  });

  it('of other chats: subject, end of the jid, nothing for the status chat', () => {
    expect(chatTitle('group', 'Climbing', null, '12036@g.us')).toBe('Climbing');
    expect(chatTitle('group', null, null, '12036@g.us')).toBe('~2036');
    expect(chatTitle('status', null, null, 'status@broadcast')).toBe('');
    expect(personName({ contactName: null, pushName: null, phoneJid: null, lidJid: null })).toBe('');
  });

  it('the later push name holds', () => {
    const old = { name: 'old', at: 1 };
    const next = { name: 'new', at: 2 };
    expect(laterName(old, next)).toBe(next);
    expect(laterName(next, old)).toBe(next);
    expect(laterName(next, { name: '', at: 9 })).toBe(next);
    expect(laterName({ name: null, at: 0 }, old)).toBe(old);
  });

  it('a preview is one line that breaks no character', () => {
    expect(previewText('  a \n\t b  ')).toBe('a b');
    expect(previewText('x'.repeat(1_000_000))).toHaveLength(160);
    expect(previewText(`${'x'.repeat(159)}\u{1F600}tail`)).toBe('x'.repeat(159));
    expect(previewText(`${'x'.repeat(158)}\u{1F600}tail`)).toBe(`${'x'.repeat(158)}\u{1F600}`);
  });
});

describe('input', () => {
  it('is brought into range', () => {
    expect([Number.NaN, -1, 0, 1.9, Infinity].map(sanitizeTime)).toEqual([0, 0, 0, 1, 4_102_444_800_000]);
    expect([Number.NaN, -1, 2.5, 1e12].map(sanitizeCount)).toEqual([0, 0, 2, 999_999]);
    expect(sanitizeKind('newest invention' as 'text')).toBe('unsupported');
    expect(sanitizeStatus('somewhere' as 'read')).toBe('none');
    expect(sanitizeChatKind('' as 'group')).toBe('other');
  });
});

describe('chats', () => {
  const address = { type: 'place', jid: '1@g.us', kind: 'group' } as const;
  it('are shown once there is something to show', () => {
    expect(applyChatChange(newChatState, { address, archived: true }).listed).toBe(false);
    expect(applyChatChange(newChatState, { address, title: 'Climbing' }).listed).toBe(true);
    expect(applyChatChange(newChatState, { address, lastActivityAt: 1 }).listed).toBe(true);
    expect(applyChatChange(newChatState, { address, pinned: true }).listed).toBe(true);
  });

  it('keep the newest activity, and what is not told', () => {
    const state = { ...newChatState, lastActivityAt: 9, title: 'Old', mutedUntil: 5 };
    expect(applyChatChange(state, { address, lastActivityAt: 4, title: '' })).toMatchObject({
      lastActivityAt: 9,
      title: 'Old',
      mutedUntil: 5,
    });
    expect(applyChatChange(state, { address, mutedUntil: 0 }).mutedUntil).toBe(0);
  });

  it('take a count of the phone by its source', () => {
    const counted = { ...newChatState, unreadKnown: true };
    expect(decideUnread(newChatState, { count: 3, source: 'history' }, 0)).toEqual({
      type: 'start',
      count: 3,
    });
    expect(decideUnread(counted, { count: 3, source: 'history' }, 0)).toEqual({ type: 'none' });
    expect(decideUnread(counted, { count: 0, source: 'device' }, 5)).toEqual({ type: 'clear' });
    expect(decideUnread(counted, { count: 1, source: 'device' }, 5)).toEqual({ type: 'none' });
    expect(decideUnread(counted, { count: 1, source: 'device' }, 0)).toEqual({ type: 'start', count: 1 });
  });

  it('merge: pinned if either, archived unless one is known not to be, the later of all times', () => {
    const one = { ...newChatState, pinned: true, archived: true, mutedUntil: 3, unreadBase: 2 };
    const other = { ...newChatState, lastActivityAt: 8, title: 'Name', unreadBase: 1, listed: true };
    const merged = {
      pinned: true,
      archived: true,
      mutedUntil: 3,
      lastActivityAt: 8,
      title: 'Name',
      unreadBase: 3,
    };
    expect(mergeChatStates(one, other)).toMatchObject({ ...merged, listed: true });
    expect(mergeChatStates(other, one)).toMatchObject({ ...merged, listed: true });
    expect(mergeChatStates(one, { ...other, archived: false }).archived).toBe(false);
  });
});
