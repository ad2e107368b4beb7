import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { agree, generateKeyPair, type KeyPair } from '../crypto/curve.ts';
import { applyCtr, decryptGcm, hkdf } from '../crypto/symmetric.ts';
import { COMPANION_LIMIT, type Person } from '../population/person.ts';
import type { Connection } from '../server/connection.ts';
import { answer, answerError } from '../server/iq/answer.ts';
import { Refused } from '../server/refused.ts';
import type { Service } from '../server/service.ts';
import { SERVER_JID } from '../wire/jids.ts';
import { bytesOf, child, firstChild, node, textOf, type BinaryNode } from '../wire/node.ts';
import { now } from '../messaging/envelope.ts';
import type { Linked } from './pairing-desk.ts';

/** 2 << 16, derivePairingCodeKey in lib/Utils/crypto.js. */
const ITERATIONS = 131_072;
const ATTEMPTS = 3;
/** A real server takes only systems it knows; anything else is answered with 400. */
const DISPLAY = /^[\w .]+ \((Mac OS|macOS|Windows|Linux|Ubuntu|Debian|Fedora|Chrome OS|Android|iOS)\)$/;

const stretch = promisify(pbkdf2);

interface Waiting {
  readonly connection: Connection;
  readonly phone: Person;
  readonly reference: string;
  readonly wrappedCompanionKey: Buffer;
  attempts: number;
  primary?: KeyPair;
  companionKey?: Buffer;
  settle?: (outcome: Promise<Linked>) => void;
}

/** Linking by an eight-letter code that is typed on the phone. Forms: requestPairingCode in lib/Socket/socket.js. */
export class CodeDesk {
  readonly #service: Service;
  readonly #waiting = new Map<Connection, Waiting>();
  /** Errors for the next requests for a code, by order of a test. */
  readonly refusals: string[] = [];

  constructor(service: Service) {
    this.#service = service;
  }

  forget(connection: Connection): void {
    this.#waiting.get(connection)?.settle?.(Promise.reject(new Refused(422, 'the client went away')));
    this.#waiting.delete(connection);
  }

  handle(connection: Connection, stanza: BinaryNode): boolean {
    const body = firstChild(stanza);
    if (body?.tag !== 'link_code_companion_reg' || connection.companion) return false;
    if (body.attrs['stage'] === 'companion_hello') this.#hello(connection, stanza, body);
    else if (body.attrs['stage'] === 'companion_finish') this.#finish(connection, stanza, body);
    else answerError(connection, stanza, 400, 'unknown stage');
    return true;
  }

  /** Somebody types a code on the phone; resolves when the device is linked. */
  async enter(number: string, code: string): Promise<Linked> {
    const waiting = [...this.#waiting.values()].reverse().find(({ phone }) => phone.number === number);
    if (!waiting) throw new Refused(410, `no connected client waits for a code of ${number}`);
    if (waiting.attempts >= ATTEMPTS)
      throw new Refused(429, 'three wrong codes; the client has to ask for a new one');
    waiting.attempts += 1;
    const [salt, iv, wrapped] = cut(waiting.wrappedCompanionKey, 32, 16);
    const normalized = code.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
    waiting.companionKey = applyCtr(await keyOfCode(normalized, salt), iv, wrapped);
    waiting.primary = generateKeyPair();
    const answerSalt = randomBytes(32);
    const answerIv = randomBytes(16);
    const wrappedPrimary = applyCtr(
      await keyOfCode(normalized, answerSalt),
      answerIv,
      waiting.primary.publicKey,
    );
    const linked = new Promise<Linked>((resolve, reject) => {
      const cancel = this.#service.timers.after(this.#service.options.pairingTimeoutMs, () => {
        reject(new Refused(408, 'the client did not answer'));
      });
      waiting.settle = (outcome) => {
        cancel();
        outcome.then(resolve, reject);
      };
    });
    waiting.connection.send(
      primaryHello(this.#service, waiting, Buffer.concat([answerSalt, answerIv, wrappedPrimary])),
    );
    return linked;
  }

  /** The service tells the client that its code is too old. Form: stage refresh_code, as zapo handles it. */
  refresh(number: string, forced: boolean): void {
    const waiting = [...this.#waiting.values()].reverse().find(({ phone }) => phone.number === number);
    if (!waiting) throw new Refused(410, `no connected client waits for a code of ${number}`);
    const { connection, reference } = waiting;
    this.#waiting.delete(connection);
    const attributes = {
      id: this.#service.nextId('code'),
      from: SERVER_JID,
      type: 'link_code_companion_reg',
      t: String(now()),
    };
    const stage = { stage: 'refresh_code', force_manual_refresh: String(forced) };
    connection.send(
      node('notification', attributes, [
        node('link_code_companion_reg', stage, [node('link_code_pairing_ref', {}, Buffer.from(reference))]),
      ]),
    );
  }

  #hello(connection: Connection, stanza: BinaryNode, body: BinaryNode): void {
    const wrapped = bytesOf(child(body, 'link_code_pairing_wrapped_companion_ephemeral_pub'));
    const noiseKey = bytesOf(child(body, 'companion_server_auth_key_pub'));
    const number = (body.attrs['jid'] ?? '').replace(/@.*$/, '');
    const refusal = this.refusals.shift();
    if (refusal !== undefined) {
      answerError(connection, stanza, Number(refusal), 'refused by order');
    } else if (
      wrapped?.length !== 80 ||
      !noiseKey?.equals(connection.registration?.noiseKey ?? Buffer.of())
    ) {
      answerError(connection, stanza, 400, 'bad-request');
    } else if (
      !/^\d{5,20}$/.test(number) ||
      !DISPLAY.test(textOf(child(body, 'companion_platform_display')) ?? '')
    ) {
      answerError(connection, stanza, 400, 'bad-request');
    } else {
      const phone = this.#service.directory.addPhone(this.#service.directory.ensure(number));
      const reference = randomBytes(24).toString('base64');
      this.#waiting.set(connection, {
        connection,
        phone,
        reference,
        wrappedCompanionKey: wrapped,
        attempts: 0,
      });
      this.#service.events.publish('code-requested', {
        phone: number,
        display: textOf(child(body, 'companion_platform_display')),
        nonce: bytesOf(child(body, 'link_code_pairing_nonce'))?.toString('hex'),
      });
      answer(connection, stanza, [
        node('link_code_companion_reg', {}, [node('link_code_pairing_ref', {}, Buffer.from(reference))]),
      ]);
    }
  }

  /** The bundle opens only if both sides used the same code. */
  #finish(connection: Connection, stanza: BinaryNode, body: BinaryNode): void {
    const waiting = this.#waiting.get(connection);
    const bundle = bytesOf(child(body, 'link_code_pairing_wrapped_key_bundle'));
    const reference = textOf(child(body, 'link_code_pairing_ref'));
    if (!waiting?.primary || !waiting.companionKey || !bundle || reference !== waiting.reference) {
      answerError(connection, stanza, 400, 'bad-request');
      return;
    }
    try {
      const advSecret = openBundle(waiting.phone, waiting.primary, waiting.companionKey, bundle, connection);
      if (waiting.phone.companions.size >= COMPANION_LIMIT) {
        // Assumed, not seen: how the service says that a phone has all the devices it may have.
        answerError(connection, stanza, 409, 'device-limit');
        waiting.settle?.(Promise.reject(new Refused(409, 'four linked devices; unlink one first')));
        return;
      }
      answer(connection, stanza, undefined);
      this.#waiting.delete(connection);
      waiting.settle?.(this.#service.passkeys.admit(connection, waiting.phone, advSecret, 'code'));
    } catch (error) {
      answerError(connection, stanza, 400, 'bad-request');
      const reason = error instanceof Error ? error.message : String(error);
      waiting.settle?.(Promise.reject(new Refused(422, `the code does not fit: ${reason}`)));
    }
  }
}

/** Form: case 'link_code_companion_reg' of processNotification in lib/Socket/messages-recv.js. */
function primaryHello(service: Service, { phone, reference }: Waiting, wrappedKey: Buffer): BinaryNode {
  const attributes = {
    id: service.nextId('code'),
    from: SERVER_JID,
    type: 'link_code_companion_reg',
    t: String(now()),
  };
  return node('notification', attributes, [
    node('link_code_companion_reg', { stage: 'primary_hello' }, [
      node('link_code_pairing_wrapped_primary_ephemeral_pub', {}, wrappedKey),
      node('primary_identity_pub', {}, phone.identity.publicKey),
      node('link_code_pairing_ref', {}, Buffer.from(reference)),
    ]),
  ]);
}

function openBundle(
  phone: Person,
  primary: KeyPair,
  companionKey: Buffer,
  bundle: Buffer,
  { registration }: Connection,
): Buffer {
  const [salt, iv, sealed] = cut(bundle, 32, 12);
  const shared = agree(primary, companionKey);
  const key = hkdf(shared, 32, salt, 'link_code_pairing_key_bundle_encryption_key');
  const plain = decryptGcm(key, iv, sealed);
  const [companionIdentity, primaryIdentity, random] = cut(plain, 32, 32);
  if (!registration?.identityKey.equals(companionIdentity))
    throw new Error('another identity than registered');
  if (!phone.identity.publicKey.equals(primaryIdentity)) throw new Error('the phone was impersonated');
  const identityShared = agree(phone.identity, companionIdentity);
  return hkdf(Buffer.concat([shared, identityShared, random]), 32, Buffer.alloc(0), 'adv_secret');
}

function keyOfCode(code: string, salt: Buffer): Promise<Buffer> {
  return stretch(code, salt, ITERATIONS, 32, 'sha256');
}

function cut(bytes: Buffer, first: number, second: number): [Buffer, Buffer, Buffer] {
  return [bytes.subarray(0, first), bytes.subarray(first, first + second), bytes.subarray(first + second)];
}
