import type { Companion } from '../phone/companion.ts';
import type { Person } from '../population/person.ts';
import { node } from '../wire/node.ts';

export type Typing = 'composing' | 'recording' | 'paused';

/** Who is online, who wants to know it, and who is typing. Forms: handlePresenceUpdate in lib/Socket/chats.js. */
export class Presence {
  readonly #online = new Set<Person>();
  readonly #lastSeen = new Map<Person, number>();
  readonly #watchers = new Map<Person, Set<Companion>>();

  subscribe(companion: Companion, target: Person): void {
    const watchers = this.#watchers.get(target) ?? new Set();
    watchers.add(companion);
    this.#watchers.set(target, watchers);
    this.#tell(companion, target);
  }

  set(person: Person, available: boolean): void {
    if (available) this.#online.add(person);
    else if (this.#online.delete(person)) this.#lastSeen.set(person, Math.floor(Date.now() / 1000));
    for (const companion of this.#watchers.get(person) ?? []) this.#tell(companion, person);
  }

  isOnline(person: Person): boolean {
    return this.#online.has(person);
  }

  /** A connection has gone; the person goes offline with the last of their devices. */
  leave(companion: Companion): void {
    for (const watchers of this.#watchers.values()) watchers.delete(companion);
    const others = [...companion.person.companions.values()].some((other) => other.connection);
    if (!others) this.set(companion.person, false);
  }

  /** Somebody types in the chat with `to`. */
  type(person: Person, to: Person, typing: Typing): void {
    const state =
      typing === 'paused'
        ? node('paused')
        : node('composing', typing === 'recording' ? { media: 'audio' } : {});
    const stanza = node('chatstate', { from: person.lidJid }, [state]);
    for (const companion of to.companions.values()) companion.connection?.send(stanza);
  }

  #tell(companion: Companion, person: Person): void {
    const hidesLastSeen = person.settings.privacy.get('last') === 'none';
    const last = hidesLastSeen ? 'deny' : this.#lastSeen.get(person)?.toString();
    const attributes = this.isOnline(person)
      ? { from: person.lidJid }
      : { from: person.lidJid, type: 'unavailable', last: last ?? 'deny' };
    companion.connection?.send(node('presence', attributes));
  }
}
