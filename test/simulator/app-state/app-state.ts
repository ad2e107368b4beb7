import { deliver } from '../messaging/delivery.ts';
import { now } from '../messaging/envelope.ts';
import type { Companion } from '../phone/companion.ts';
import type { Person } from '../population/person.ts';
import type { Service } from '../server/service.ts';
import { SERVER_JID } from '../wire/jids.ts';
import { node } from '../wire/node.ts';
import { Collection, COLLECTIONS, type CollectionName } from './collection.ts';
import { appStateKeyOf } from './key-share.ts';
import { mutationKeysOf, type Mutation } from './mutation-crypto.ts';

interface Race {
  readonly collection: CollectionName;
  readonly mutation: Mutation;
}

/** The shared settings of all accounts. */
export class AppState {
  readonly #service: Service;
  readonly #races = new Map<Person, readonly Race[]>();
  readonly #byPerson = new Map<Person, ReadonlyMap<string, Collection>>();

  constructor(service: Service) {
    this.#service = service;
  }

  collections(person: Person): ReadonlyMap<string, Collection> {
    const known = this.#byPerson.get(person);
    if (known) return known;
    const keys = mutationKeysOf(appStateKeyOf(this.#service, person.number));
    const made = new Map(COLLECTIONS.map((name) => [name, new Collection(name, keys)] as const));
    this.#byPerson.set(person, made);
    return made;
  }

  /** The owner changes a setting on the phone. */
  write(person: Person, collection: CollectionName, mutation: Mutation): void {
    this.collections(person).get(collection)?.write(mutation);
    this.#announce(person, collection);
  }

  /** The owner will change this on the phone just when the next patch of a companion arrives, which is then refused. */
  raceNext(person: Person, collection: CollectionName, mutation: Mutation): void {
    this.#races.set(person, [...(this.#races.get(person) ?? []), { collection, mutation }]);
  }

  /** A patch has arrived: was the phone faster? */
  patchArrived(person: Person): void {
    const [race, ...others] = this.#races.get(person) ?? [];
    this.#races.set(person, others);
    if (race) this.write(person, race.collection, race.mutation);
  }

  /** A companion has changed something; the phone follows and the other companions are told. */
  accepted(companion: Companion, collection: CollectionName, mutations: readonly Mutation[]): void {
    const { person } = companion;
    for (const { index, value } of mutations) {
      if (value.pushNameSetting?.name) person.name = value.pushNameSetting.name;
      this.#service.events.publish('app-state', {
        phone: person.number,
        device: companion.device,
        collection,
        index,
        value,
      });
    }
    this.#announce(person, collection, companion);
  }

  /** Form: 'server_sync' of processNotification in lib/Socket/messages-recv.js. */
  #announce(person: Person, name: CollectionName, except?: Companion): void {
    const version = this.collections(person).get(name)?.version ?? 0;
    for (const companion of person.companions.values()) {
      if (companion === except) continue;
      const attributes = {
        id: this.#service.nextId('sync'),
        from: SERVER_JID,
        type: 'server_sync',
        t: String(now()),
      };
      const collection = node('collection', { name, version: String(version) });
      deliver(companion, node('notification', attributes, [collection]));
    }
  }
}
