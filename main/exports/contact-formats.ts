import type { ExportedPerson } from '../accounts/export-port.ts';

/** A list of people, piece by piece. */
export interface ContactFormat {
  readonly extension: string;
  readonly head: string;
  person(person: ExportedPerson): string;
}

const digitsOf = (jid: string | null): string => /^\d+/.exec(jid ?? '')?.[0] ?? '';
const phoneOf = ({ phoneJid }: ExportedPerson): string => {
  const digits = digitsOf(phoneJid);
  return digits === '' ? '' : `+${digits}`;
};

/** What a spreadsheet would calculate is marked as text: names come from other people. */
const cell = (text: string): string => {
  const whole = text.replaceAll('\0', '');
  const plain = /^[=+\-@\t\r\n]/u.test(whole) ? `'${whole}` : whole;
  return `"${plain.replaceAll('"', '""')}"`;
};

/** RFC 4180, with a mark for spreadsheets that it is UTF-8. */
export const csvContacts: ContactFormat = {
  extension: 'csv',
  head: '\ufeffName,Phone,Name in contacts,Name they use,LID\r\n',
  person: (person) =>
    `${[
      cell(person.name),
      `"${phoneOf(person)}"`,
      cell(person.contactName ?? ''),
      cell(person.pushName ?? ''),
      `"${digitsOf(person.lidJid)}"`,
    ].join(',')}\r\n`,
};

/** RFC 2426, section 5: what means something is escaped, other control characters are nothing in a name. */
const value = (text: string): string =>
  text
    .replaceAll(/[\\,;]/gu, (mark) => `\\${mark}`)
    .replaceAll(/\r\n|[\n\r\u2028\u2029]/gu, '\\n')
    .replaceAll(/(?![\t])\p{Cc}/gu, '');

/** Lines of at most 75 bytes; what is longer goes on after a space. */
export function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let bytes = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (bytes + length > 75) {
      lines.push(current);
      current = ' ';
      bytes = 1;
    }
    current += character;
    bytes += length;
  }
  return `${[...lines, current].join('\r\n')}\r\n`;
}

/** vCard 3.0, which every phone and mail program reads. People without a number are left out. */
export const vcardContacts: ContactFormat = {
  extension: 'vcf',
  head: '',
  person(person) {
    const phone = phoneOf(person);
    if (phone === '') return '';
    const name = value(person.name);
    return [
      'BEGIN:VCARD',
      'VERSION:3.0',
      `FN:${name}`,
      `N:${name};;;;`,
      `TEL;TYPE=CELL:${phone}`,
      'END:VCARD',
    ]
      .map(folded)
      .join('');
  },
};
