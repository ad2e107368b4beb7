import {
  agree,
  generateKeyPair,
  keyPairFromSecret,
  rawPublicKey,
  typedPublicKey,
  type KeyPair,
} from '../crypto/curve.ts';
import { decryptCbc, encryptCbc, hkdf, hmacSha256 } from '../crypto/symmetric.ts';
import {
  assertVersion,
  decodeRatchetMessage,
  encodePreKeyMessage,
  encodeRatchetMessage,
  MAC_LENGTH,
  VERSION_BYTE,
} from './messages.ts';

const NO_SALT = Buffer.alloc(32);
const MESSAGE_KEY = Buffer.of(1);
const CHAIN_KEY = Buffer.of(2);
/** How far a chain may be skipped forward, as in libsignal. */
const SKIP_LIMIT = 2_000;
const RECEIVING_CHAINS = 5;

interface ReceivingChain {
  key: Buffer;
  next: number;
  readonly skipped: Map<number, Buffer>;
}

export interface Ciphertext {
  readonly type: 'pkmsg' | 'msg';
  readonly body: Buffer;
}

interface Pending {
  readonly baseKey: Buffer;
  readonly preKeyId: number | undefined;
  readonly signedPreKeyId: number;
  readonly registrationId: number;
}

export interface SessionStart {
  readonly ours: KeyPair;
  readonly theirIdentity: Buffer;
  readonly secret: Buffer;
  /** Tells repeated pre-key messages of one session from a new session. */
  readonly baseKey: Buffer;
  readonly remoteRegistrationId: number;
}

export interface SavedSession {
  readonly baseKey: string;
  readonly remoteRegistrationId: number;
  readonly theirIdentity: string;
  readonly rootKey: string;
  readonly ratchet: string;
  readonly sendKey: string | undefined;
  readonly sent: number;
  readonly previousSent: number;
  readonly pending: (Omit<Pending, 'baseKey'> & { readonly baseKey: string }) | undefined;
  readonly chains: readonly {
    readonly id: string;
    readonly key: string;
    readonly next: number;
    readonly skipped: readonly (readonly [number, string])[];
  }[];
}

/**
 * A Double Ratchet session (Signal specification "The Double Ratchet Algorithm", revision 1), in the message format of
 * libsignal/src/session_cipher.js. It is written anew, and synchronous, because a simulated contact must cost
 * microseconds and because libsignal prints key material to the console.
 */
export class Session {
  readonly baseKey: Buffer;
  readonly remoteRegistrationId: number;
  readonly #ours: KeyPair;
  readonly #theirIdentity: Buffer;
  #rootKey: Buffer;
  #ratchet: KeyPair;
  #sendKey: Buffer | undefined;
  #sent = 0;
  #previousSent = 0;
  #pending: Pending | undefined;
  readonly #chains = new Map<string, ReceivingChain>();

  private constructor(start: SessionStart, ratchet: KeyPair, rootKey: Buffer) {
    this.baseKey = start.baseKey;
    this.remoteRegistrationId = start.remoteRegistrationId;
    this.#ours = start.ours;
    this.#theirIdentity = start.theirIdentity;
    this.#ratchet = ratchet;
    this.#rootKey = rootKey;
  }

  /** The side that fetched the other's key bundle. */
  static initiate(start: SessionStart, theirRatchetKey: Buffer, pending: Pending): Session {
    const rootKey = hkdf(start.secret, 64, NO_SALT, 'WhisperText').subarray(0, 32);
    const session = new Session(start, generateKeyPair(), rootKey);
    session.#sendKey = session.#step(theirRatchetKey);
    session.#pending = pending;
    return session;
  }

  /** The side whose key bundle was fetched; its first ratchet key is its signed pre-key. */
  static respond(start: SessionStart, signedPreKey: KeyPair): Session {
    const rootKey = hkdf(start.secret, 64, NO_SALT, 'WhisperText').subarray(0, 32);
    return new Session(start, signedPreKey, rootKey);
  }

  /** As kept in files between runs of the simulator. */
  save(): SavedSession {
    const text = (bytes: Buffer | undefined): string | undefined => bytes?.toString('base64');
    return {
      baseKey: text(this.baseKey) ?? '',
      remoteRegistrationId: this.remoteRegistrationId,
      theirIdentity: text(this.#theirIdentity) ?? '',
      rootKey: text(this.#rootKey) ?? '',
      ratchet: text(this.#ratchet.privateKey) ?? '',
      sendKey: text(this.#sendKey),
      sent: this.#sent,
      previousSent: this.#previousSent,
      pending: this.#pending && { ...this.#pending, baseKey: text(this.#pending.baseKey) ?? '' },
      chains: [...this.#chains].map(([id, { key, next, skipped }]) => ({
        id,
        key: text(key) ?? '',
        next,
        skipped: [...skipped].map(([counter, seed]) => [counter, text(seed) ?? ''] as const),
      })),
    };
  }

  static restore(saved: SavedSession, ours: KeyPair): Session {
    const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
    const start = {
      ours,
      theirIdentity: bytes(saved.theirIdentity),
      secret: Buffer.alloc(0),
      baseKey: bytes(saved.baseKey),
      remoteRegistrationId: saved.remoteRegistrationId,
    };
    const session = new Session(start, keyPairFromSecret(bytes(saved.ratchet)), bytes(saved.rootKey));
    session.#sendKey = saved.sendKey === undefined ? undefined : bytes(saved.sendKey);
    session.#sent = saved.sent;
    session.#previousSent = saved.previousSent;
    session.#pending = saved.pending && { ...saved.pending, baseKey: bytes(saved.pending.baseKey) };
    for (const { id, key, next, skipped } of saved.chains) {
      const seeds = skipped.map(([counter, seed]) => [counter, bytes(seed)] as const);
      session.#chains.set(id, { key: bytes(key), next, skipped: new Map(seeds) });
    }
    return session;
  }

  encrypt(plaintext: Uint8Array): Ciphertext {
    if (!this.#sendKey) throw new Error('this session has not received anything yet');
    const counter = this.#sent++;
    const { cipherKey, macKey, iv } = messageKeys(hmacSha256(this.#sendKey, MESSAGE_KEY));
    this.#sendKey = hmacSha256(this.#sendKey, CHAIN_KEY);
    const body = encodeRatchetMessage({
      ratchetKey: typedPublicKey(this.#ratchet.publicKey),
      counter,
      previousCounter: this.#previousSent,
      ciphertext: encryptCbc(cipherKey, iv, plaintext),
    });
    const mac = macOf(macKey, this.#ours.publicKey, this.#theirIdentity, body);
    const message = Buffer.concat([Buffer.of(VERSION_BYTE), body, mac]);
    if (!this.#pending) return { type: 'msg', body: message };
    const identityKey = typedPublicKey(this.#ours.publicKey);
    return { type: 'pkmsg', body: encodePreKeyMessage({ ...this.#pending, identityKey, message }) };
  }

  /** Throws and changes nothing when the message is not for this session or was read before. */
  decrypt(bytes: Buffer): Buffer {
    assertVersion(bytes);
    const body = bytes.subarray(1, -MAC_LENGTH);
    const message = decodeRatchetMessage(body);
    const theirKey = rawPublicKey(message.ratchetKey);
    const known = this.#chains.get(theirKey.toString('base64'));
    const attempt = known ? undefined : this.#nextRatchet(theirKey);
    const chain = known ?? attempt?.chain;
    if (!chain) throw new Error('no receiving chain');
    const { seed, commit } = peek(chain, message.counter);
    const { cipherKey, macKey, iv } = messageKeys(seed);
    const expected = macOf(macKey, this.#theirIdentity, this.#ours.publicKey, body);
    if (!expected.equals(bytes.subarray(-MAC_LENGTH))) throw new Error('Bad MAC');
    const plaintext = decryptCbc(cipherKey, iv, message.ciphertext);
    commit();
    attempt?.commit();
    this.#pending = undefined;
    return plaintext;
  }

  /** What a new ratchet key of the other side leads to; nothing is changed until it is committed. */
  #nextRatchet(theirKey: Buffer): { chain: ReceivingChain; commit: () => void } {
    const received = hkdf(agree(this.#ratchet, theirKey), 64, this.#rootKey, 'WhisperRatchet');
    const chain: ReceivingChain = { key: received.subarray(32), next: 0, skipped: new Map() };
    const commit = (): void => {
      this.#rootKey = received.subarray(0, 32);
      this.#chains.set(theirKey.toString('base64'), chain);
      const [oldest] = this.#chains.keys();
      if (this.#chains.size > RECEIVING_CHAINS && oldest !== undefined) this.#chains.delete(oldest);
      this.#previousSent = Math.max(this.#sent - 1, 0);
      this.#sent = 0;
      this.#ratchet = generateKeyPair();
      this.#sendKey = this.#step(theirKey);
    };
    return { chain, commit };
  }

  #step(theirKey: Buffer): Buffer {
    const derived = hkdf(agree(this.#ratchet, theirKey), 64, this.#rootKey, 'WhisperRatchet');
    this.#rootKey = derived.subarray(0, 32);
    return derived.subarray(32);
  }
}

/** The key of one message of a chain, and how to advance the chain once the message has proved genuine. */
function peek(chain: ReceivingChain, counter: number): { seed: Buffer; commit: () => void } {
  const kept = chain.skipped.get(counter);
  if (kept) return { seed: kept, commit: () => chain.skipped.delete(counter) };
  if (counter < chain.next) throw new Error('Key used already or never filled');
  if (counter - chain.next > SKIP_LIMIT) throw new Error('Over 2000 messages into the future!');
  const passed: [number, Buffer][] = [];
  let key = chain.key;
  for (let index = chain.next; index < counter; index++) {
    passed.push([index, hmacSha256(key, MESSAGE_KEY)]);
    key = hmacSha256(key, CHAIN_KEY);
  }
  const seed = hmacSha256(key, MESSAGE_KEY);
  const commit = (): void => {
    for (const [index, skipped] of passed) chain.skipped.set(index, skipped);
    chain.key = hmacSha256(key, CHAIN_KEY);
    chain.next = counter + 1;
  };
  return { seed, commit };
}

function messageKeys(seed: Buffer): { cipherKey: Buffer; macKey: Buffer; iv: Buffer } {
  const keys = hkdf(seed, 80, NO_SALT, 'WhisperMessageKeys');
  return { cipherKey: keys.subarray(0, 32), macKey: keys.subarray(32, 64), iv: keys.subarray(64, 80) };
}

function macOf(key: Buffer, sender: Buffer, receiver: Buffer, body: Buffer): Buffer {
  const mac = hmacSha256(
    key,
    typedPublicKey(sender),
    typedPublicKey(receiver),
    Buffer.of(VERSION_BYTE),
    body,
  );
  return mac.subarray(0, MAC_LENGTH);
}
