import { describe, expect, it } from 'vitest';
import type { ChatId, MessageId, MessageView } from '../../../preload/contract/model.ts';
import { gridTarget } from '../../../renderer/features/gallery/grid-target.ts';
import { firstLink } from '../../../renderer/features/gallery/first-link.ts';
import { typedNumber } from '../../../renderer/format/typed-number.ts';
import { galleryItems } from '../../../renderer/stores/gallery-items.ts';

const media = (type: 'image' | 'document' | 'voice', state: 'here' | 'remote' = 'remote') => ({
  media: {
    type,
    mimetype: 'image/jpeg',
    fileName: null,
    bytes: 1,
    width: null,
    height: null,
    seconds: null,
    waveform: null,
    thumbnailUrl: null,
    state:
      state === 'here' ? ({ kind: 'here', url: 'app://media/1' } as const) : ({ kind: 'remote' } as const),
  },
});
const message = (number: number, rest: Partial<MessageView> = {}): MessageView => ({
  id: String(number) as MessageId,
  chatId: '1' as ChatId,
  fromMe: false,
  senderId: null,
  senderName: null,
  sentAt: number,
  sortKey: String(number).padStart(4, '0'),
  kind: 'image',
  text: '',
  status: 'none',
  edited: false,
  starred: false,
  parts: media('image'),
  reactions: [],
  ...rest,
});
const ids = (messages: readonly MessageView[]): readonly string[] => messages.map(({ id }) => id);
const nothing = { messages: [], outside: [], gone: [] };

describe('a list of the gallery', () => {
  const pages = [message(9), message(7), message(5)];

  it('is what its pages say, newest first', () => {
    expect(ids(galleryItems('media', pages, nothing))).toEqual(['9', '7', '5']);
  });

  it('takes later news of a message, from inside and outside of the loaded part', () => {
    const here = { parts: media('image', 'here') };
    const items = galleryItems('media', pages, {
      messages: [message(9, here)],
      outside: [message(5, here), message(3, here)],
      gone: [],
    });
    expect(ids(items)).toEqual(['9', '7', '5']);
    expect(items.map(({ parts }) => parts.media?.state.kind)).toEqual(['here', 'remote', 'here']);
  });

  it('puts in front what has come since, and nothing older between', () => {
    const known = { ...nothing, messages: [message(6), message(10), message(11, { parts: media('voice') })] };
    expect(ids(galleryItems('media', pages, known))).toEqual(['10', '9', '7', '5']);
  });

  it('lets go of what was deleted, for everyone and for oneself', () => {
    const deleted = message(7, { kind: 'deleted', parts: {} });
    const known = { messages: [], outside: [deleted], gone: ['9' as MessageId] };
    expect(ids(galleryItems('media', pages, known))).toEqual(['5']);
  });

  it('has links of texts and of previews', () => {
    const texts = [
      message(4, { kind: 'text', parts: {}, text: 'see www.example.org.' }),
      message(3, { kind: 'text', parts: {}, text: 'no link at all' }),
    ];
    expect(ids(galleryItems('links', texts, nothing))).toEqual(['4']);
    expect(texts.map((one) => firstLink(one)?.href ?? null)).toEqual(['https://www.example.org/', null]);
  });
});

describe('keys in a grid of three columns', () => {
  it.each([
    ['ArrowRight', 0, false, 1],
    ['ArrowRight', 6, false, 6],
    ['ArrowRight', 4, true, 3],
    ['ArrowLeft', 4, true, 5],
    ['ArrowDown', 1, false, 4],
    ['ArrowDown', 5, false, 6],
    ['ArrowUp', 1, false, 1],
    ['ArrowUp', 4, false, 1],
    ['End', 0, false, 6],
    ['Home', 5, false, 0],
    ['a', 3, false, null],
  ] as const)('%s at %i, right to left %s: %s', (key, at, rtl, to) => {
    expect(gridTarget(key, at, 7, 3, rtl)).toBe(to);
  });
});

describe('a number as it is typed', () => {
  it.each([
    ['+49 1511 2345678', null, '+49 1511 2345678'],
    ['0049 (0)1511 2345678', 'US', '+49 1511 2345678'],
    ['07911 123456', 'GB', '+44 7911 123456'],
    ['447911123456', null, '+44 7911 123456'],
    ['maria', 'GB', null],
    ['12', 'GB', null],
    ['+1 2', 'GB', null],
  ])('%s in %s is %s', (text, region, expected) => expect(typedNumber(text, region)).toBe(expected));
});
