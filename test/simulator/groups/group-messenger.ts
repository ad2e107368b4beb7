import type { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import type { Envelope } from '../messaging/envelope.ts';
import { Rejection } from '../messaging/rejection.ts';
import type { Companion } from '../phone/companion.ts';
import type { Person } from '../population/person.ts';
import type { Typing } from '../server/presence.ts';
import type { Service } from '../server/service.ts';
import type { BinaryNode } from '../wire/node.ts';

/** Messages to groups and to the status list. */
export class GroupMessenger {
  readonly #service: Service;

  constructor(service: Service) {
    this.#service = service;
  }

  send(_from: Person, _envelope: Envelope, _message: proto.IMessage): void {
    this.#service.counters.gap('group message');
  }

  resend(
    _from: Person,
    _companion: Companion,
    _envelope: Envelope,
    _message: proto.IMessage,
    _count: number,
  ): void {
    this.#service.counters.gap('group message again');
  }

  route(_sender: Companion, _stanza: BinaryNode): () => void {
    throw new Rejection(501, 'groups are not there yet');
  }

  type(_person: Person, _to: string | undefined, _typing: Typing): void {
    this.#service.counters.gap('typing in a group');
  }
}
