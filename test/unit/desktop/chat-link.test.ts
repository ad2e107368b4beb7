import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isChatLink, readChatLink } from '../../../main/desktop/chat-link.ts';

const link = (phoneNumber: string, text = '') => ({ ok: true, link: { phoneNumber, text } });

describe('readChatLink', () => {
  it.each([
    ['whatsapp://send?phone=491511234567', link('491511234567')],
    ['whatsapp://send/?phone=%2B491511234567&text=Hi%20there', link('491511234567', 'Hi there')],
    ['WhatsApp://send?phone=+49 151 1234567&text=a+b', link('491511234567', 'a b')],
    ['whatsapp://send?phone=%2B49%20(151)%20123-4567&type=phone_number&app_absent=0', link('491511234567')],
    ['https://wa.me/15551234567', link('15551234567')],
    ['https://wa.me/+15551234567/?text=one%0D%0Atwo', link('15551234567', 'one\ntwo')],
    ['http://wa.me/15551234567?text=%20%F0%9F%98%80%20', link('15551234567', '😀')],
    ['https://api.whatsapp.com/send?phone=15551234567&text=x&utm_source=y', link('15551234567', 'x')],
    ['https://api.whatsapp.com/send/?phone=15551234567', link('15551234567')],
    [
      'https://wa.me/15551234567?text=https%3A%2F%2Fexample.org%2F%3Fa%3D1%26b',
      link('15551234567', 'https://example.org/?a=1&b'),
    ],
  ])('takes %s', (text, expected) => {
    expect(readChatLink(text)).toEqual(expected);
  });

  it.each([
    ['whatsapp://send?text=hello', 'link-without-number'],
    ['whatsapp://send?phone=&text=hello', 'link-without-number'],
    ['https://wa.me/?text=hello', 'link-without-number'],
    ['whatsapp://chat?code=AbCdEf', 'link-unsuited'],
    ['whatsapp://send/elsewhere?phone=491511234567', 'link-unsuited'],
    ['whatsapp:send?phone=491511234567', 'link-unsuited'],
    ['https://wa.me/message/ABCDEF', 'link-unsuited'],
    ['https://wa.me/c/491511234567', 'link-unsuited'],
    ['https://wa.me/491511234567?phone=491511234568', 'link-unsuited'],
    ['ftp://wa.me/491511234567', 'link-unsuited'],
    ['whatsapp://send?phone=12345', 'link-unreadable'],
    ['whatsapp://send?phone=0151123456789', 'link-unreadable'],
    ['whatsapp://send?phone=1234567890123456', 'link-unreadable'],
    ['whatsapp://send?phone=49151abc4567', 'link-unreadable'],
    [
      'whatsapp://send?phone=%E0%A5%A7%E0%A5%A8%E0%A5%A9%E0%A5%A7%E0%A5%A8%E0%A5%A9%E0%A5%A7',
      'link-unreadable',
    ],
    ['whatsapp://send?phone=491511234567&phone=491511234568', 'link-unreadable'],
    ['whatsapp://send?phone=491511234567&text=a&text=b', 'link-unreadable'],
    ['whatsapp://send?phone=491511234567&send=1', 'link-unreadable'],
    ['whatsapp://user:secret@send?phone=491511234567', 'link-unreadable'],
    ['whatsapp://send?phone=491511234567#text', 'link-unreadable'],
    ['whatsapp://send?phone=491511234567&text=a%00b', 'link-unreadable'],
    ['whatsapp://send?phone=491511234567&text=%1B%5B2J', 'link-unreadable'],
    ['whatsapp://send?phone=491511234567&text=%C2%9B', 'link-unreadable'],
    ['whatsapp://send?phone=4915\n11234567', 'link-unreadable'],
    [`whatsapp://send?phone=491511234567&text=${'x'.repeat(4097)}`, 'link-too-long'],
    [`whatsapp://send?phone=491511234567&text=${'x'.repeat(40_000)}`, 'link-too-long'],
    ['whatsapp://', 'link-unsuited'],
    ['whatsapp://[', 'link-unreadable'],
  ])('refuses %.80s', (text, code) => {
    expect(readChatLink(text)).toEqual({ ok: false, code });
  });

  it('never throws, and what it takes is a number and a text without control characters, for all words', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .tuple(
          fc.constantFrom(
            'whatsapp://send?',
            'https://wa.me/',
            'https://api.whatsapp.com/send?',
            'whatsapp:',
          ),
          fc.array(
            fc.oneof(
              fc.constantFrom('phone=', 'text=', '&', '49151123', '4567', '%', '%0', '%00', '+', '#', '?'),
              fc.string({ unit: 'binary', maxLength: 4 }),
            ),
            { maxLength: 12 },
          ),
        )
        .map(([start, parts]) => start + parts.join('')),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const reading = readChatLink(text);
        if (!reading.ok) return;
        expect(reading.link.phoneNumber).toMatch(/^[1-9]\d{6,14}$/u);
        expect(reading.link.text.length).toBeLessThanOrEqual(4096);
        // oxlint-disable-next-line no-control-regex -- just these must not be there
        expect(reading.link.text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u);
      }),
      { numRuns: 5_000 },
    );
  });
});

it.each([
  ['whatsapp://anything', true],
  ['WHATSAPP:', true],
  ['https://wa.me/1', true],
  ['https://WA.ME/1', true],
  ['https://wa.me.example.org/1', false],
  ['https://example.org/wa.me/1', false],
  ['https://user@example.org', false],
  ['https://[', false],
  ['wa.me/1', false],
  ['', false],
])('of %j it is said that it is such a link: %j', (text, expected) => {
  expect(isChatLink(text)).toBe(expected);
});
