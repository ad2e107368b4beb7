import type { FileHandle } from 'node:fs/promises';
import { Decrypter, Encrypter, type Identity, type Recipient } from 'age-encryption';
import { PayloadOpener, payloadNonceLength, sealedPieceLength } from './age-payload.ts';
import { BackupError, fileFailure } from './backup-error.ts';

/** The whole header of an age file with one passphrase. The library would look for the end of a line in gigabytes. */
const headerForm =
  /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} [1-9][0-9]?\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n/;
const longestHeader = 200;
/** Pieces that are read at once, and opened in one turn: some milliseconds. */
const readPieces = 16;

/** The header of a new file, and the key that it wraps. */
export interface NewHeader {
  readonly header: Uint8Array;
  readonly fileKey: Uint8Array;
}

/** Made by the library, which writes the content of nothing after it; that is left away. */
export async function newHeader(recipient: Recipient): Promise<NewHeader> {
  let fileKey: Uint8Array | null = null;
  const encrypter = new Encrypter();
  encrypter.addRecipient({
    wrapFileKey: (key) => {
      fileKey = new Uint8Array(key);
      return recipient.wrapFileKey(key);
    },
  });
  const file = await encrypter.encrypt(new Uint8Array(0));
  const header = headerForm.exec(Buffer.from(file).toString('latin1', 0, longestHeader))?.[0];
  if (header === undefined || fileKey === null) throw new Error('the header of a backup has another form');
  return { header: Buffer.from(header, 'latin1'), fileKey };
}

/**
 * Decrypts an open file from its beginning. Whatever comes out was written by somebody who has the passphrase.
 * Throws BackupError `backup-foreign`, `backup-wrong-passphrase`, `backup-damaged` (also late), `backup-gone`.
 */
export async function* decrypted(
  file: FileHandle,
  identity: Identity,
  onRead: (bytes: number) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  const { fileKey, length } = await openHeader(file, identity);
  const nonce = await upTo(file, length, payloadNonceLength);
  if (nonce.length < payloadNonceLength) throw damaged();
  const opener = new PayloadOpener(fileKey, nonce);
  let position = length + payloadNonceLength;
  // One byte more than is opened: it says whether the last piece is the last of all.
  const step = readPieces * sealedPieceLength;
  let reading = upTo(file, position, step + 1);
  for (let isLast = false; !isLast;) {
    const bytes = await reading;
    isLast = bytes.length <= step;
    // The next ones are read while these are opened.
    if (!isLast) {
      reading = upTo(file, position + step, step + 1);
      reading.catch(() => undefined);
    }
    const sealed = bytes.subarray(0, step);
    position += sealed.length;
    onRead(position);
    for (let start = 0; start < sealed.length || start === 0; start += sealedPieceLength) {
      const end = start + sealedPieceLength;
      const piece = opener.open(sealed.subarray(start, end), isLast && end >= sealed.length);
      if (piece === null) throw damaged();
      yield piece;
    }
  }
}

async function openHeader(
  file: FileHandle,
  identity: Identity,
): Promise<{ readonly fileKey: Uint8Array; readonly length: number }> {
  const head = await upTo(file, 0, longestHeader);
  const header = headerForm.exec(Buffer.from(head).toString('latin1'))?.[0];
  if (header === undefined)
    throw new BackupError('backup-foreign', 'the file has not the header of a backup');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    const fileKey = await decrypter.decryptHeader(Buffer.from(header, 'latin1'));
    return { fileKey, length: header.length };
  } catch (error: unknown) {
    if (error instanceof BackupError) throw error;
    // A check of the library that did not hold: bits of the header have changed.
    throw new BackupError('backup-damaged', 'the header does not open', { cause: error });
  }
}

const damaged = (): BackupError => new BackupError('backup-damaged', 'the file does not decrypt');

/** As many bytes as there are from there on, at most `length`. */
async function upTo(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(length);
  let filled = 0;
  try {
    while (filled < length) {
      const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
  } catch (error: unknown) {
    throw fileFailure(error, 'reading');
  }
  return buffer.subarray(0, filled);
}
