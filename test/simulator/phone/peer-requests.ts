import type { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import type { Service } from '../server/service.ts';
import type { Companion } from './companion.ts';

/** What a companion asks its own phone for. */
export class PeerRequests {
  readonly #service: Service;

  constructor(service: Service) {
    this.#service = service;
  }

  handle(companion: Companion, id: string, message: proto.IMessage): void {
    this.#service.events.publish('peer-request', {
      phone: companion.person.number,
      device: companion.device,
      id,
      kind: message.protocolMessage?.type ?? undefined,
    });
  }
}
