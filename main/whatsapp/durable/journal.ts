import {
  getHistoryMsg,
  type BaileysEventMap,
  type BinaryNode,
  type WAMessage,
} from '@whiskeysockets/baileys';
import type { JournalEntry } from '../../accounts/ports.ts';
import { journalEntry, journalId } from './journal-entry.ts';

interface HistoryChunk {
  readonly syncType: number | null | undefined;
  readonly chunkOrder: number;
}

/**
 * Which decrypted stanzas are on the disk and not in the chats yet. An entry is done when the batch that carries its
 * message has been stored; a history notification when the history that it announced has.
 */
export class Journal {
  /** Entries by the id of their message. */
  readonly #open = new Map<string, Set<string>>();
  readonly #history = new Map<string, HistoryChunk>();

  /** A stanza was decrypted. @returns the entry to write with the ratchet step */
  opened(stanza: BinaryNode, plaintexts: readonly Uint8Array[]): JournalEntry {
    const entry = journalEntry(stanza, plaintexts);
    this.reopened(stanza.attrs['id'] ?? '', journalId(stanza));
    return entry;
  }

  /** An entry that an earlier connection has written. */
  reopened(messageId: string, entryId: string): void {
    const entries = this.#open.get(messageId) ?? new Set();
    this.#open.set(messageId, entries.add(entryId));
  }

  /** The batch of these events is stored. @returns the entries that are done with it */
  stored(events: Partial<BaileysEventMap>): readonly string[] {
    const done: string[] = [];
    for (const message of events['messages.upsert']?.messages ?? []) {
      const id = message.key.id ?? '';
      const entries = this.#open.get(id);
      if (entries === undefined) continue;
      this.#open.delete(id);
      const chunk = chunkOf(message);
      if (chunk === null) done.push(...entries);
      else for (const entry of entries) this.#history.set(entry, chunk);
    }
    const history = events['messaging-history.set'];
    if (history !== undefined) done.push(...this.#historyDone(history.syncType, history.chunkOrder ?? 0));
    return done;
  }

  /** Baileys may hand over several chunks as one, with the order of the last. */
  #historyDone(syncType: number | null | undefined, upTo: number): readonly string[] {
    const done = [...this.#history].filter(
      ([, chunk]) => chunk.syncType === syncType && chunk.chunkOrder <= upTo,
    );
    for (const [entry] of done) this.#history.delete(entry);
    return done.map(([entry]) => entry);
  }
}

function chunkOf(message: WAMessage): HistoryChunk | null {
  const notification = message.message ? getHistoryMsg(message.message) : undefined;
  return notification ? { syncType: notification.syncType, chunkOrder: notification.chunkOrder ?? 0 } : null;
}
