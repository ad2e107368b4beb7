import { makeAdminCalls } from '../../simulator/admin/calls.ts';
import type { Simulator } from '../../simulator/index.ts';
import { deliver } from '../../simulator/messaging/delivery.ts';
import { encNode } from '../../simulator/messaging/messenger.ts';
import type { Companion } from '../../simulator/phone/companion.ts';
import { listen } from '../../simulator/server/listener.ts';
import { DEFAULT_OPTIONS } from '../../simulator/server/options.ts';
import { Service } from '../../simulator/server/service.ts';
import { node } from '../../simulator/wire/node.ts';

/** The simulated service, and a way to send what no honest one would. */
export interface HostileService {
  readonly simulator: Simulator;
  readonly service: Service;
  /** Any bytes in place of a message, truly encrypted by a contact; with any attributes of the stanza. */
  sendBytes(to: Companion, contact: string, bytes: Uint8Array, attrs?: Record<string, string>): void;
}

export async function startHostileService(seed: number): Promise<HostileService> {
  const service = new Service({ ...DEFAULT_OPTIONS, seed, receiptDelayMs: 50, readDelayMs: 50 });
  const listener = await listen(service, 0);
  return {
    service,
    simulator: {
      url: `ws://127.0.0.1:${listener.port}/ws/chat`,
      adminUrl: `http://127.0.0.1:${listener.port}/admin`,
      rootKey: service.noise.rootKey.toString('hex'),
      port: listener.port,
      secureUrl: `wss://127.0.0.1:${listener.securePort}/ws/chat`,
      mediaHost: service.mediaHost,
      certificate: listener.certificate,
      admin: makeAdminCalls(service),
      stop: async () => {
        service.stop();
        await listener.stop();
      },
    },
    sendBytes: (to, contact, bytes, attrs = {}) => {
      const person = service.directory.ensure(contact);
      const { type, body } = service.handset(person).encryptBytes(to, bytes);
      const attributes = {
        id: service.messageId(),
        t: String(Math.floor(Date.now() / 1_000)),
        type: 'text',
        notify: person.name,
        from: person.lidJid,
        sender_pn: person.jid,
        addressing_mode: 'lid',
        ...attrs,
      };
      deliver(to, node('message', attributes, [encNode(type, body)]));
    },
  };
}
