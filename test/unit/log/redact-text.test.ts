import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactText } from '../../../main/log/redact-text.ts';

const home = '/home/alice';
const clean = (text: string): string => redactText(text, home);

describe('redactText', () => {
  it.each([
    ['4915112345678@s.whatsapp.net', '…678@s.whatsapp.net'],
    ['from 4915112345678:12@s.whatsapp.net', 'from …678:12@s.whatsapp.net'],
    ['120363041234567890@g.us', '…890@g.us'],
    ['4915112345678-1599999123@g.us', '…123@g.us'],
    ['123456789012345@lid', '…345@lid'],
    ['+49 151 1234-5678 called', '…678 called'],
    ['call (0151) 123 45 678', 'call (…678'],
    ['session-4915112345678.0', 'session-…780'],
    ['٠١٥١١٢٣٤٥٦٧٨', '…٦٧٨'],
    ['key 00112233445566778899aabbccddeeff!', 'key [bytes]!'],
    ['<Buffer 00 11 22 33 44 55 66 77 88 99>', '<Buffer [bytes]>'],
    ['Uint8Array(9) [1, 2, 3, 4, 5, 6, 7, 8, 9]', 'Uint8Array(9) [[bytes]]'],
    ['/home/alice/.config/switchboard', '~/.config/switchboard'],
    ['C:\\Users\\Bob\\AppData', '~\\AppData'],
    ['file:///Users/carol/x', 'file://~/x'],
  ])('%s becomes %s', (text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  it.each([
    'Connection closed with 515 after 12345 ms',
    'at 2026-11-23T07:19:07.000Z',
    'on 2026-11-23 07:19',
    'account 6f9619ff-8b86-4011-b42d-00c04fc964ff is online',
    'node_modules/@whiskeysockets/baileys/lib/Socket/messages-recv.js:120:14',
    'ECONNREFUSED 127.0.0.1:5222',
    'SQLITE_CONSTRAINT_FOREIGNKEY',
    'Electron 45.4.1',
  ])('leaves %s', (text) => {
    expect(clean(text)).toBe(text);
  });

  it('hides every number of 7 digits or more, however it is written', () => {
    const separators = fc.constantFrom('', ' ', '-', '.', '/', ' (', ') ', '\u00a0');
    const number = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), separators), {
      minLength: 7,
      maxLength: 15,
    });
    fc.assert(
      fc.property(number, fc.stringMatching(/^[a-z ]{0,20}$/), (digits, words) => {
        const written = digits.map(([digit, separator]) => `${String(digit)}${separator}`).join('');
        // A number that looks like a date stays one.
        fc.pre(!written.startsWith('20'));
        const left = clean(`${words}${written}${words}`).match(/\d/g) ?? [];
        expect(left.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 2000 },
    );
  });

  it('hides bytes in every spelling', () => {
    const spellings = [
      (bytes: Buffer) => bytes.toString('base64'),
      (bytes: Buffer) => bytes.toString('base64url'),
      (bytes: Buffer) => bytes.toString('hex'),
      (bytes: Buffer) => encodeURIComponent(bytes.toString('base64')),
      (bytes: Buffer) => bytes.toString('hex').toUpperCase(),
      (bytes: Buffer) => [...bytes].join(', '),
      (bytes: Buffer) => (bytes.toString('hex').match(/../g) ?? []).join(':'),
    ];
    // 32 bytes: at 16, one in about 100,000 looks like words. Random, because the rule is about randomness.
    for (let round = 0; round < 1000; round += 1) {
      for (const spell of spellings) {
        const secret = spell(randomBytes(32));
        const seen = clean(`the key is ${secret}, keep it`);
        for (let start = 0; start + 12 <= secret.length; start += 4) {
          expect(seen).not.toContain(secret.slice(start, start + 12));
        }
      }
    }
  });

  it('stays quick and does not throw, whatever the text', () => {
    const awkward = ['1'.repeat(100_000), '1 '.repeat(50_000), `${'a'.repeat(50_000)} `, 'a/'.repeat(50_000)];
    awkward.push('1,'.repeat(50_000), '.'.repeat(100_000), 'aB1_'.repeat(30_000), '/home/'.repeat(20_000));
    awkward.push(
      'ab '.repeat(30_000),
      '9@'.repeat(50_000),
      `${'A'.repeat(22)}-`.repeat(5000),
      '\u{1d7d8}'.repeat(99),
    );
    for (const text of awkward) {
      const start = performance.now();
      expect(clean(text).length).toBeLessThan(9000);
      expect(performance.now() - start).toBeLessThan(500);
    }
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof clean(text) === 'string'));
  });

  it('cuts no secret in half', () => {
    const secret = randomBytes(48).toString('base64');
    for (let before = 8192 - 70; before < 8195; before += 1) {
      const seen = clean(`${'word '.repeat(2000).slice(0, before - 1)} ${secret}`);
      expect(seen).not.toContain(secret.slice(0, 6));
    }
  });
});
