import type { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import type { Companion } from '../phone/companion.ts';
import type { Person } from '../population/person.ts';
import type { Service } from '../server/service.ts';
import { node, type BinaryNode } from '../wire/node.ts';
import { mediaType, stanzaType } from './content.ts';
import { deliver } from './delivery.ts';
import { now, type Chat, type Envelope } from './envelope.ts';
import { messageStanza } from './stanza-to-companion.ts';

export interface OutgoingMessage {
  readonly from: Person;
  readonly chat: Chat;
  readonly message: proto.IMessage;
  readonly id?: string | undefined;
  readonly edit?: string | undefined;
}

/** Sends messages that a simulated phone writes. */
export class Messenger {
  readonly #service: Service;

  constructor(service: Service) {
    this.#service = service;
  }

  /** To every device of everybody in the chat, and to the sender's own companions. Returns the id. */
  send({ from, chat, message, id, edit }: OutgoingMessage): string {
    const envelope: Envelope = {
      id: id ?? this.#service.messageId(),
      chat,
      timestamp: now(),
      type: stanzaType(message),
      addressing: 'lid',
      edit,
      encryption: encryptionAttributes(message),
    };
    this.#service.sent.remember(envelope.id, { senderNumber: from.number, addressing: 'lid' });
    this.#service.resend.keep(from, envelope, message);
    this.#service.counters.add('messages.from-phones');
    if (chat.kind === 'person') this.#sendToPerson(from, chat.person, envelope, message);
    else this.#service.groupMessenger.send(from, envelope, message);
    return envelope.id;
  }

  /** A message that is between a phone and its own companion only: history, app-state keys, answers. */
  sendPeer(companion: Companion, message: proto.IMessage): string {
    const envelope: Envelope = {
      id: this.#service.messageId(),
      chat: { kind: 'person', person: companion.person },
      timestamp: now(),
      type: 'text',
      addressing: 'lid',
      category: 'peer',
    };
    this.sendToCompanion(companion.person, companion, envelope, message);
    return envelope.id;
  }

  /** `count` marks a repetition after a retry receipt. */
  sendToCompanion(
    from: Person,
    companion: Companion,
    envelope: Envelope,
    message: proto.IMessage,
    count?: number,
  ): void {
    const { type, body } = this.#service.handset(from).encrypt(companion, message);
    const enc = encNode(type, body, { ...envelope.encryption, count: count?.toString() });
    deliver(companion, messageStanza(companion, { person: from, device: 0 }, envelope, [enc]));
  }

  #sendToPerson(from: Person, to: Person, envelope: Envelope, message: proto.IMessage): void {
    this.#service.acquaint(from, to);
    if (!to.settings.blocked.has(from.lidJid)) {
      for (const companion of to.companions.values()) {
        this.sendToCompanion(from, companion, envelope, message);
      }
      if (to !== from) this.#service.handset(to).take(from, 0, envelope, message);
    }
    if (to === from) return;
    const copy = sentCopy(to.lidJid, message);
    for (const companion of from.companions.values()) this.sendToCompanion(from, companion, envelope, copy);
  }
}

/** What the sender's other devices get. Form: meMsg in relayMessage, lib/Socket/messages-send.js. */
export function sentCopy(destinationJid: string, message: proto.IMessage): proto.IMessage {
  const { messageContextInfo } = message;
  return {
    deviceSentMessage: { destinationJid, message },
    ...(messageContextInfo ? { messageContextInfo } : {}),
  };
}

export function encNode(
  type: string,
  body: Uint8Array,
  attributes: Readonly<Record<string, string | undefined>> = {},
): BinaryNode {
  return node('enc', { v: '2', type, ...attributes }, body);
}

function encryptionAttributes(message: proto.IMessage): Record<string, string> | undefined {
  const media = mediaType(message);
  return media === undefined ? undefined : { mediatype: media };
}
