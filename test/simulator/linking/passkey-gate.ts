import { setImmediate } from 'node:timers';
import type { Linked } from '../phone/pairing-desk.ts';
import type { Person } from '../population/person.ts';
import type { Connection } from '../server/connection.ts';
import { answer, answerError } from '../server/iq/answer.ts';
import { Refused } from '../server/refused.ts';
import type { Service } from '../server/service.ts';
import { SERVER_JID } from '../wire/jids.ts';
import { bytesOf, firstChild, node, type BinaryNode } from '../wire/node.ts';
import { now } from '../messaging/envelope.ts';
import { Authenticator } from './authenticator.ts';
import type { PasskeyMode } from './modes.ts';
import { PasskeyCeremony } from './passkey-ceremony.ts';

interface Waiting {
  readonly ceremony: PasskeyCeremony;
  readonly mode: PasskeyMode;
  readonly phone: Person;
  readonly prologueId: string;
  acknowledged: boolean;
  readonly resolve: (linked: Promise<Linked>) => void;
  readonly reject: (reason: Refused) => void;
}

/** The gate before some links: by phone and by order of a test, a passkey is asked for, or the secret of the QR code retired. */
export class PasskeyGate {
  readonly #service: Service;
  readonly #modes = new Map<Person, PasskeyMode>();
  readonly #authenticators = new Map<Person, Authenticator>();
  readonly #waiting = new Map<Connection, Waiting>();
  /** Secrets that the service has retired, by connection. */
  readonly #retired = new Map<Connection, Buffer>();

  constructor(service: Service) {
    this.#service = service;
  }

  setMode(phone: Person, mode: PasskeyMode): void {
    this.#modes.set(phone, mode);
  }

  /** The passkey of a phone's owner, made when it is first needed. */
  authenticator(phone: Person): Authenticator {
    const known = this.#authenticators.get(phone) ?? new Authenticator();
    this.#authenticators.set(phone, known);
    return known;
  }

  /** A phone has scanned, or typed a code: links at once, or after what stands in between. */
  admit(connection: Connection, phone: Person, advSecret: Buffer, by: 'qr' | 'code'): Promise<Linked> {
    const mode = this.#modes.get(phone) ?? 'none';
    if (mode === 'none') return this.#service.pairing.link(connection, phone, advSecret);
    if (mode === 'silence') return Promise.reject(new Refused(422, 'the phone says nothing, by order'));
    if (mode === 'early-success') {
      connection.send(node('success', { t: String(now()), lid: phone.lidJid }));
      return this.#service.pairing.link(connection, phone, advSecret);
    }
    if (mode === 'reg-refresh') return this.#refresh(connection, phone, advSecret, by);
    const { registration } = connection;
    if (!registration) return Promise.reject(new Refused(409, 'the client is not waiting to be linked'));
    const ceremony = new PasskeyCeremony(mode, registration, advSecret);
    const linked = new Promise<Linked>((resolve, reject) => {
      this.#waiting.set(connection, {
        ceremony,
        mode,
        phone,
        prologueId: this.#service.nextId('passkey'),
        acknowledged: false,
        resolve,
        reject,
      });
    });
    if (by === 'code') this.#announce(connection);
    this.#ask(connection);
    return linked;
  }

  forget(connection: Connection): void {
    this.#waiting.get(connection)?.reject(new Refused(422, 'the client went away in the middle'));
    this.#waiting.delete(connection);
    this.#retired.delete(connection);
  }

  /** True when the stanza belongs to a ceremony, or to a client that only waits. */
  handle(connection: Connection, stanza: BinaryNode): boolean {
    if (connection.companion) return false;
    const waiting = this.#waiting.get(connection);
    if (stanza.tag === 'ack' && waiting && stanza.attrs['id'] === waiting.prologueId)
      waiting.acknowledged = true;
    if (stanza.tag !== 'iq' || !stanza.attrs['id']) return false;
    if (stanza.attrs['xmlns'] === 'w:p') {
      answer(connection, stanza, undefined);
      return true;
    }
    const body = firstChild(stanza);
    if (!waiting || !body) return false;
    try {
      return this.#step(connection, stanza, body, waiting);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#service.events.publish('passkey-refused', { phone: waiting.phone.number, reason });
      waiting.reject(new Refused(422, reason));
      answerError(connection, stanza, 400, reason);
      return true;
    }
  }

  #step(connection: Connection, stanza: BinaryNode, body: BinaryNode, waiting: Waiting): boolean {
    const { ceremony, mode, phone } = waiting;
    switch (body.tag) {
      case 'passkey_request_options':
        answer(connection, stanza, [node('passkey_request_options', {}, ceremony.options())]);
        return true;
      case 'ref':
        if (!waiting.acknowledged) throw new Error('the question was never acknowledged');
        answer(connection, stanza, [node('ref', {}, Buffer.from(ceremony.ref))]);
        return true;
      case 'passkey_prologue':
        ceremony.takePrologue(body, this.authenticator(phone));
        if (mode === 'close-at-proof') connection.close('by order');
        else if (mode === 'refuse') answerError(connection, stanza, 403, 'refused by order');
        else {
          answer(connection, stanza, undefined);
          this.#continue(connection, waiting);
        }
        return true;
      case 'companion_nonce': {
        const code = ceremony.takeNonce(bytesOf(body) ?? Buffer.of());
        this.#service.events.publish('passkey-code', { phone: phone.number, code });
        if (mode === 'close-at-nonce') connection.close('by order');
        else answer(connection, stanza, undefined);
        return true;
      }
      case 'encrypted_pairing_request': {
        const secret = ceremony.takeRequest(bytesOf(body) ?? Buffer.of());
        if (mode === 'close-at-request') {
          connection.close('by order');
          return true;
        }
        answer(connection, stanza, undefined);
        this.#waiting.delete(connection);
        waiting.resolve(this.#service.pairing.link(connection, phone, secret));
        return true;
      }
      default:
        return false;
    }
  }

  /** Behind the gate a registration without the phone's key comes first (whatsmeow #1188). */
  #announce(connection: Connection): void {
    const attributes = {
      id: this.#service.nextId('code'),
      from: SERVER_JID,
      type: 'link_code_companion_reg',
    };
    connection.send(
      node('notification', attributes, [node('link_code_companion_reg', { stage: 'primary_hello' })]),
    );
  }

  #ask(connection: Connection): void {
    const waiting = this.#waiting.get(connection);
    if (!waiting) return;
    const { mode, prologueId, ceremony, phone } = waiting;
    const options =
      mode === 'options-by-iq' ? undefined : [node('passkey_request_options', {}, ceremony.options())];
    const question = (id: string, from: string): BinaryNode =>
      node('notification', { id, from, type: 'passkey_prologue_request', t: String(now()) }, options);
    connection.send(question(prologueId, mode === 'foreign-sender' ? phone.jid : SERVER_JID));
    this.#service.events.publish('passkey-asked', { phone: phone.number });
    if (mode === 'close-at-question') connection.close('by order');
  }

  #continue(connection: Connection, { ceremony, mode, phone }: Waiting): void {
    if (mode === 'stall') return;
    if (mode === 'refresh-in-ceremony') this.#sendRefresh(connection);
    if (mode === 'second-prologue') {
      const other = new PasskeyCeremony(mode, connectionRegistration(connection), Buffer.alloc(32));
      const attributes = {
        id: this.#service.nextId('passkey'),
        from: SERVER_JID,
        type: 'passkey_prologue_request',
      };
      connection.send(
        node('notification', attributes, [node('passkey_request_options', {}, other.options())]),
      );
    }
    const attributes = {
      id: this.#service.nextId('crsc'),
      from: mode === 'foreign-continuation' ? phone.jid : SERVER_JID,
      type: 'crsc_continuation',
      t: String(now()),
    };
    // The answer to the prologue has to be read first.
    setImmediate(() =>
      connection.send(
        node('notification', attributes, [
          node('primary_ephemeral_identity', {}, Buffer.from(ceremony.primaryIdentity())),
        ]),
      ),
    );
  }

  /** A QR code's secret is retired at the first scan; a code's agreed secret stays, whatever is said meanwhile. */
  #refresh(connection: Connection, phone: Person, advSecret: Buffer, by: 'qr' | 'code'): Promise<Linked> {
    const retired = this.#retired.get(connection);
    if (by === 'qr' && retired === undefined) {
      this.#retired.set(connection, advSecret);
      this.#sendRefresh(connection);
      return Promise.reject(new Refused(409, "couldn't link device: the secret was retired"));
    }
    if (by === 'qr' && retired?.equals(advSecret) === true)
      return Promise.reject(new Refused(409, "couldn't link device: this is the old secret"));
    if (by === 'code') this.#sendRefresh(connection);
    return this.#service.pairing.link(connection, phone, advSecret);
  }

  /** Form: child `companion_reg_refresh`, as clients since 2026-07-28 get it. */
  #sendRefresh(connection: Connection): void {
    const attributes = {
      id: this.#service.nextId('refresh'),
      from: SERVER_JID,
      type: 'companion_reg_refresh',
      t: String(now()),
    };
    connection.send(node('notification', attributes, [node('companion_reg_refresh')]));
  }
}

function connectionRegistration({ registration }: Connection) {
  if (!registration) throw new Error('the client is not waiting to be linked');
  return registration;
}
