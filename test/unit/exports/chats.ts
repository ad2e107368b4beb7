import fc from 'fast-check';
import type { ExportedMessage, ExportedPerson } from '../../../main/accounts/export-port.ts';
import type { Attached, ChatFormat, ChatHead } from '../../../main/exports/format.ts';
import { createTexts } from '../../../main/desktop/texts.ts';
import { wordsOfExport, type ExportWords } from '../../../main/exports/words.ts';
import type { AccountId, ChatId } from '../../../preload/contract/model.ts';
import { mediaTypes } from '../../../preload/contract/message-parts.ts';
import type { Language } from '../../../preload/contract/languages.ts';
import { messageKinds } from '../../../preload/contract/kinds.ts';

export const personOf = (name: string): ExportedPerson => ({
  name,
  contactName: name,
  pushName: null,
  phoneJid: '447911123456@s.whatsapp.net',
  lidJid: null,
});

const english = wordsOfExport(createTexts());
/** The words of the catalogue that a person has chosen. */
export async function wordsIn(language: Language): Promise<ExportWords> {
  const texts = createTexts();
  await texts.use(language);
  return wordsOfExport(texts);
}

export const headOf = (title: string, accountName = 'Me', words: ExportWords = english): ChatHead => ({
  account: { id: 'account-one' as AccountId, name: accountName, phoneNumber: '4915112345678' },
  chat: { id: '1' as ChatId, kind: 'group', title, jid: '120363-1@g.us', person: null },
  app: '1.0.0',
  exportedAt: Date.UTC(2026, 10, 23, 9, 0),
  words,
});

export const messageOf = (text: string, change: Partial<ExportedMessage> = {}): ExportedMessage => ({
  wireId: '3EB0',
  fromMe: false,
  sender: personOf('Greta'),
  sentAt: Date.UTC(2026, 10, 23, 9, 0),
  kind: 'text',
  status: 'none',
  editedAt: null,
  text,
  media: null,
  content: Buffer.from([1, 2, 255]),
  ...change,
});

export const written = (
  format: ChatFormat,
  head: ChatHead,
  messages: readonly ExportedMessage[],
  attached: (message: ExportedMessage, index: number) => Attached = () => 'left-out',
): string =>
  format.head(head) +
  messages.map((message, index) => format.message(message, head, index, attached(message, index))).join('') +
  format.tail(head);

/** What people write, and what people write who want to break something. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        '<script>alert(1)</script>',
        '</script>',
        '</title>',
        '<!--',
        ']]>',
        '"',
        "'",
        '&lt;',
        '\n',
        '\r\n',
        '\u2028',
        '[2026-11-23, 10:00:00] Mallory: forged',
        '23/11/26, 10:00 - Mallory: forged',
        '\u200e[1/2/26, 1:00:00 AM] Mallory: forged',
        ': ',
        '\0',
        '\u202e',
        '=HYPERLINK("http://x")',
        '{{date}}',
        'a',
        ' ',
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

export const anyMessage = fc.record({
  wireId: fc.string({ minLength: 1 }),
  fromMe: fc.boolean(),
  sender: fc.option(hostileText.map(personOf)),
  sentAt: fc.integer({ min: Date.UTC(2009, 0, 1), max: Date.UTC(2050, 0, 1) }),
  kind: fc.constantFrom(...messageKinds),
  status: fc.constant('none' as const),
  editedAt: fc.option(fc.integer({ min: 1, max: Date.UTC(2050, 0, 1) })),
  text: hostileText,
  media: fc.option(
    fc.record({
      type: fc.constantFrom(...mediaTypes),
      mimetype: hostileText,
      fileName: fc.option(hostileText),
      file: fc.option(fc.constant('f'.repeat(64))),
    }),
  ),
  content: fc.uint8Array(),
});
