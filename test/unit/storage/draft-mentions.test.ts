import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatId, DraftMentionView, PersonId } from '../../../preload/contract/model.ts';
import { fittingMentions, parseDraftMentions } from '../../../main/domain/draft-mentions.ts';
import { batch, group, keyIn, message } from './changes.ts';
import { firstAccount as account, openMemoryStore, secondAccount, type MemoryStore } from './memory-store.ts';

const annByLid = { phoneJid: null, lidJid: '900000000001@lid' };
const annByPhone = { phoneJid: '491700000001@s.whatsapp.net', lidJid: null };
const bea = { phoneJid: '491700000002@s.whatsapp.net', lidJid: null };

let store: MemoryStore;
let chat: ChatId;
beforeEach(() => {
  store = openMemoryStore();
  const people = [annByLid, annByPhone, bea].map((identity) => ({ identity, pushName: 'x' }));
  store.chats.applyBatch(account, batch({ people, chats: [{ address: group, title: 'Group' }] }));
  chat = store.chats.applyBatch(
    account,
    batch({
      messages: [annByLid, annByPhone, bea].map((sender, index) =>
        message(keyIn(group, `M${index}`, { sender }), index + 1),
      ),
    }),
  ).chatIds[0]!;
});
afterEach(() => store.close());

/** Those who wrote, in order: Ann by LID, Ann by number, Bea. */
const people = (): PersonId[] =>
  store.chats.messagePage(account, chat, null, 10).rows.map(({ senderId }) => senderId as PersonId);
const row = () => store.chats.chatViews(account, [chat])[0]!;
const write = (text: string, mentions: readonly DraftMentionView[]) =>
  store.chats.setDraft(account, chat, { text, mentions }, 50);

describe('a draft that mentions somebody', () => {
  it('is kept with them, and without them when they are taken out', () => {
    const [ann, , other] = people();
    const mentions = [
      { start: 0, length: 4, personId: ann! },
      { start: 9, length: 4, personId: other! },
    ];
    expect(write('@Ann and @Bea', mentions).chatIds).toEqual([chat]);
    expect(row()).toMatchObject({ draft: '@Ann and @Bea', draftMentions: mentions });
    // Nothing has changed, so nobody is told.
    expect(write('@Ann and @Bea', mentions).chatIds).toEqual([]);
    // The same text, which means others now.
    write('@Ann and @Bea', mentions.slice(1));
    expect(row().draftMentions).toEqual(mentions.slice(1));
    write('', []);
    expect(row()).not.toHaveProperty('draftMentions');
  });

  it('goes on meaning them when two people turn out to be one', () => {
    const [ann, sameAnn] = people();
    write('@Ann, @Ann!', [
      { start: 0, length: 4, personId: ann! },
      { start: 6, length: 4, personId: sameAnn! },
    ]);
    store.chats.applyBatch(
      account,
      batch({ people: [{ identity: { phoneJid: annByPhone.phoneJid, lidJid: annByLid.lidJid } }] }),
    );
    const [merged] = people();
    expect(row().draftMentions).toEqual([
      { start: 0, length: 4, personId: merged },
      { start: 6, length: 4, personId: merged },
    ]);
  });

  it('leaves out whom it can not mean', () => {
    const [ann] = people();
    const at = (start: number, length: number, personId = ann!): DraftMentionView => ({
      start,
      length,
      personId,
    });
    const right = at(3, 4);
    write('hi @Ann', [at(0, 2), right, at(4, 3), at(3, 5), at(100, 4), at(3, 4, '999' as PersonId)]);
    expect(row().draftMentions).toEqual([right]);
    // Of another account.
    const other = store.chats.applyBatch(
      secondAccount,
      batch({ messages: [message(keyIn(group, 'O', { sender: bea }), 1)] }),
    ).chatIds[0]!;
    store.chats.setDraft(secondAccount, other, { text: 'hi @Ann', mentions: [right] }, 50);
    expect(store.chats.chatViews(secondAccount, [other])[0]).not.toHaveProperty('draftMentions');
  });

  it.each([
    ['somebody who is gone', '[{"start":0,"length":4,"jid":"1@lid"}]'],
    ['a place outside of the text', '[{"start":3,"length":40,"jid":"900000000001@lid"}]'],
    ['no place', '[{"start":"0","length":null,"jid":"900000000001@lid"},7,null]'],
    ['no list', '{}'],
    ['no JSON', '['],
  ])('shows as a text when there is %s in it', (_what, kept) => {
    write('@Ann', []);
    store.databases.chats.execute(`UPDATE chats SET draft_mentions = '${kept}' WHERE chat = ${chat}`);
    expect(row().draft).toBe('@Ann');
    expect(row()).not.toHaveProperty('draftMentions');
    // Nor does it keep the chat from changing.
    store.chats.applyBatch(account, batch({ chats: [{ address: group, title: 'Renamed' }] }));
    expect(row().title).toBe('Renamed');
  });
});

describe('fittingMentions', () => {
  it('stand at an "@", within the text and none over another, whatever was given', () => {
    const number = fc.oneof(fc.integer({ min: -3, max: 12 }), fc.double());
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('@', 'a', ' '), maxLength: 10 }),
        fc.array(fc.record({ start: number, length: number })),
        (text, given) => {
          let end = 0;
          for (const { start, length } of fittingMentions(text, given)) {
            expect(start).toBeGreaterThanOrEqual(end);
            expect(text.slice(start, start + length)).toMatch(/^@/);
            end = start + length;
            expect(end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
    );
  });

  it('are read from any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        fittingMentions('@Ann', parseDraftMentions(text));
      }),
    );
  });
});
