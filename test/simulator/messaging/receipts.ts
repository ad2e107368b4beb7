import type { Person } from '../population/person.ts';
import type { Service } from '../server/service.ts';
import { node, type BinaryNode } from '../wire/node.ts';
import { deliver } from './delivery.ts';
import { now, type Chat } from './envelope.ts';

/** undefined: delivered. */
export type ReceiptType = 'read' | 'played' | undefined;

/** Carries delivered, read and played back to the sender's devices. */
export class Receipts {
  readonly #service: Service;

  constructor(service: Service) {
    this.#service = service;
  }

  /**
   * `reader` confirms messages of `chat`. Goes to every companion of whoever sent them; only the first device of the
   * reader counts. Form: handleReceipt in lib/Socket/messages-recv.js (without `recipient` it is about own messages).
   */
  give(reader: Person, chat: Chat, ids: readonly string[], type: ReceiptType): void {
    for (const [number, group] of this.#bySender(ids)) {
      const sender = this.#service.directory.byNumber(number);
      const fresh = group.filter((id) =>
        this.#service.sent.isFirstReceipt(id, reader.number, type ?? 'delivery'),
      );
      if (!sender || sender === reader || fresh.length === 0) continue;
      this.#service.counters.add(`receipts.${type ?? 'delivery'}`, fresh.length);
      this.#service.handset(sender).note(reader, fresh, type);
      const stanza = this.#stanza(reader, chat, fresh, type);
      for (const companion of sender.companions.values()) deliver(companion, stanza);
    }
  }

  /** The account's other devices learn that it has read a chat; form as above with `recipient`. */
  mirror(reader: Person, from: number, chat: Chat, ids: readonly string[]): void {
    const first = ids[0];
    if (first === undefined || chat.kind !== 'person') return;
    const attributes = {
      id: first,
      from: reader.lidJid,
      recipient: chat.person.lidJid,
      type: 'read-self',
      t: String(now()),
    };
    const stanza = node('receipt', attributes, listOf(ids));
    for (const companion of reader.companions.values())
      if (companion.device !== from) deliver(companion, stanza);
  }

  #bySender(ids: readonly string[]): Map<string, string[]> {
    const senders = new Map<string, string[]>();
    for (const id of ids) {
      const sent = this.#service.sent.find(id);
      if (!sent) continue;
      const group = senders.get(sent.senderNumber) ?? [];
      group.push(id);
      senders.set(sent.senderNumber, group);
    }
    return senders;
  }

  #stanza(reader: Person, chat: Chat, ids: readonly string[], type: ReceiptType): BinaryNode {
    const first = ids[0] ?? '';
    const common = { id: first, type, t: String(now()) };
    if (chat.kind === 'person') {
      const from = this.#service.sent.find(first)?.addressing === 'pn' ? reader.jid : reader.lidJid;
      return node('receipt', { ...common, from }, listOf(ids));
    }
    const from = chat.kind === 'group' ? chat.group.jid : 'status@broadcast';
    return node('receipt', { ...common, from, participant: reader.lidJid }, listOf(ids));
  }
}

/** Further ids besides the one in the attribute. */
function listOf(ids: readonly string[]): BinaryNode[] | undefined {
  if (ids.length < 2) return undefined;
  return [
    node(
      'list',
      {},
      ids.slice(1).map((id) => node('item', { id })),
    ),
  ];
}
