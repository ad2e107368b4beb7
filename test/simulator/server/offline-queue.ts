import type { BinaryNode } from '../wire/node.ts';

export interface QueuedStanza {
  readonly key: string;
  readonly stanza: BinaryNode;
  sentOn: number;
}

/**
 * What a device has still to confirm. A stanza stays here, in order, until its receipt or ack comes; what is unconfirmed
 * when a connection ends is handed over again on the next one, and never twice on the same one.
 */
export class OfflineQueue {
  readonly #stanzas = new Map<string, QueuedStanza>();

  get size(): number {
    return this.#stanzas.size;
  }

  /** Everything that is not confirmed, in order. */
  list(): BinaryNode[] {
    return [...this.#stanzas.values()].map(({ stanza }) => stanza);
  }

  /** `sentOn` is the number of the connection that it was written to, 0 when there was none. */
  add(stanza: BinaryNode, sentOn: number): void {
    const key = queueKey(
      stanza.tag,
      stanza.attrs['id'] ?? '',
      stanza.attrs['participant'] ?? stanza.attrs['from'],
    );
    this.#stanzas.set(key, { key, stanza, sentOn });
  }

  /** True when it was waiting. */
  confirm(tag: string, id: string, from?: string): boolean {
    if (from !== undefined && this.#stanzas.delete(queueKey(tag, id, from))) return true;
    const prefix = `${tag} ${id} `;
    for (const key of this.#stanzas.keys()) {
      if (key.startsWith(prefix)) return this.#stanzas.delete(key);
    }
    return false;
  }

  /** Everything not yet written to this connection, marked as written. */
  takeFor(connection: number): BinaryNode[] {
    const taken: BinaryNode[] = [];
    for (const queued of this.#stanzas.values()) {
      if (queued.sentOn === connection) continue;
      queued.sentOn = connection;
      taken.push(queued.stanza);
    }
    return taken;
  }

  clear(): void {
    this.#stanzas.clear();
  }
}

function queueKey(tag: string, id: string, from: string | undefined): string {
  return `${tag} ${id} ${from ?? ''}`;
}
