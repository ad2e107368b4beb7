import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { rawPublicKey } from '../crypto/curve.ts';
import type { Person } from '../population/person.ts';
import { companionBundle } from '../server/key-bundles.ts';
import type { Service } from '../server/service.ts';
import { initiateSession, respondToSession } from '../signal/key-agreement.ts';
import type { PreKeyMessage } from '../signal/messages.ts';
import { keyName } from '../groups/group-messenger.ts';
import { askAgain } from '../messaging/retry.ts';
import { Inbox, type ReceivedMessage } from '../messaging/inbox.ts';
import { chatName } from '../messaging/chat-of.ts';
import type { Envelope } from '../messaging/envelope.ts';
import type { Encrypted } from '../messaging/pass-on.ts';
import type { ReceiptType } from '../messaging/receipts.ts';
import { pad, unpad } from '../signal/padding.ts';
import type { Ciphertext, SavedSession, Session } from '../signal/session.ts';
import { SessionStore } from '../signal/session-store.ts';
import { sendAppStateKey } from '../app-state/key-share.ts';
import type { Companion } from './companion.ts';
import { GroupKeys, type SavedGroupKeys } from './group-keys.ts';
import { sendHistory } from './history.ts';

/** How many one-time pre-keys a phone has; the names repeat after that, as the phone uploads new ones. */
const RETRY_LIMIT = 5;
const PRE_KEY_IDS = 0xfffffe;

export interface SavedHandset {
  readonly nextPreKey: number;
  readonly offered: readonly number[];
  readonly sessions: Readonly<Record<string, readonly SavedSession[]>>;
  readonly groupKeys?: SavedGroupKeys;
}

/** Device 0 of a person: the phone. It is simulated here, with true end-to-end encryption towards every companion. */
export class Handset {
  readonly person: Person;
  readonly sessions = new SessionStore();
  readonly groupKeys = new GroupKeys();
  readonly inbox = new Inbox();
  /** Receipts that others gave for what this account sent. */
  readonly receipts: {
    readonly id: string;
    readonly from: string;
    readonly type: string;
    readonly at: number;
  }[] = [];
  /** The next messages that cannot be read, by order of a test. */
  failNext = 0;
  readonly #retries = new Map<string, number>();
  readonly #service: Service;
  /** Ids only; the keys are derived again when one comes back. */
  readonly #offered = new Set<number>();
  #nextPreKey = 1;

  constructor(service: Service, person: Person) {
    this.#service = service;
    this.person = person;
  }

  /** A fresh one-time pre-key for somebody's key query. */
  offerPreKey(): { id: number; publicKey: Buffer } {
    const id = this.#nextPreKey;
    this.#nextPreKey = (this.#nextPreKey % PRE_KEY_IDS) + 1;
    this.#offered.add(id);
    return { id, publicKey: this.person.preKey(id).publicKey };
  }

  /** Pre-keys that were handed out and may still come back in a first message. */
  save(): SavedHandset {
    return {
      nextPreKey: this.#nextPreKey,
      offered: [...this.#offered],
      sessions: this.sessions.save(),
      groupKeys: this.groupKeys.save(),
    };
  }

  restore({ nextPreKey, offered, sessions, groupKeys }: SavedHandset): void {
    this.#nextPreKey = nextPreKey;
    for (const id of offered) this.#offered.add(id);
    this.sessions.restore(sessions, this.person.identity);
    if (groupKeys) this.groupKeys.restore(groupKeys);
  }

  encrypt(companion: Companion, message: proto.IMessage): Ciphertext {
    return this.encryptBytes(companion, proto.Message.encode(message).finish());
  }

  encryptBytes(companion: Companion, message: Uint8Array): Ciphertext {
    return this.#sessionWith(companion).encrypt(pad(message));
  }

  /** Throws when the message is not readable with the keys that this phone has. */
  decrypt(companion: Companion, type: string, body: Buffer): proto.Message {
    const padded =
      type === 'pkmsg'
        ? this.sessions.decryptFirst(companion.address, body, (message) => this.#answer(companion, message))
        : this.sessions.decrypt(companion.address, body);
    return proto.Message.decode(unpad(padded));
  }

  /** A message of a companion arrives, encrypted for this phone. */
  receive(sender: Companion, envelope: Envelope, encrypted: Encrypted): void {
    const message = this.#attempt(sender, envelope, () => this.#open(sender, envelope, encrypted));
    if (message) this.take(sender.person, sender.device, envelope, message);
  }

  /** A group message: the sender key first, where it comes along, then what it opens. */
  receiveInGroup(sender: Companion, envelope: Envelope, shared: Encrypted, key: Encrypted | undefined): void {
    const message = this.#attempt(sender, envelope, () => {
      if (key) this.#open(sender, envelope, key);
      const padded = this.groupKeys.decrypt(keyName(envelope), sender.address, shared.body);
      return proto.Message.decode(unpad(padded));
    });
    if (message) this.take(sender.person, sender.device, envelope, message);
  }

  /** A message that is readable: decrypted, or from another simulated phone. */
  take(from: Person, fromDevice: number, envelope: Envelope, message: proto.IMessage): void {
    const own = from === this.person;
    const content = message.deviceSentMessage?.message ?? message;
    if (own && envelope.category === 'peer') {
      const companion = this.person.companions.get(fromDevice);
      if (companion) this.#service.peerRequests.handle(companion, envelope.id, content);
      return;
    }
    const received = this.inbox.add({
      id: envelope.id,
      from: from.number,
      fromDevice,
      chat: own || envelope.chat.kind !== 'person' ? chatName(envelope.chat) : from.number,
      own,
      timestamp: envelope.timestamp,
      edit: envelope.edit,
      message: content,
    });
    if (!received) return;
    this.#service.events.publish('received', { phone: this.person.number, ...summary(received) });
    if (!own) this.#service.habits.received(this.person, from, envelope, received);
  }

  /** Everything that depended on the old identity is gone. */
  reinstall(): void {
    this.person.renewKeys();
    this.sessions.clear();
    this.groupKeys.clear();
    this.#offered.clear();
  }

  /** The first things a phone tells a new companion. */
  introduce(companion: Companion): void {
    sendAppStateKey(this.#service, companion);
    sendHistory(this.#service, companion);
  }

  note(reader: Person, ids: readonly string[], type: ReceiptType): void {
    for (const id of ids) {
      this.receipts.push({ id, from: reader.number, type: type ?? 'delivery', at: Date.now() });
    }
    if (this.receipts.length > 5_000) this.receipts.splice(0, 1_000);
  }

  /** Forgets the session, so that the next message starts a new one with a new key bundle. */
  renew(companion: Companion): void {
    this.sessions.forget(companion.address);
  }

  /** What comes out, or nothing and a request to send it again. */
  #attempt(sender: Companion, envelope: Envelope, open: () => proto.Message): proto.Message | undefined {
    try {
      if (this.failNext > 0) {
        this.failNext -= 1;
        throw new Error('made to fail by order');
      }
      return open();
    } catch (error) {
      const count = (this.#retries.get(envelope.id) ?? 0) + 1;
      this.#retries.set(envelope.id, count);
      this.#service.events.publish('undecryptable', {
        phone: this.person.number,
        from: sender.person.number,
        id: envelope.id,
        count,
        error: error instanceof Error ? error.message : String(error),
      });
      if (count <= RETRY_LIMIT) askAgain(this.#service, this.person, sender, envelope, count);
      return undefined;
    }
  }

  /** Decrypts and learns the sender key that may be inside. */
  #open(sender: Companion, envelope: Envelope, { type, body }: Encrypted): proto.Message {
    const message = this.decrypt(sender, type, body);
    const distribution = message.senderKeyDistributionMessage;
    if (distribution?.axolotlSenderKeyDistributionMessage && envelope.chat.kind !== 'person') {
      const { axolotlSenderKeyDistributionMessage: key } = distribution;
      this.groupKeys.learn(keyName(envelope), sender.address, key);
    }
    return message;
  }

  #sessionWith(companion: Companion): Session {
    const current = this.sessions.current(companion.address);
    if (current) return current;
    const bundle = companionBundle(this.#service, companion);
    const session = initiateSession(this.person.identity, this.person.registrationId, bundle);
    this.sessions.use(companion.address, session);
    return session;
  }

  #answer(companion: Companion, message: PreKeyMessage): Session {
    if (!rawPublicKey(message.identityKey).equals(companion.registration.identityKey)) {
      throw new Error('the message is signed by another identity than the device registered with');
    }
    const { preKeyId } = message;
    if (preKeyId !== undefined && !this.#offered.has(preKeyId)) throw new Error('Invalid PreKey ID');
    const preKey = preKeyId === undefined ? undefined : this.person.preKey(preKeyId);
    if (message.signedPreKeyId !== this.person.signedPreKey.id) throw new Error('Missing SignedPreKey');
    const session = respondToSession(this.person.identity, this.person.signedPreKey.pair, preKey, message);
    if (preKeyId !== undefined) this.#offered.delete(preKeyId);
    return session;
  }
}

export function summary(message: ReceivedMessage): Omit<ReceivedMessage, 'message'> {
  const { message: _content, ...rest } = message;
  return rest;
}
