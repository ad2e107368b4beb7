import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageKind, MessageStatus } from '../../../preload/contract/model.ts';
import {
  applyFacts,
  countsAsUnread,
  joinDuplicate,
  joinFacts,
  laterEdit,
  laterStatus,
  noFacts,
  type Edit,
  type MessageFacts,
  type MessageState,
} from '../../../main/domain/chat-fold.ts';

const statuses: readonly MessageStatus[] = [
  'none',
  'queued',
  'failed',
  'sent',
  'delivered',
  'read',
  'played',
];
const status = fc.constantFrom(...statuses);
const edit: fc.Arbitrary<Edit> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom('a', 'b'))
  .map(([editedAt, text]) => ({
    editedAt,
    text,
    content: new Uint8Array([editedAt]),
    detail: text === 'a' ? null : '{"mentions":["1@lid"]}',
  }));
const facts: fc.Arbitrary<MessageFacts> = fc
  .record({ status, edit: fc.option(edit), deleted: fc.boolean(), hidden: fc.boolean() })
  .map((one) => (one.deleted || one.hidden ? { ...one, edit: null } : one));
const written: MessageState = {
  kind: 'text',
  text: 'as written',
  content: new Uint8Array([1]),
  status: 'queued',
  editedAt: 0,
  detail: '{"forwarded":"once","mentions":["2@lid"]}',
  expiresAt: 0,
};

describe('status', () => {
  it('moves forward along its line, with failed between queued and sent', () => {
    statuses.forEach((one, place) => {
      statuses.forEach((other, otherPlace) => {
        expect(laterStatus(one, other)).toBe(statuses[Math.max(place, otherPlace)]);
      });
    });
  });
});

describe('facts', () => {
  it('join in any order, any grouping, and any number of times', () => {
    fc.assert(
      fc.property(facts, facts, facts, (one, two, three) => {
        expect(joinFacts(one, two)).toEqual(joinFacts(two, one));
        expect(joinFacts(joinFacts(one, two), three)).toEqual(joinFacts(one, joinFacts(two, three)));
        expect(joinFacts(one, one)).toEqual(one);
        expect(joinFacts(one, noFacts)).toEqual(one);
      }),
    );
  });

  it('do the same to a message one by one as joined', () => {
    fc.assert(
      fc.property(facts, facts, (one, two) => {
        expect(applyFacts(applyFacts(written, one), two)).toEqual(applyFacts(written, joinFacts(one, two)));
      }),
    );
  });

  it('that change nothing leave the very same message', () => {
    expect(applyFacts(written, noFacts)).toBe(written);
    const deleted = applyFacts(written, { ...noFacts, deleted: true });
    expect(deleted).toMatchObject({ kind: 'deleted', text: '', editedAt: 0 });
    expect(deleted.content).toHaveLength(0);
    expect(
      applyFacts(deleted, {
        ...noFacts,
        edit: { editedAt: 9, text: 'x', content: written.content, detail: null },
      }),
    ).toBe(deleted);
  });

  it('of an older edit do not undo a newer one', () => {
    const newer: Edit = { editedAt: 5, text: 'newer', content: written.content, detail: null };
    const older: Edit = { editedAt: 4, text: 'older', content: written.content, detail: null };
    expect(laterEdit(older, newer)).toBe(newer);
    expect(laterEdit(newer, older)).toBe(newer);
    expect(laterEdit(null, older)).toBe(older);
  });
});

describe('an edit', () => {
  const edit: Edit = {
    editedAt: 5,
    text: 'newer',
    content: new Uint8Array([9]),
    detail: '{"mentions":["7@lid"]}',
  };

  it('says anew whom it mentions, and leaves the rest', () => {
    const edited = applyFacts(written, { ...noFacts, edit });
    expect(edited.detail).toBe('{"forwarded":"once","mentions":["7@lid"]}');
    expect(applyFacts(written, { ...noFacts, edit: { ...edit, detail: null } }).detail).toBe(
      '{"forwarded":"once"}',
    );
  });

  it('of a caption keeps the original, which it takes to fetch the picture', () => {
    const image: MessageState = { ...written, kind: 'image' };
    expect(applyFacts(image, { ...noFacts, edit })).toMatchObject({
      text: 'newer',
      content: written.content,
    });
    expect(applyFacts(written, { ...noFacts, edit }).content).toBe(edit.content);
  });
});

describe('taken away by the owner', () => {
  it('is final, and says no more than that', () => {
    const hidden = applyFacts(written, { ...noFacts, hidden: true });
    expect(hidden).toMatchObject({ kind: 'hidden', text: '', detail: null });
    expect(applyFacts(hidden, { ...noFacts, deleted: true })).toBe(hidden);
    expect(joinDuplicate(hidden, written)).toBe(hidden);
    expect(joinDuplicate(written, hidden)).toEqual(hidden);
  });
});

describe('a copy of a message', () => {
  const copy = (rest: Partial<MessageState>): MessageState => ({ ...written, ...rest });

  it('that says nothing new leaves the very same message', () => {
    expect(joinDuplicate(written, copy({}))).toBe(written);
    expect(joinDuplicate(written, copy({ text: 'another text' }))).toBe(written);
    expect(joinDuplicate(written, copy({ kind: 'undecryptable', text: '' }))).toBe(written);
  });

  it('replaces what could not be decrypted, and keeps its edit', () => {
    const lost = copy({ kind: 'undecryptable', text: '', content: new Uint8Array(0) });
    expect(joinDuplicate(lost, written)).toEqual(written);
    const edited = { ...lost, text: 'edited', editedAt: 7 };
    expect(joinDuplicate(edited, written)).toMatchObject({ kind: 'text', text: 'edited', editedAt: 7 });
  });

  it('that is deleted deletes; the status still moves', () => {
    const gone = { kind: 'deleted', text: '', content: new Uint8Array(0), detail: null } as const;
    const deleted = copy({ ...gone, status: 'read' });
    expect(joinDuplicate(written, deleted)).toMatchObject({ kind: 'deleted', text: '', status: 'read' });
    expect(joinDuplicate(deleted, written)).toBe(deleted);
  });

  it('brings the original that was missing', () => {
    const queued = copy({ content: new Uint8Array(0) });
    expect(joinDuplicate(queued, copy({ status: 'sent' }))).toMatchObject({
      status: 'sent',
      content: written.content,
    });
  });
});

it('own messages, notes of the system and what is deleted are not unread', () => {
  const counted = (['text', 'image', 'undecryptable', 'system', 'deleted'] as MessageKind[]).filter((kind) =>
    countsAsUnread(kind, false),
  );
  expect(counted).toEqual(['text', 'image', 'undecryptable']);
  expect(countsAsUnread('text', true)).toBe(false);
});
