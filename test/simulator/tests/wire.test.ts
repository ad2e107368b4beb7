import { decodeBinaryNode, encodeBinaryNode, jidDecode, jidEncode } from '@whiskeysockets/baileys';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeNode } from '../wire/node-codec.ts';
import { encodeNode } from '../wire/node-encoder.ts';
import { node } from '../wire/node.ts';

const values = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'Joe@',
    '@home',
    'a@b c',
    'constructor',
    'toString',
    '',
    '@s.whatsapp.net',
    '0',
    '1.5',
    '-',
    'ABCDEF0',
    'read',
  ),
  fc.nat({ max: 1e9 }).map((user) => `${user}@s.whatsapp.net`),
  fc
    .tuple(fc.nat({ max: 1e9 }), fc.integer({ min: 1, max: 255 }))
    .map(([user, device]) => `${user}:${device}@lid`),
);

test('what is encoded here is read by Baileys, and by us, as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), values),
      fc.uint8Array(),
      async (attrs, content) => {
        const stanza = node('message', attrs, [node('enc', {}, Buffer.from(content)), node('x', {})]);
        const encoded = encodeNode(stanza);
        for (const decoded of [await decodeBinaryNode(encoded), decodeNode(encoded)]) {
          expect(decoded.attrs).toEqual(attrs);
          expect(Array.isArray(decoded.content) && decoded.content[0]?.content).toEqual(Buffer.from(content));
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

test('stanzas of ordinary content are byte for byte those of Baileys', () => {
  const stanza = node(
    'receipt',
    { id: '3EB0AC', from: '4915112345678@s.whatsapp.net', t: '1700000000', type: 'read' },
    [node('list', {}, [node('item', { id: 'ABC.DEF' }), node('item', { id: 'é' })])],
  );
  expect(encodeNode(stanza).toString('hex')).toBe(encodeBinaryNode(stanza).toString('hex'));
});

test('a jid of device 0 with its zero loses it on the way, as in Baileys', () => {
  expect(jidEncode('1', 'lid', 0)).toBe('1@lid');
  expect(jidDecode('1:0@lid')?.device).toBe(0);
});
