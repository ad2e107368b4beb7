import type { Seed } from '../crypto/seed.ts';
import { parseJid } from '../wire/jids.ts';
import { languageOf, Names } from './names.ts';
import { Person } from './person.ts';

/** Country codes with the number of digits that follow; fictional subscribers of real numbering plans. */
const PLANS = [
  ['49151', 8],
  ['4479', 8],
  ['9198', 8],
  ['9665', 8],
  ['55119', 8],
  ['346', 8],
  ['336', 8],
  ['1202555', 4],
] as const;

/** Everybody who has an account, by number and by LID. */
export class Directory {
  readonly #seed: Seed;
  readonly #byNumber = new Map<string, Person>();
  readonly #byLid = new Map<string, Person>();
  readonly #phoneByPushName = new Map<string, Person>();
  /** People that somebody can link a device to, in the order they were made. */
  readonly phones: Person[] = [];
  readonly #names: Names;
  #drawn = 0;

  constructor(seed: Seed) {
    this.#seed = seed;
    this.#names = new Names(seed);
  }

  get size(): number {
    return this.#byNumber.size;
  }

  byNumber(number: string): Person | undefined {
    return this.#byNumber.get(number);
  }

  /** By phone number jid or LID, with or without a device. */
  byJid(text: string | undefined): Person | undefined {
    const jid = parseJid(text);
    if (!jid) return undefined;
    if (jid.server === 'lid') return this.#byLid.get(jid.user);
    return jid.server === 's.whatsapp.net' || jid.server === 'c.us'
      ? this.#byNumber.get(jid.user)
      : undefined;
  }

  /** The person with this number, made if there is none. */
  ensure(number: string, name?: string): Person {
    const known = this.#byNumber.get(number);
    if (known) return known;
    const seed = this.#seed.branch(number);
    const person = new Person(
      number,
      name === undefined ? this.#names.next() : { name, language: languageOf(name) },
      seed,
    );
    this.#byNumber.set(number, person);
    this.#byLid.set(person.lid, person);
    return person;
  }

  /** A person with a new number. */
  create(name?: string): Person {
    return this.ensure(this.#drawNumber(), name);
  }

  addPhone(person: Person): Person {
    if (!this.phones.includes(person)) this.phones.push(person);
    return person;
  }

  /** The phone whose owner goes by this push name; the same name is always the same phone. */
  phoneOf(pushName: string, number?: string): Person {
    const known = this.#phoneByPushName.get(pushName);
    if (known) return known;
    const person = this.addPhone(
      number === undefined ? this.create(pushName) : this.ensure(number, pushName),
    );
    this.#phoneByPushName.set(pushName, person);
    return person;
  }

  /** Who is linked when a client of this push name shows its QR code. */
  pushNameOf(person: Person): string | undefined {
    return [...this.#phoneByPushName].find(([, phone]) => phone === person)?.[0];
  }

  /** The first phone with nothing linked to it and no name reserved for it, or a new one. */
  nextFreePhone(): Person {
    const named = new Set(this.#phoneByPushName.values());
    const free = this.phones.find((phone) => phone.companions.size === 0 && !named.has(phone));
    return free ?? this.addPhone(this.create());
  }

  #drawNumber(): string {
    for (;;) {
      const name = `number-${this.#drawn++}`;
      const [prefix, digits] = this.#seed.pick(name, PLANS);
      const rest = String(this.#seed.number(`${name}-rest`, 10 ** digits)).padStart(digits, '0');
      if (!this.#byNumber.has(prefix + rest)) return prefix + rest;
    }
  }
}
