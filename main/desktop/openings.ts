import { basename, isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OpeningView } from '../../preload/contract/openings.ts';
import { isChatLink, readChatLink } from './chat-link.ts';

/** What the app was asked to open from outside: by a double click, a link in a browser, the command line. */
export type Opening =
  | { readonly kind: 'backup' | 'folder'; readonly path: string }
  | Extract<OpeningView, { readonly kind: 'link' | 'refused' }>;

const backupFile = /\.switchboard-backup$/iu;
/** So many wait until somebody can look at them; more come from no person. */
const most = 8;

/**
 * Reads one word that the app was started with, or that the system has handed over.
 * @param folder what a relative path is relative to
 * @returns null for everything that is not meant so
 */
export function readOpening(word: string, folder: string): Opening | null {
  if (word.startsWith('-')) return null;
  if (isChatLink(word)) {
    const reading = readChatLink(word);
    return reading.ok ? { kind: 'link', ...reading.link } : { kind: 'refused', code: reading.code };
  }
  const path = /^file:/iu.test(word) ? pathOf(word) : word;
  if (path === null || path.includes('\0') || !backupFile.test(path)) return null;
  return { kind: 'backup', path: resolve(folder, path) };
}

const pathOf = (address: string): string | null => {
  try {
    return fileURLToPath(address);
  } catch {
    // Of another computer, or no address at all.
    return null;
  }
};

/** Keeps what is to be opened until a window can show it: the data may be locked, or not there yet. */
export class Openings {
  readonly #waiting: Opening[] = [];
  #onArrival: (() => void) | null = null;

  /** Calls back when there is something new. One listener. */
  listen(onArrival: () => void): void {
    this.#onArrival = onArrival;
    if (this.#waiting.length > 0) onArrival();
  }

  /** Takes in what the words of a command line name, or the one that the system has handed over. */
  add(words: readonly string[], folder: string): void {
    this.#add(words.flatMap((word) => readOpening(word, folder) ?? []));
  }

  /** Takes in what was let go over a window: a backup, or a folder. */
  drop(path: string): void {
    if (!isAbsolute(path) || path.includes('\0')) return;
    this.#add([{ kind: backupFile.test(path) ? 'backup' : 'folder', path }]);
  }

  #add(found: readonly Opening[]): void {
    this.#waiting.push(...found);
    this.#waiting.splice(0, this.#waiting.length - most);
    if (found.length > 0) this.#onArrival?.();
  }

  /** The one that has waited longest. */
  take(): Opening | null {
    return this.#waiting.shift() ?? null;
  }
}

/** What a window may know of it: no path. `number`: of the login in a folder. */
export function openingView(opening: Opening, number: string): OpeningView {
  switch (opening.kind) {
    case 'backup':
      return { kind: 'backup', fileName: basename(opening.path) };
    case 'folder':
      return { kind: 'folder', folderName: basename(opening.path), number };
    case 'link':
    case 'refused':
      return opening;
  }
}
