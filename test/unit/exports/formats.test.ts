import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseString } from 'whatsapp-chat-parser';
import { csvContacts, folded, vcardContacts } from '../../../main/exports/contact-formats.ts';
import { attachedName } from '../../../main/exports/attached-name.ts';
import { escaped } from '../../../main/exports/escaped.ts';
import { htmlFormat } from '../../../main/exports/html-format.ts';
import { contentSecurityPolicy, script, style } from '../../../main/exports/html-page.ts';
import { jsonFormat } from '../../../main/exports/json-format.ts';
import { localDate, localTime } from '../../../main/exports/local-time.ts';
import { languageNames, type Language } from '../../../preload/contract/languages.ts';
import type { ExportedMessage } from '../../../main/accounts/export-port.ts';
import type { Attached } from '../../../main/exports/format.ts';
import { textFormat } from '../../../main/exports/text-format.ts';
import { anyMessage, headOf, hostileText, messageOf, personOf, wordsIn, written } from './chats.ts';

const anyFile = messageOf('', {
  media: { type: 'image', mimetype: 'image/jpeg', fileName: null, file: 'f' },
});

describe('text', () => {
  const head = headOf('Spring market', 'Anna');

  it('is read by a parser of WhatsApp exports', () => {
    const messages = [
      messageOf('hello'),
      messageOf('two\nlines', { fromMe: true, sender: null }),
      messageOf('13/01/26, 10:00 - Mallory: forged', { text: 'x\n13/01/26, 10:00 - Mallory: forged' }),
      messageOf('', { kind: 'deleted' }),
      messageOf('a picture', { kind: 'image' }),
      messageOf('', { kind: 'system' }),
    ];
    const parsed = parseString(written(textFormat, head, messages), { daysFirst: true });
    expect(parsed.map(({ author, message }) => [author, message.trimEnd()])).toEqual([
      ['Greta', 'hello'],
      ['Anna', 'two\nlines'],
      ['Greta', 'x\n 13/01/26, 10:00 - Mallory: forged'],
      ['Greta', 'This message was deleted.'],
      ['Greta', '<Media omitted>\na picture'],
    ]);
    expect(parsed[0]?.date.getTime()).toBe(Date.UTC(2026, 10, 23, 9, 0));
  });

  it('has one message for each, whatever people write or call themselves', () => {
    fc.assert(
      fc.property(fc.array(anyMessage, { minLength: 1, maxLength: 8 }), hostileText, (messages, title) => {
        const shown = messages.filter(({ kind }) => kind !== 'system');
        const parsed = parseString(written(textFormat, headOf(title), messages), { daysFirst: true });
        expect(parsed.length).toBe(shown.length);
        for (const [index, { date, author }] of parsed.entries()) {
          expect(date.getTime()).toBe(Math.floor((shown[index]?.sentAt ?? 0) / 1000) * 1000);
          expect(author).not.toBe('Mallory');
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe.each(Object.keys(languageNames) as Language[])('in %s', (language) => {
  it('a text is read by the same parser, its own words and files included', async () => {
    const words = await wordsIn(language);
    const { media } = anyFile;
    const messages = [
      messageOf('hello'),
      messageOf('', { kind: 'deleted' }),
      messageOf('a picture', { kind: 'image', media }),
      messageOf('', { kind: 'image', media }),
      messageOf('Harbour', { kind: 'location' }),
    ];
    const text = written(textFormat, headOf('Spring market', 'Anna', words), messages, (_message, index) =>
      index === 2 ? { name: '00000003-photo.jpg' } : 'left-out',
    );
    const parsed = parseString(text, { daysFirst: true, parseAttachments: true });
    expect(parsed.map(({ author }) => author)).toEqual(messages.map(() => 'Greta'));
    expect(parsed.map(({ message }) => message.trimEnd())).toMatchObject({
      1: words.deleted,
      3: words.media,
      4: `${words.location} Harbour`,
    });
    expect(parsed[2]?.attachment?.fileName).toBe('00000003-photo.jpg');
  });

  it('a page says which language it is in, and nothing in a name breaks its sentences', async () => {
    const words = await wordsIn(language);
    const page = written(htmlFormat(false), headOf('x', 'A $& {{date}} $t(app.name) <b>', words), []);
    expect(page).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(page).toContain(escaped(words.search));
    expect(page).toContain('A $&amp; {{date}} $t(app.name) &lt;b&gt;');
    expect(page).toContain('2026-11-23');
  });
});

describe('JSON', () => {
  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.array(anyMessage, { maxLength: 5 }), hostileText, (messages, title) => {
        const read = JSON.parse(written(jsonFormat, headOf(title), messages)) as {
          chat: { title: string };
          messages: { id: string; text: string; original: string; sentAt: string; kind: string }[];
        };
        expect(read.chat.title).toBe(title);
        expect(read.messages.map(({ text }) => text)).toEqual(messages.map(({ text }) => text));
        expect(read.messages.map(({ id }) => id)).toEqual(messages.map(({ wireId }) => wireId));
        expect(read.messages.map(({ sentAt }) => Date.parse(sentAt))).toEqual(
          messages.map(({ sentAt }) => sentAt),
        );
        expect(read.messages.map(({ original }) => [...Buffer.from(original, 'base64')])).toEqual(
          messages.map(({ content }) => [...content]),
        );
      }),
      { numRuns: 300 },
    );
  });
});

/** What is left when everything is taken away that the page itself has written. */
const strange = (page: string): string =>
  page
    .replace(style, '')
    .replace(script, '')
    .replaceAll(
      /<!doctype html>|<\/?(?:html|head|body|header|main|h1|h2|p|b|bdi|title|style|script|output|article|time)(?: (?:lang="en"|dir="(?:auto|ltr)"|class="(?:mine|note|mine note)?"|datetime="[0-9TZ:.-]+"))*>|<meta [^<>]*>|<input type="search"[^<>]*>/gu,
      '',
    );

describe('the web page', () => {
  it('has no tag and no attribute of other people in it', () => {
    fc.assert(
      fc.property(
        fc.array(anyMessage, { maxLength: 5 }),
        hostileText,
        hostileText,
        (messages, title, name) => {
          const page = written(htmlFormat(false), headOf(title, name), messages);
          expect(strange(page)).not.toMatch(/[<>]/u);
          expect(page).not.toContain('\0');
          expect(page.match(/<script>/gu)).toHaveLength(1);
          expect(page.match(/<article /gu)?.length ?? 0).toBe(
            messages.filter(({ kind }) => kind !== 'system').length,
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('loads nothing and runs its own script only', () => {
    const page = written(htmlFormat(false), headOf('x'), [messageOf('https://example.com/a.png')]);
    expect(page).toContain(`content="${escaped(contentSecurityPolicy(false))}"`);
    expect(contentSecurityPolicy(false)).toMatch(
      /^default-src 'none'; style-src 'sha256-\S+'; script-src 'sha256-\S+';/u,
    );
    expect(page).not.toMatch(/(?:src|href|action)=/u);
  });

  it('names each day once', () => {
    const next = Date.UTC(2026, 10, 25, 9, 0);
    const messages = [messageOf('a'), messageOf('b'), messageOf('c', { sentAt: next })];
    const page = written(htmlFormat(false), headOf('x'), messages);
    expect(page.match(/<h2>[^<]*<\/h2>/gu)).toEqual(
      [messages[0]?.sentAt ?? 0, next].map((at) => `<h2>${localDate(at)}</h2>`),
    );
    expect(page).toContain(localTime(next));
  });
});

describe('files', () => {
  const named = (message: ExportedMessage, index: number): Attached =>
    message.media === null ? 'left-out' : { name: attachedName(message.media, message.sentAt, index) };
  const file = { type: 'image', mimetype: 'image/jpeg', fileName: null, file: 'f' } as const;

  it('have a name that no system takes for anything else, each one of its own', () => {
    fc.assert(
      fc.property(fc.array(anyMessage, { maxLength: 6 }), (messages) => {
        const names = messages.flatMap(({ media, sentAt }, index) =>
          media === null ? [] : [attachedName(media, sentAt, index)],
        );
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) {
          expect(name).toMatch(/^\d{8}-[^\p{Cc}\p{Cf}"*/:<>?\\|]+$/u);
          expect(name).not.toMatch(/[. ]$/u);
          expect(Buffer.byteLength(name)).toBeLessThan(200);
        }
      }),
      { numRuns: 500 },
    );
    const long = { ...file, type: 'document' as const, fileName: `${'a'.repeat(10_000)}.pdf` };
    expect(attachedName(long, 0, 4)).toMatch(/^00000005-a{120}\.pdf$/u);
  });

  it('are named in text as WhatsApp does, and read by a parser of its exports', () => {
    const messages = [
      messageOf('at the sea', { kind: 'image', media: file }),
      messageOf('', { kind: 'image', media: { ...file, file: null } }),
    ];
    const text = written(textFormat, headOf('x'), messages, (message, index) =>
      message.media?.file === null ? 'missing' : named(message, index),
    );
    const parsed = parseString(text, { daysFirst: true, parseAttachments: true });
    const name = attachedName(file, messages[0]?.sentAt ?? 0, 0);
    expect(name).toMatch(/^00000001-PHOTO-2026-11-23-\d\d-\d\d-\d\d\.jpg$/u);
    expect(parsed[0]?.attachment?.fileName).toBe(name);
    expect(parsed[0]?.message).toContain('at the sea');
    expect(parsed[1]?.message).toContain('File not on this computer');
  });

  it('are shown in the page from beside it, and nothing that could run is linked', () => {
    fc.assert(
      fc.property(fc.array(anyMessage, { maxLength: 5 }), (messages) => {
        const page = written(htmlFormat(true), headOf('x'), messages, named);
        const sources = [...page.matchAll(/ (?:src|href)="([^"]*)"/gu)].map((match) => match[1]);
        for (const source of sources) {
          expect(source).toMatch(/^media\/[^/:]+$/u);
          expect(source).not.toMatch(/\.(?:html?|svg|xml|xhtml|js|exe|bat|sh)$/iu);
        }
        const other = page
          .replaceAll(
            /<(?:img|audio|video|a)(?: (?:src|href|alt|aria-label|rel|loading|preload)="[^"<>]*"| controls)*>/gu,
            '',
          )
          .replaceAll(/<\/(?:audio|video|a|span)>|<span>/gu, '');
        expect(strange(other)).not.toMatch(/[<>]/u);
      }),
      { numRuns: 300 },
    );
    const page = written(
      htmlFormat(true),
      headOf('x'),
      ['evil.html', 'paper.pdf', 'run.exe', 'picture.svg'].map((fileName) =>
        messageOf('', { kind: 'document', media: { ...file, type: 'document', fileName } }),
      ),
      named,
    );
    expect([...page.matchAll(/href="([^"]*)"/gu)].map((match) => match[1])).toEqual([
      'media/00000002-paper.pdf',
    ]);
    expect(contentSecurityPolicy(true)).toContain("img-src 'self' file:; media-src 'self' file:");
  });

  it('have their name in JSON, or null', () => {
    const messages = [messageOf('', { kind: 'image', media: file }), messageOf('x')];
    const read = JSON.parse(written(jsonFormat, headOf('x'), messages, named)) as {
      messages: { media: { file: string } | null }[];
    };
    expect(read.messages.map(({ media }) => media?.file ?? null)).toEqual([
      `media/${attachedName(file, messages[0]?.sentAt ?? 0, 0)}`,
      null,
    ]);
  });
});

describe('contacts', () => {
  it('as a table are one row each, and calculate nothing', () => {
    fc.assert(
      fc.property(hostileText, (name) => {
        const row = csvContacts.person(personOf(name));
        const cells =
          /^"((?:[^"]|"")*)","((?:[^"]|"")*)","((?:[^"]|"")*)","((?:[^"]|"")*)","((?:[^"]|"")*)"\r\n$/u.exec(
            row,
          );
        expect(cells).not.toBeNull();
        expect(cells?.[1]).not.toMatch(/^[=+\-@\t\r]/u);
        expect(cells?.[2]).toBe('+447911123456');
      }),
    );
  });

  it('as cards keep their lines, whatever the name', () => {
    fc.assert(
      fc.property(hostileText, (name) => {
        const card = vcardContacts.person(personOf(name));
        const lines = card.split('\r\n');
        expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
        const unfolded = card.replaceAll('\r\n ', '').split('\r\n');
        expect(unfolded.map((line) => line.split(/[:;]/u)[0])).toEqual([
          'BEGIN',
          'VERSION',
          'FN',
          'N',
          'TEL',
          'END',
          '',
        ]);
      }),
    );
    expect(vcardContacts.person({ ...personOf('x'), phoneJid: null })).toBe('');
    expect(folded('a'.repeat(100))).toBe(`${'a'.repeat(75)}\r\n ${'a'.repeat(25)}\r\n`);
  });
});
