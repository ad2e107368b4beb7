import type { FileHandle } from 'node:fs/promises';
import { Decrypter, Encrypter, type Identity, type Recipient } from 'age-encryption';
import { BackupError, fileFailure } from './backup-error.ts';

/** The whole header of an age file with one passphrase. The library would look for the end of a line in gigabytes. */
const headerForm =
  /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} [1-9][0-9]?\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n/;
const longestHeader = 200;
/** Bytes that are read at once. */
const readSize = 256 * 1024;

/** Encrypts a stream; the parts come in the sizes of the format, 64 KiB. */
export async function* encrypted(
  plain: AsyncIterable<Uint8Array>,
  recipient: Recipient,
): AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  yield* piecesOf(await encrypter.encrypt(streamOf(plain)));
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
  await checkHeader(file);
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    yield* piecesOf(await decrypter.decrypt(streamOf(contentOf(file, onRead))));
  } catch (error: unknown) {
    if (error instanceof BackupError) throw error;
    // A check of the library that did not hold: bits have changed, or the end is missing.
    throw new BackupError('backup-damaged', 'the file does not decrypt', { cause: error });
  }
}

async function checkHeader(file: FileHandle): Promise<void> {
  const head = Buffer.alloc(longestHeader);
  const { bytesRead } = await reading(file, head, 0);
  if (!headerForm.test(head.toString('latin1', 0, bytesRead))) {
    throw new BackupError('backup-foreign', 'the file has not the header of a backup');
  }
}

async function* contentOf(file: FileHandle, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for (let position = 0; ;) {
    const buffer = new Uint8Array(readSize);
    const { bytesRead } = await reading(file, buffer, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    onRead(position);
    yield buffer.subarray(0, bytesRead);
  }
}

async function reading(
  file: FileHandle,
  buffer: Uint8Array,
  position: number,
): Promise<{ bytesRead: number }> {
  try {
    return await file.read(buffer, 0, buffer.length, position);
  } catch (error: unknown) {
    throw fileFailure(error, 'reading');
  }
}

/** Pieces as the library wants them; nothing is made before it is asked for. */
function streamOf(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

/** The opposite. Whoever stops taking ends the source too. */
async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
