import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Identity, MemberRole } from '../../../main/domain/chat-batch.ts';
import type { ChatId, MessageView } from '../../../preload/contract/model.ts';
import { batch, group, keyIn, message } from './changes.ts';
import { firstAccount as account, openMemoryStore, type MemoryStore } from './memory-store.ts';

const person = (number: number): Identity => ({
  phoneJid: `49170000000${number}@s.whatsapp.net`,
  lidJid: `90000000000${number}@lid`,
});
const [ann, bob, cy] = [person(1), person(2), person(3)];
let store: MemoryStore;
let me: Identity;
beforeEach(() => {
  store = openMemoryStore();
  store.chats.updateAccount(account, { phoneNumber: '491700000009', lidJid: '900000000009@lid' });
  me = { phoneJid: '491700000009@s.whatsapp.net', lidJid: '900000000009@lid' };
});
afterEach(() => store.close());

const apply = (part: Parameters<typeof batch>[0]) => store.chats.applyBatch(account, batch(part));
const members = (...all: readonly (readonly [Identity, MemberRole])[]) =>
  apply({ groups: [{ address: group, members: all.map(([identity, role]) => ({ identity, role })) }] });
const chatId = (): ChatId => store.chats.chatPage(account, null, 10).rows[0]!.id;
const rows = (): readonly MessageView[] => store.chats.messagePage(account, chatId(), null, 10).rows;
const info = () => store.chats.chatInfo(account, chatId());

describe('the members of a group', () => {
  it('are those of the last list, changed one by one', () => {
    apply({ chats: [{ address: group, title: 'Readers' }] });
    expect(info().group).toMatchObject({ myRole: null, memberCount: 0 });
    members([me, 'admin'], [ann, 'owner'], [bob, 'member']);
    expect(info().group).toMatchObject({ myRole: 'admin', memberCount: 3 });
    const { members: shown } = store.chats.chatMembers(account, chatId(), '', null, 10);
    expect(shown.map(({ role, isMe }) => [role, isMe])).toEqual([
      ['owner', false],
      ['admin', true],
      ['member', false],
    ]);
    apply({
      groups: [{ address: group, joined: [cy], left: [bob], changed: [{ identity: me, role: 'member' }] }],
    });
    expect(info().group).toMatchObject({ myRole: 'member', memberCount: 3 });
    apply({ groups: [{ address: group, left: [me] }] });
    expect(info().group).toMatchObject({ myRole: 'none', memberCount: 2 });
    members([ann, 'owner']);
    expect(info().group?.memberCount).toBe(1);
  });

  it('stay whole when one notice tells that two people are one', () => {
    apply({
      chats: [{ address: group, title: 'Readers' }],
      people: [{ identity: { ...ann, lidJid: null } }, { identity: { ...ann, phoneJid: null } }],
    });
    // The one who joined under the LID is merged away by the name that comes after it.
    apply({
      groups: [
        { address: group, joined: [{ ...ann, phoneJid: null }], changed: [{ identity: ann, role: 'admin' }] },
      ],
    });
    expect(info().group?.memberCount).toBe(1);
  });

  it('are paged, and two names of one person are one member', () => {
    apply({ chats: [{ address: group, title: 'Readers' }] });
    members([{ ...ann, lidJid: null }, 'member'], [{ ...ann, phoneJid: null }, 'admin'], [bob, 'member']);
    expect(info().group?.memberCount).toBe(3);
    apply({ people: [{ identity: ann, contactName: 'Ann' }] });
    expect(info().group?.memberCount).toBe(2);
    const first = store.chats.chatMembers(account, chatId(), '', null, 1);
    const second = store.chats.chatMembers(account, chatId(), '', first.cursor, 1);
    expect(new Set([...first.members, ...second.members].map(({ personId }) => personId)).size).toBe(2);
    expect(() => store.chats.chatMembers(account, chatId(), '', 'x', 1)).toThrow('cursor');
  });
});

describe('the ticks of a message to a group', () => {
  const key = keyIn(group, 'OUT', { fromMe: true });
  const receipt = (by: Identity, what: 'deliveredAt' | 'readAt') =>
    apply({ receipts: [{ key, by, [what]: 5000 }] });

  it('are given when all members have it, and again when all have read it', () => {
    members([me, 'member'], [ann, 'owner'], [bob, 'member']);
    apply({ messages: [message(key, 1000)] });
    receipt(ann, 'deliveredAt');
    receipt(ann, 'readAt');
    expect(rows()[0]?.status).toBe('sent');
    receipt(bob, 'deliveredAt');
    expect(rows()[0]?.status).toBe('delivered');
    receipt(bob, 'readAt');
    expect(rows()[0]?.status).toBe('read');
  });

  it('come too when the receipts were faster than the message', () => {
    members([me, 'member'], [ann, 'owner']);
    receipt(ann, 'readAt');
    apply({ messages: [message(key, 1000)] });
    expect(rows()[0]?.status).toBe('read');
  });
});

describe('a deletion of what somebody else wrote', () => {
  const key = keyIn(group, 'IN', { sender: bob });
  const deleteBy = (by: Identity) => apply({ deletions: [{ key, by }] });

  it.each([
    ['counts from an admin', ann, 'deleted'],
    ['does not count from another member', cy, 'text'],
    ['does not count from somebody outside', person(7), 'text'],
    ['counts from the author', bob, 'deleted'],
  ] as const)('%s', (_name, by, kind) => {
    members([me, 'member'], [ann, 'admin'], [bob, 'member'], [cy, 'member']);
    apply({ messages: [message(key, 1000)] });
    deleteBy(by);
    expect(rows()[0]?.kind).toBe(kind);
  });

  it('of an own message counts from an admin only', () => {
    members([me, 'member'], [ann, 'admin'], [cy, 'member']);
    const own = keyIn(group, 'MINE', { fromMe: true });
    apply({ messages: [message(own, 1000)] });
    const named = keyIn(group, 'MINE', { sender: me });
    apply({ deletions: [{ key: named, by: cy }] });
    expect(rows()[0]?.kind).toBe('text');
    apply({ deletions: [{ key: named, by: ann }] });
    expect(rows()[0]?.kind).toBe('deleted');
  });
});
