import type { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import type { Companion } from '../phone/companion.ts';
import type { Person } from '../population/person.ts';
import type { Service } from '../server/service.ts';
import { sentCopy } from './messenger.ts';
import type { Envelope } from './envelope.ts';

interface Kept {
  readonly from: Person;
  readonly envelope: Envelope;
  readonly message: proto.IMessage;
}

const KEPT = 5_000;
/** Baileys gives up after five (maxMsgRetryCount); a phone does too. */
const RETRY_LIMIT = 5;

/** What simulated phones keep of the messages they sent, to answer retry receipts with. */
export class Resend {
  readonly #service: Service;
  readonly #messages = new Map<string, Kept>();

  constructor(service: Service) {
    this.#service = service;
  }

  keep(from: Person, envelope: Envelope, message: proto.IMessage): void {
    this.#messages.set(envelope.id, { from, envelope, message });
    if (this.#messages.size <= KEPT) return;
    for (const id of this.#messages.keys()) {
      this.#messages.delete(id);
      break;
    }
  }

  find(id: string): Kept | undefined {
    return this.#messages.get(id);
  }

  /** A companion could not read a message: a new session, and the same message under the same id once more. */
  answer(companion: Companion, id: string, count: number): boolean {
    const kept = this.#messages.get(id);
    if (!kept || count > RETRY_LIMIT) return false;
    const { from, envelope, message } = kept;
    const { handset, groupMessenger, messenger, counters } = {
      handset: this.#service.handset(from),
      groupMessenger: this.#service.groupMessenger,
      messenger: this.#service.messenger,
      counters: this.#service.counters,
    };
    handset.renew(companion);
    counters.add('retries.answered');
    if (envelope.chat.kind !== 'person') {
      groupMessenger.resend(from, companion, envelope, message, count);
      return true;
    }
    const isOwn = companion.person === from && envelope.chat.person !== from;
    const content = isOwn ? sentCopy(envelope.chat.person.lidJid, message) : message;
    messenger.sendToCompanion(from, companion, envelope, content, count);
    return true;
  }
}
