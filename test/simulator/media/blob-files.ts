import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where blobs are kept, by name. */
export interface Blobs {
  write(name: string, blob: Buffer): void;
  read(name: string): Buffer | undefined;
  remove(name: string): void;
  /** Name and length of each, oldest first. */
  list(): { readonly name: string; readonly length: number }[];
}

export class BlobsInMemory implements Blobs {
  readonly #blobs = new Map<string, Buffer>();

  write(name: string, blob: Buffer): void {
    this.#blobs.set(name, blob);
  }

  read(name: string): Buffer | undefined {
    return this.#blobs.get(name);
  }

  remove(name: string): void {
    this.#blobs.delete(name);
  }

  list(): { name: string; length: number }[] {
    return [...this.#blobs].map(([name, { length }]) => ({ name, length }));
  }
}

/** One file each; names may hold any character and are not long. */
export class BlobsInFolder implements Blobs {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  write(name: string, blob: Buffer): void {
    writeFileSync(`${this.#path(name)}.new`, blob, { mode: 0o600 });
    renameSync(`${this.#path(name)}.new`, this.#path(name));
  }

  read(name: string): Buffer | undefined {
    try {
      return readFileSync(this.#path(name));
    } catch (error) {
      if (['ENOENT', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
      throw error;
    }
  }

  remove(name: string): void {
    rmSync(this.#path(name), { force: true });
  }

  list(): { name: string; length: number }[] {
    return readdirSync(this.#folder)
      .filter((file) => file.endsWith('.blob'))
      .map((file) => ({ file, stats: statSync(join(this.#folder, file)) }))
      .sort((left, right) => left.stats.mtimeMs - right.stats.mtimeMs)
      .map(({ file, stats }) => ({
        name: Buffer.from(file.slice(0, -'.blob'.length), 'base64url').toString('utf8'),
        length: stats.size,
      }));
  }

  #path(name: string): string {
    return join(this.#folder, `${Buffer.from(name).toString('base64url')}.blob`);
  }
}
