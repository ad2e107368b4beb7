import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onlyEmoji } from '../../../../renderer/rich-text/big-emoji.ts';
import { sourceOf, type Block, type Inline } from '../../../../renderer/rich-text/model.ts';
import { parseText } from '../../../../renderer/rich-text/parse-text.ts';

const tokens = new Set(['491511', '4915112']);

/** A short way to write down what came out: styles as <b>, <i>, <s>, <c>, links as [text], mentions as {token}. */
const write = (inline: Inline): string => {
  const inside = (children: readonly Inline[]): string => children.map(write).join('');
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'bold':
      return `<b>${inside(inline.children)}</b>`;
    case 'italic':
      return `<i>${inside(inline.children)}</i>`;
    case 'strike':
      return `<s>${inside(inline.children)}</s>`;
    case 'code':
      return `<c>${inline.text}</c>`;
    case 'link':
      return `[${inline.text}]`;
    case 'mention':
      return `{${inline.token}}`;
  }
};
const line = (text: string): string => {
  const [block] = parseText(text, tokens);
  return block === undefined || block.kind === 'code' ? '' : block.content.map(write).join('');
};
const kinds = (text: string): readonly Block['kind'][] => parseText(text).map((block) => block.kind);

describe('styles', () => {
  it.each([
    ['*bold*', '<b>bold</b>'],
    ['_italic_ and ~gone~', '<i>italic</i> and <s>gone</s>'],
    ['*bold _both_*', '<b>bold <i>both</i></b>'],
    ['_*~all~*_', '<i><b><s>all</s></b></i>'],
    ['(*in brackets*)!', '(<b>in brackets</b>)!'],
    ['`code *not bold*`', '<c>code *not bold*</c>'],
    ['```one line``` more', '<c>one line</c> more'],
    ['*多字節*。', '<b>多字節</b>。'],
    ['*🎂*', '<b>🎂</b>'],
  ])('%s', (text, wanted) => expect(line(text)).toBe(wanted));

  it.each([
    'snake_case_name',
    '2*3*4',
    '* star',
    'a * b * c',
    '*not closed',
    '**',
    '***',
    '_ spaced _',
    'half*',
    '``',
    '` `',
    '`open',
  ])('stays as it is: %s', (text) => expect(line(text)).toBe(text.startsWith('* ') ? 'star' : text));

  it('does not cross lines', () => {
    expect(parseText('*a\nb*').map((block) => block.kind === 'code' || block.content.length)).toEqual([1, 1]);
  });

  it('lets styles that cross each other be text', () => {
    expect(line('*a _b* c_')).toBe('<b>a _b</b> c_');
  });
});

describe('links', () => {
  it.each([
    ['see https://example.org/a_b_c.', 'see [https://example.org/a_b_c].'],
    ['(https://example.org/wiki/A_(b))', '([https://example.org/wiki/A_(b)])'],
    ['*https://example.org*', '<b>[https://example.org]</b>'],
    ['www.example.org, yes', '[www.example.org], yes'],
    ['HTTPS://EXAMPLE.ORG/', '[HTTPS://EXAMPLE.ORG/]'],
    ['https://bücher.example/ä', '[https://bücher.example/ä]'],
  ])('%s', (text, wanted) => expect(line(text)).toBe(wanted));

  it.each([
    'javascript:alert(1)',
    'https://',
    'https://user:secret@example.org/',
    'xhttps://example.org',
    'file:///etc/passwd',
    'https://nodots',
  ])('is none: %s', (text) => expect(line(text)).toBe(text));

  it('names the real address', () => {
    const [block] = parseText('https://аpple.com/');
    const link = block?.kind === 'paragraph' ? block.content[0] : undefined;
    expect(link).toMatchObject({ kind: 'link', href: 'https://xn--pple-43d.com/' });
  });
});

describe('mentions', () => {
  it('are the named ones only, whole', () => {
    expect(line('hi @491511, @4915112 and @999')).toBe('hi {491511}, {4915112} and @999');
    expect(line('*@491511*')).toBe('<b>{491511}</b>');
  });
});

describe('blocks', () => {
  it('are quotes, lists, numbers and code of several lines', () => {
    expect(kinds('> said\nanswer\n- one\n* two\n1. first\n12. twelfth\n```\na\n b\n```\nend')).toEqual([
      'quote',
      'paragraph',
      'item',
      'item',
      'number',
      'number',
      'code',
      'paragraph',
    ]);
    expect(kinds('-\n1.\n>\n12345. no')).toEqual(['paragraph', 'paragraph', 'paragraph', 'paragraph']);
  });
});

describe('every text', () => {
  const piece = fc.constantFrom(
    ...('* _ ~ ` ``` a ß 🎂 @491511 @ א https://example.org/ www. ( ) .'.split(' ') as [string]),
    ...['\n', '> ', '- ', '1. ', ' ', '\u202e', '\ud83d', '\r'].values(),
  );
  const hostile = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''));

  it('comes back sign by sign', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' }), fc.string()), (text) => {
        expect(sourceOf(parseText(text, tokens))).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  it('has no link but to the web, and every link stands in the text', () => {
    const links = (inlines: readonly Inline[]): readonly Inline[] =>
      inlines.flatMap((inline) => ('children' in inline ? links(inline.children) : [inline]));
    fc.assert(
      fc.property(fc.oneof(hostile, fc.webUrl(), fc.string()), (text) => {
        for (const block of parseText(text, tokens)) {
          if (block.kind === 'code') continue;
          for (const inline of links(block.content)) {
            if (inline.kind !== 'link') continue;
            expect(new URL(inline.href).protocol).toMatch(/^https?:$/);
            expect(text).toContain(inline.text);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('takes steps in proportion to its length, whatever stands in it', () => {
    // Each of these makes a search that begins anew at every sign take minutes; a test's time limit ends that.
    for (const part of ['*a ', '`', '``` ', '_*~', 'https://', 'www.a.b)', '@4', '> ', '(', '*_']) {
      const text = part.repeat(Math.ceil(65_536 / part.length));
      expect(sourceOf(parseText(text, tokens))).toBe(text);
    }
  });
});

describe('big emoji', () => {
  it.each([
    ['🎂', 1],
    ['👍🏽 ❤️', 0],
    ['👩‍👩‍👧‍👦🇩🇪', 2],
    ['❤️❤️❤️', 3],
    ['1️⃣', 1],
    ['🎂🎂🎂🎂', 0],
    ['12', 0],
    ['', 0],
    ['a🎂', 0],
  ])('%s: %i', (text, wanted) => expect(onlyEmoji(text)).toBe(wanted));
});
