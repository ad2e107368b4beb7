import { execFile } from 'node:child_process';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decrypted, newHeader } from '../../../main/backups/age-file.ts';
import { PayloadSealer, pieceLength } from '../../../main/backups/age-payload.ts';
import { passphraseIdentity, passphraseRecipient } from '../../../main/backups/passphrase-lock.ts';
import { cipherInJavaScript, loadCipher } from '../../../main/backups/stream-cipher.ts';

const passphrase = 'words that nobody says';
const lengths = [
  0,
  1,
  17,
  pieceLength - 1,
  pieceLength,
  pieceLength + 1,
  3 * pieceLength,
  3 * pieceLength + 5,
];
const bytes = (length: number): Buffer =>
  Buffer.from(Array.from({ length }, (_value, at) => (at * 31) % 256));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-payload-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Everything that a sealer makes of these pieces. */
function sealed(fileKey: Uint8Array, pieces: readonly Uint8Array[]): Buffer {
  const found: Uint8Array[] = [];
  const sealer = new PayloadSealer(fileKey, (length) => {
    const room = new Uint8Array(length);
    found.push(room);
    return room;
  });
  for (const piece of pieces) sealer.seal(piece);
  sealer.end();
  return Buffer.concat([sealer.nonce, ...found]);
}

/** A file of ours, given in pieces of this size. */
async function ours(plain: Uint8Array, step: number): Promise<Buffer> {
  const { header, fileKey } = await newHeader(passphraseRecipient(passphrase, 4));
  const pieces: Uint8Array[] = [];
  for (let start = 0; start < plain.length; start += step) pieces.push(plain.subarray(start, start + step));
  return Buffer.concat([header, sealed(fileKey, pieces)]);
}

async function readByUs(file: Uint8Array): Promise<Buffer> {
  const path = join(folder, 'read');
  await writeFile(path, file);
  const handle = await open(path, 'r');
  try {
    const pieces: Uint8Array[] = [];
    for await (const piece of decrypted(handle, passphraseIdentity(passphrase))) pieces.push(piece);
    return Buffer.concat(pieces);
  } finally {
    await handle.close();
  }
}

describe('the content of an age file', () => {
  it.each(lengths)(
    'of %i bytes is read by the library when we have written it, and the other way round',
    async (length) => {
      const plain = bytes(length);
      const decrypter = new Decrypter();
      decrypter.addIdentity(passphraseIdentity(passphrase));
      const encrypter = new Encrypter();
      encrypter.addRecipient(passphraseRecipient(passphrase, 4));
      for (const step of [777, pieceLength, 1 << 20]) {
        const file = await ours(plain, step);
        expect(Buffer.from(await decrypter.decrypt(file)).equals(plain)).toBe(true);
        expect((await readByUs(file)).equals(plain)).toBe(true);
      }
      expect((await readByUs(Buffer.from(await encrypter.encrypt(plain)))).equals(plain)).toBe(true);
    },
  );

  it('is refused when pieces are missing, swapped or repeated', async () => {
    const file = await ours(bytes(4 * pieceLength + 9), 1 << 20);
    const start = file.indexOf('\n', file.indexOf('--- ')) + 1 + 16;
    const sealedLength = pieceLength + 16;
    const piece = (number: number): Buffer =>
      file.subarray(start + number * sealedLength, start + (number + 1) * sealedLength);
    const head = file.subarray(0, start);
    const orders = [
      [0, 1, 2, 3],
      [1, 0, 2, 3, 4],
      [0, 0, 1, 2, 3, 4],
      [0, 1, 2, 4],
      [4],
      [],
      [0, 1, 2, 3, 4, 4],
    ];
    for (const order of orders)
      await expect(readByUs(Buffer.concat([head, ...order.map(piece)]))).rejects.toMatchObject({
        code: 'backup-damaged',
      });
  });
});

it('both ciphers are the same one', () => {
  const native = loadCipher();
  expect(native).not.toBe(cipherInJavaScript);
  const key = bytes(32);
  const nonce = bytes(12);
  for (const length of [0, 1, 64, 1000]) {
    const plain = bytes(length);
    const sealed = new Uint8Array(length + 16);
    native.seal(key, nonce, plain, sealed);
    const other = new Uint8Array(length + 16);
    cipherInJavaScript.seal(key, nonce, plain, other);
    expect(Buffer.from(other).equals(Buffer.from(sealed))).toBe(true);
    for (const cipher of [native, cipherInJavaScript]) {
      expect(Buffer.from(cipher.open(key, nonce, sealed) ?? [1]).equals(plain)).toBe(true);
      expect(
        cipher.open(
          key,
          nonce,
          sealed.map((byte, at) => (at === 0 ? byte ^ 1 : byte)),
        ),
      ).toBeNull();
      expect(cipher.open(key, nonce, new Uint8Array(3))).toBeNull();
    }
  }
});

const run = promisify(execFile);
const hasAge = await run('age', ['--version']).then(
  () => true,
  () => false,
);

it.skipIf(!hasAge)("Debian's age reads the content that we seal", async () => {
  const identity = await generateX25519Identity();
  const plain = bytes(2 * pieceLength + 3);
  let fileKey: Uint8Array = new Uint8Array(0);
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(identity));
  const empty = Buffer.from(await encrypter.encrypt(new Uint8Array(0)));
  const header = empty.subarray(0, empty.indexOf('\n', empty.indexOf('\n--- ') + 1) + 1);
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  fileKey = await decrypter.decryptHeader(header);
  const path = join(folder, 'for-age');
  await writeFile(path, Buffer.concat([header, sealed(fileKey, [plain])]));
  await writeFile(join(folder, 'identity'), identity);
  await run('age', ['-d', '-i', join(folder, 'identity'), '-o', join(folder, 'plain'), path]);
  const file = await open(join(folder, 'plain'), 'r');
  expect((await file.readFile()).equals(plain)).toBe(true);
  await file.close();
});
