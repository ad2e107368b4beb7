import type { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { kindOf, textOf } from './content.ts';

/** A message as a simulated phone read it. */
export interface ReceivedMessage {
  readonly id: string;
  /** Phone number of the sender. */
  readonly from: string;
  readonly fromDevice: number;
  /** Phone number of the other side, jid of the group, or `status@broadcast`. */
  readonly chat: string;
  /** True for what the account itself sent from one of its companions. */
  readonly own: boolean;
  readonly kind: string;
  readonly text: string | undefined;
  readonly timestamp: number;
  readonly edit: string | undefined;
  /** The decrypted content. */
  readonly message: proto.IMessage;
}

const KEPT = 2_000;

export class Inbox {
  readonly #messages: ReceivedMessage[] = [];
  readonly #seen = new Set<string>();

  /** False when a message of this id was there already. */
  add(entry: Omit<ReceivedMessage, 'kind' | 'text'>): ReceivedMessage | undefined {
    if (this.#seen.has(entry.id)) return undefined;
    this.#seen.add(entry.id);
    const received = { ...entry, kind: kindOf(entry.message), text: textOf(entry.message) };
    this.#messages.push(received);
    if (this.#messages.length > KEPT) {
      const oldest = this.#messages.shift();
      if (oldest) this.#seen.delete(oldest.id);
    }
    return received;
  }

  list(): readonly ReceivedMessage[] {
    return this.#messages;
  }

  find(id: string): ReceivedMessage | undefined {
    return this.#messages.find((message) => message.id === id);
  }
}
