import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SealedReader, SealedWriter, mediaKeysOf, nameOfContent, type MediaKeys } from './sealed-file.ts';

/** A file of the folder: its name, and how long its content is. */
export interface StoredFile {
  readonly name: string;
  readonly bytes: number;
}

const fileName = /^[0-9a-f]{64}$/u;
const unfinishedSuffix = '.part';

/**
 * The encrypted files, each under the keyed hash of its content, in 256 folders. What is being written has another name
 * until it is whole and on the disk: so a file under its own name is complete, whenever the power went.
 */
export class MediaFolder {
  readonly #folder: string;
  readonly #keys: MediaKeys;
  /** Names that something in memory still needs, and how often: they are not removed. */
  readonly #held = new Map<string, number>();
  readonly #turns = new Map<string, Promise<void>>();

  constructor(folder: string, key: Uint8Array) {
    this.#folder = folder;
    this.#keys = mediaKeysOf(key);
  }

  /** The name that a content of this SHA-256 has here. */
  nameOf(sha256: Uint8Array): string {
    return nameOfContent(this.#keys, sha256);
  }

  /** Whether a file is there, under its own name. */
  has(name: string): Promise<boolean> {
    return stat(this.#path(name)).then(
      (found) => found.isFile(),
      () => false,
    );
  }

  /**
   * Takes content in. `fill` writes it; when it throws, nothing is left. The file is held until `release`.
   * @throws what `fill` throws, or the file system (ENOSPC: the disk is full)
   */
  async add(
    fill: (write: (bytes: Uint8Array) => Promise<void>) => Promise<void>,
  ): Promise<StoredFile & { readonly sha256: Buffer }> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const unfinished = join(this.#folder, `${randomBytes(12).toString('hex')}${unfinishedSuffix}`);
    const writer = await SealedWriter.create(unfinished, this.#keys);
    try {
      await fill((bytes) => writer.write(bytes));
      const written = await writer.finish();
      this.hold(written.name);
      try {
        await this.#inTurn(written.name, () => this.#take(unfinished, written.name));
      } catch (error: unknown) {
        this.release(written.name);
        throw error;
      }
      return written;
    } catch (error: unknown) {
      await writer.close();
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  /** @throws DamagedFile, or what the file system says */
  async open(name: string): Promise<SealedReader> {
    return SealedReader.open(this.#path(name), name, this.#keys);
  }

  /** Whether a file is there and can be read. */
  async check(name: string): Promise<boolean> {
    try {
      await (await this.open(name)).close();
      return true;
    } catch {
      return false;
    }
  }

  /** Keeps a file from being removed until `release`. */
  hold(name: string): void {
    this.#held.set(name, (this.#held.get(name) ?? 0) + 1);
  }

  release(name: string): void {
    const left = (this.#held.get(name) ?? 0) - 1;
    if (left > 0) this.#held.set(name, left);
    else this.#held.delete(name);
  }

  isHeld(name: string): boolean {
    return this.#held.has(name);
  }

  /** Unless something holds it. */
  remove(name: string): Promise<void> {
    return this.#inTurn(name, async () => {
      const path = this.#path(name);
      if (!this.isHeld(name)) await rm(path, { force: true });
    });
  }

  /** A file that is damaged goes, whoever reads it. */
  discard(name: string): Promise<void> {
    return this.#inTurn(name, () => rm(this.#path(name), { force: true }));
  }

  /** What a process that was killed has left: files that were never finished, and files that nobody knows. */
  async sweep(isKnown: (names: readonly string[]) => Promise<ReadonlySet<string>>): Promise<number> {
    let removed = 0;
    for (const entry of await this.#entries(this.#folder)) {
      if (entry.isFile() && entry.name.endsWith(unfinishedSuffix)) {
        await rm(join(this.#folder, entry.name), { force: true });
        removed++;
      }
      if (!entry.isDirectory() || !/^[0-9a-f]{2}$/u.test(entry.name)) continue;
      const names = (await this.#entries(join(this.#folder, entry.name)))
        .filter((file) => file.isFile() && fileName.test(file.name))
        .map((file) => file.name);
      const known = names.length === 0 ? new Set<string>() : await isKnown(names);
      for (const name of names) {
        if (known.has(name) || this.isHeld(name)) continue;
        await this.remove(name);
        removed++;
      }
    }
    return removed;
  }

  /** The same content is the same file: a second copy only takes the place of the first. */
  async #take(unfinished: string, name: string): Promise<void> {
    await mkdir(join(this.#folder, name.slice(0, 2)), { recursive: true, mode: 0o700 });
    await rename(unfinished, this.#path(name));
    await syncFolder(join(this.#folder, name.slice(0, 2)));
  }

  /** What comes and what goes under one name must not cross: it is held first, and then put in its place. */
  async #inTurn(name: string, work: () => Promise<void>): Promise<void> {
    const turn = (this.#turns.get(name) ?? Promise.resolve()).then(work);
    const settled = turn.catch(() => undefined);
    this.#turns.set(name, settled);
    try {
      await turn;
    } finally {
      if (this.#turns.get(name) === settled) this.#turns.delete(name);
    }
  }

  async #entries(folder: string) {
    return readdir(folder, { withFileTypes: true }).catch(() => []);
  }

  #path(name: string): string {
    // Names come from our own database; this keeps a broken one from leading anywhere else.
    if (!fileName.test(name)) throw new Error('not the name of a file in the media folder');
    return join(this.#folder, name.slice(0, 2), name);
  }
}

/** Makes a new name durable. Windows knows no such call and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
