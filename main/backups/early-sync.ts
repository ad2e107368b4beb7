import { fdatasync } from 'node:fs';

/** Bytes after which the disk is told to take what was written. */
const syncEvery = 32 * 1024 * 1024;

/**
 * Has a file taken by the disk while more is written to it, one part after the other, so that little is left to wait for at
 * its end, and others who wait for the disk meanwhile do not stand behind a gigabyte.
 */
export class EarlySync {
  readonly #descriptor: number;
  #written = 0;
  #running: Promise<void> | null = null;
  /** The system tells it once; whoever asks later hears nothing. */
  #failure: Error | null = null;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  /** So much was written since the last call. @throws what the disk has thrown since */
  wrote(bytes: number): void {
    if (this.#failure !== null) throw this.#failure;
    this.#written += bytes;
    if (this.#written < syncEvery || this.#running !== null) return;
    this.#written = 0;
    this.#running = new Promise((resolve) => {
      fdatasync(this.#descriptor, (error) => {
        this.#failure ??= error;
        this.#running = null;
        resolve();
      });
    });
  }

  /** Waits for what is under way; the rest is for whoever closes the file. @throws what the disk has thrown */
  async end(): Promise<void> {
    await this.#running;
    if (this.#failure !== null) throw this.#failure;
  }
}
