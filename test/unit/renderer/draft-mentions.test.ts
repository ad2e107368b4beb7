import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../../preload/contract/model.ts';
import { mentionQuery, placedMentions, spelledMentions } from '../../../renderer/mentions/draft-mentions.ts';

const id = (text: string) => text as PersonId;
const maria = { name: 'Maria', personId: id('1') };
const mariaLopez = { name: 'Maria Lopez', personId: id('2') };
const emoji = { name: '👩🏽‍🌾 Ana', personId: id('3') };

describe('placedMentions', () => {
  it.each([
    ['hi @Maria', [{ start: 3, length: 6, personId: '1' }]],
    [
      '@Maria Lopez and @Maria',
      [
        { start: 0, length: 12, personId: '2' },
        { start: 17, length: 6, personId: '1' },
      ],
    ],
    [
      '(@Maria), @👩🏽‍🌾 Ana!',
      [
        { start: 1, length: 6, personId: '1' },
        { start: 10, length: 12, personId: '3' },
      ],
    ],
    // What was changed afterwards names nobody any more.
    ['hi @Mariana, and @Mari', []],
    ['write to me@Maria', []],
    ['Maria', []],
  ])('%s', (text, placed) => {
    expect(placedMentions(text, [maria, mariaLopez, emoji])).toEqual(placed);
  });

  it('never overlap, whatever stands in the text', () => {
    const word = fc.constantFrom('@Maria', '@Maria Lopez', '@', ' ', 'x', '@👩🏽‍🌾 Ana', '\n');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const text = words.join('');
        let end = 0;
        for (const { start, length, personId } of placedMentions(text, [maria, mariaLopez, emoji])) {
          expect(start).toBeGreaterThanOrEqual(end);
          const name = [maria, mariaLopez, emoji].find((one) => one.personId === personId)?.name ?? '';
          expect(text.slice(start, start + length)).toBe(`@${name}`);
          end = start + length;
        }
      }),
    );
  });
});

describe('mentionQuery', () => {
  it.each([
    ['@', 1, { start: 0, query: '' }],
    ['hi @ma', 6, { start: 3, query: 'ma' }],
    ['hi @maria lo', 12, { start: 3, query: 'maria lo' }],
    ['hi @ma', 3, null],
    ['hi @ nothing', 12, null],
    ['a@b.org', 7, null],
    ['@one two three four', 19, null],
    ['', 0, null],
  ])('%j at %d', (text, caret, expected) => {
    expect(mentionQuery(text, caret)).toEqual(expected);
  });
});

describe('spelledMentions', () => {
  const mentions = [
    { token: '49151', name: 'Maria', personId: id('1'), isMe: false },
    { token: '49152', name: '', personId: id('9'), isMe: true },
    { token: '49153', name: 'Nobody', personId: null, isMe: false },
  ];
  it('puts names where numbers stand, and leaves what it can not name', () => {
    const { text, people } = spelledMentions('@49151, @49152 and @49153: not @49154', mentions);
    expect(text).toBe('@Maria, @49152 and @49153: not @49154');
    expect(people).toEqual([maria, { name: '49152', personId: '9' }]);
    expect(placedMentions(text, people)).toEqual([
      { start: 0, length: 6, personId: '1' },
      { start: 8, length: 6, personId: '9' },
    ]);
  });
});
