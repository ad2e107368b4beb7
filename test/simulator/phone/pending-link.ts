import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import type { Connection } from '../server/connection.ts';
import { announceDevice } from '../server/device-notices.ts';
import { Refused } from '../server/refused.ts';
import type { Service } from '../server/service.ts';
import { SERVER_JID } from '../wire/jids.ts';
import { bytesOf, child, node, type BinaryNode } from '../wire/node.ts';
import { signDeviceIdentity, verifyDeviceSignature, type DeviceIdentity } from './adv.ts';
import type { Companion } from './companion.ts';

/** A link that waits for the client's signature. */
export class PendingLink {
  readonly #service: Service;
  readonly #connection: Connection;
  readonly #companion: Companion;
  readonly #identity: DeviceIdentity;
  readonly #iqId: string;
  #settle: ((reason: Refused | undefined) => void) | undefined;

  constructor(service: Service, connection: Connection, companion: Companion, advSecret: Buffer) {
    this.#service = service;
    this.#connection = connection;
    this.#companion = companion;
    this.#iqId = service.nextId();
    this.#identity = signDeviceIdentity(companion, advSecret);
  }

  /** Resolves when the client has signed; rejects when it did not. */
  run(): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = this.#service.timers.after(this.#service.options.pairingTimeoutMs, () =>
        this.fail('the client did not sign in time'),
      );
      this.#settle = (reason) => {
        this.#settle = undefined;
        cancel();
        if (reason) reject(reason);
        else resolve();
      };
      this.#connection.send(this.#success());
    });
  }

  fail(reason: string): void {
    this.#settle?.(new Refused(422, reason));
  }

  /** True when the stanza was the answer to pair-success. */
  accept(answer: BinaryNode): boolean {
    if (answer.attrs['id'] !== this.#iqId) return false;
    const signed = bytesOf(child(child(answer, 'pair-device-sign'), 'device-identity'));
    if (!signed) {
      this.#refuse('the client answered pair-success without a signed device identity');
      return true;
    }
    const { deviceSignature } = proto.ADVSignedDeviceIdentity.decode(signed);
    if (!deviceSignature || !verifyDeviceSignature(this.#companion, this.#identity, deviceSignature)) {
      this.#refuse('the device signature is wrong');
      return true;
    }
    this.#complete();
    return true;
  }

  #refuse(reason: string): void {
    this.fail(reason);
    this.#connection.violate(reason);
  }

  /** Form of the restart: `<stream:error code=515>`, lib/Socket/socket.js CB:stream:error. */
  #complete(): void {
    const { person, device } = this.#companion;
    person.companions.set(device, this.#companion);
    this.#service.changed(person);
    announceDevice(this.#service, this.#companion, 'add');
    this.#service.counters.add('links');
    this.#service.events.publish('linked', { phone: person.number, device });
    this.#settle?.(undefined);
    this.#connection.finish(node('stream:error', { code: '515' }), 'linked, the client must log in now');
  }

  /** Form: configureSuccessfulPairing in lib/Utils/validate-connection.js. */
  #success(): BinaryNode {
    const { person } = this.#companion;
    const attributes = {
      id: this.#iqId,
      from: SERVER_JID,
      type: 'set',
      xmlns: 'md',
      t: String(Math.floor(Date.now() / 1000)),
    };
    return node('iq', attributes, [
      node('pair-success', {}, [
        node('device-identity', {}, this.#identity.signedWithMac),
        node('biz', { name: person.name }),
        node('device', { jid: this.#companion.jid, lid: this.#companion.lidJid }),
        node('platform', { name: person.platform }),
        // Seen since 2026-07, read by nobody here: whoever trips over them must not.
        node('jurisdiction', { code: 'EU' }),
        node('encryption-metadata', { algorithm: 'aes-256-gcm' }),
        node('client-props', {}, Buffer.from([8, 1])),
      ]),
    ]);
  }
}
