import type { Host } from '../library/host/host.ts';
import { pick } from '../library/random.ts';
import type { Person, World } from '../library/world.ts';

/** What happens between people who use all of it: texts both ways, edits, reactions, deletions, reading, typing. */
export class MixedTraffic {
  /** Texts that must be in the store, by account. */
  readonly texts: { readonly accountId: string; readonly text: string }[] = [];
  /** Texts that a contact must get. */
  readonly replies: { readonly contact: string; readonly text: string }[] = [];
  readonly #host: Host;
  readonly #world: World;
  readonly #random: () => number;
  readonly #written = new Map<string, string[]>();
  #turn = 0;

  constructor(host: Host, world: World, random: () => number) {
    this.#host = host;
    this.#world = world;
    this.#random = random;
  }

  /** One thing that somebody does. */
  async step(): Promise<void> {
    const { admin } = this.#world.simulator;
    const person = pick(this.#random, this.#world.people);
    const { phone, contact } = person;
    const ids = this.#written.get(phone) ?? [];
    const about = { from: contact, to: phone, id: ids.at(-1) ?? '' };
    const kind = this.#random();
    if (ids.length === 0 || kind < 0.5) await this.#write(person);
    else if (kind < 0.65) await this.#reply(person);
    else if (kind < 0.75) await admin.react({ ...about, emoji: pick(this.#random, ['👍', '❤️', '😂', '']) });
    else if (kind < 0.85) await admin.typing({ contact, phone });
    else if (kind < 0.95) await admin.sendFromPhone({ phone, contact, text: `from the phone ${this.#turn}` });
    else await admin.presence({ contact, available: this.#random() < 0.5 });
  }

  async #write(person: Person): Promise<void> {
    const { accountId, phone, contact, name } = person;
    const text = `message ${this.#turn++} to ${phone}`;
    this.texts.push({ accountId, text });
    const { ids } = await this.#world.simulator.admin.sendText({ phone, contact, name, text });
    const written = this.#written.get(phone) ?? [];
    this.#written.set(phone, [...written, ...ids].slice(-5));
  }

  async #reply({ accountId, contact, name }: Person): Promise<void> {
    const text = `reply ${this.#turn++} to ${contact}`;
    await this.#host.call('send', accountId, name, text);
    this.replies.push({ contact, text });
  }
}
