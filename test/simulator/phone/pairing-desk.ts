import { randomBytes } from 'node:crypto';
import type { Connection } from '../server/connection.ts';
import type { Service } from '../server/service.ts';
import type { Person } from '../population/person.ts';
import { COMPANION_LIMIT } from '../population/person.ts';
import { SERVER_JID } from '../wire/jids.ts';
import { node, type BinaryNode } from '../wire/node.ts';
import { Companion } from './companion.ts';
import { PendingLink } from './pending-link.ts';
import { parseQr } from './qr-text.ts';
import { Refused } from '../server/refused.ts';

/** The client shows the first reference 60 s and each further one 20 s (lib/Socket/socket.js genPairQR). */
const REFERENCES = 6;

export interface Linked {
  readonly companion: Companion;
  readonly phone: Person;
}

/** Where unlinked clients wait until a phone takes them. */
export class PairingDesk {
  readonly #service: Service;
  readonly #byReference = new Map<string, Connection>();
  readonly #pending = new Map<Connection, PendingLink>();

  constructor(service: Service) {
    this.#service = service;
  }

  /** Hands out the references that a client makes its QR codes of. Form: lib/Socket/socket.js CB:iq,type:set,pair-device. */
  offer(connection: Connection): void {
    const references: string[] = [];
    for (let count = 0; count < REFERENCES; count++) {
      const reference = `2@${randomBytes(48).toString('base64')}`;
      this.#byReference.set(reference, connection);
      references.push(reference);
    }
    connection.send(
      node('iq', { id: this.#service.nextId(), from: SERVER_JID, type: 'set', xmlns: 'md' }, [
        node(
          'pair-device',
          {},
          references.map((reference) => node('ref', {}, Buffer.from(reference))),
        ),
      ]),
    );
  }

  forget(connection: Connection): void {
    for (const [reference, owner] of this.#byReference) {
      if (owner === connection) this.#byReference.delete(reference);
    }
    this.#pending.get(connection)?.fail('the client went away before it had signed');
    this.#pending.delete(connection);
  }

  /** A phone points its camera at a QR code. */
  async scan(text: string, number: string | undefined): Promise<Linked> {
    const qr = parseQr(text);
    const connection = this.#byReference.get(qr.reference);
    const registration = connection?.registration;
    if (!connection || !registration)
      throw new Refused(410, 'no connected client shows this QR code (any more)');
    if (!registration.identityKey.equals(qr.identityKey)) {
      throw new Refused(422, 'the identity key in the QR code is not the one the client registered with');
    }
    if (!registration.noiseKey.equals(qr.noiseKey)) {
      throw new Refused(422, 'the noise key in the QR code is not the one the client connected with');
    }
    const phone = this.#choosePhone(registration.pushName, number);
    return this.#service.passkeys.admit(connection, phone, qr.advSecret, 'qr');
  }

  /** From here on, linking by QR code, by code and by passkey are the same. */
  async link(connection: Connection, phone: Person, advSecret: Buffer): Promise<Linked> {
    const registration = connection.registration;
    if (!registration) throw new Refused(409, 'the client is not waiting to be linked');
    if (this.#pending.has(connection)) throw new Refused(409, 'the client is being linked already');
    if (phone.companions.size >= COMPANION_LIMIT) {
      throw new Refused(409, `${phone.number} has ${COMPANION_LIMIT} linked devices; unlink one first`);
    }
    this.#service.groups.ensureTestGroup(phone);
    const device = phone.takeDeviceNumber();
    const companion = new Companion(phone, device, device, registration);
    const pending = new PendingLink(this.#service, connection, companion, advSecret);
    this.#pending.set(connection, pending);
    await pending.run();
    return { companion, phone };
  }

  /** True when the stanza was an answer that belongs to linking. */
  handle(connection: Connection, stanza: BinaryNode): boolean {
    return stanza.attrs['type'] === 'result' && (this.#pending.get(connection)?.accept(stanza) ?? false);
  }

  #choosePhone(pushName: string | undefined, number: string | undefined): Person {
    const { directory } = this.#service;
    if (pushName) return directory.phoneOf(pushName);
    if (number) return directory.addPhone(directory.ensure(number));
    return directory.nextFreePhone();
  }
}
