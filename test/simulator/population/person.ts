import { keyPairFromSecret, sign, typedPublicKey, type KeyPair } from '../crypto/curve.ts';
import type { Language } from './dialogues.ts';
import type { NewPerson } from './names.ts';
import { Settings } from './settings.ts';
import type { Seed } from '../crypto/seed.ts';
import type { Companion } from '../phone/companion.ts';
import { formatJid, SERVER } from '../wire/jids.ts';

export interface SignedPreKey {
  readonly id: number;
  readonly pair: KeyPair;
  readonly signature: Buffer;
}

/** A phone number can be linked to this many companions besides the phone itself. */
export const COMPANION_LIMIT = 4;

/**
 * Anybody with a phone number: a simulated contact is a person to whom nothing is linked, an account is a person with
 * companions. The phone itself is device 0. All its keys are derived from the seed when first asked for, so that a
 * person nobody writes to costs a few hundred bytes.
 */
export class Person {
  readonly number: string;
  readonly lid: string;
  name: string;
  /** What this person writes in. */
  readonly language: Language;
  about = 'Hey there! I am using WhatsApp.';
  /** How this person's messages are addressed; `pn` is what accounts did before LIDs came. */
  addressing: 'lid' | 'pn' = 'lid';
  business: { readonly description: string; readonly address: string; readonly category: string } | undefined;
  platform: 'android' | 'iphone' | 'smba' = 'android';
  readonly companions = new Map<number, Companion>();
  readonly settings = new Settings();
  /** Whom the phone has in its address book and chats with, in order. */
  readonly contacts: Person[] = [];
  /** People with whom messages were exchanged. */
  readonly acquaintances = new Set<Person>();
  readonly #seed: Seed;
  #identity: KeyPair | undefined;
  #signedPreKey: SignedPreKey | undefined;
  #nextDevice = 1;
  /** Counts how often the phone was set up anew; every time it has other keys. */
  #generation = 0;

  constructor(number: string, { name, language }: NewPerson, seed: Seed) {
    this.number = number;
    this.name = name;
    this.language = language;
    this.#seed = seed;
    this.lid = String(100_000_000_000_000 + seed.number('lid', 899_999_999_999_999));
  }

  get jid(): string {
    return formatJid(this.number, SERVER);
  }

  get lidJid(): string {
    return formatJid(this.lid, 'lid');
  }

  get registrationId(): number {
    return 1 + this.#seed.number('registration', 16_380);
  }

  get identity(): KeyPair {
    this.#identity ??= keyPairFromSecret(this.#seed.bytes(this.#named('identity')));
    return this.#identity;
  }

  get signedPreKey(): SignedPreKey {
    if (!this.#signedPreKey) {
      const pair = keyPairFromSecret(this.#seed.bytes(this.#named('signed-pre-key')));
      this.#signedPreKey = { id: 1, pair, signature: sign(this.identity, typedPublicKey(pair.publicKey)) };
    }
    return this.#signedPreKey;
  }

  /** The n-th one-time pre-key; derived, so nothing has to be stored for those not used. */
  preKey(id: number): KeyPair {
    return keyPairFromSecret(this.#seed.bytes(this.#named(`pre-key-${id}`)));
  }

  get generation(): number {
    return this.#generation;
  }

  /** A new phone, or the app installed again: a new identity. */
  renewKeys(generation = this.#generation + 1): void {
    this.#generation = generation;
    this.#identity = undefined;
    this.#signedPreKey = undefined;
  }

  #named(name: string): string {
    return this.#generation === 0 ? name : `${name}-${this.#generation}`;
  }

  get nextDevice(): number {
    return this.#nextDevice;
  }

  /** Device numbers are never used twice: a device that was unlinked keeps its number. */
  takeDeviceNumber(): number {
    return this.#nextDevice++;
  }

  reserveDeviceNumber(device: number): void {
    this.#nextDevice = Math.max(this.#nextDevice, device + 1);
  }
}
