import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Person } from '../population/person.ts';
import type { Service } from '../server/service.ts';
import { restoreGroups, saveGroups } from './groups-file.ts';
import { readJson, writeJson } from './json-file.ts';
import { restorePerson, savePerson } from './person-file.ts';
import { savedGroups, savedPerson, savedSent } from './saved.ts';

/** The keys of linked devices and the groups are saved this often; sessions and queues only when the simulator ends. */
const INTERVAL_MS = 2_000;

/** What is linked, what waits for it and its groups survive the simulator; files of media see to themselves. */
export class DataFolder {
  readonly #service: Service;
  readonly #folder: string;
  readonly #changed = new Set<Person>();
  #groupsChanged = false;

  constructor(service: Service, folder: string) {
    this.#service = service;
    this.#folder = folder;
    for (const name of readdirSync(join(folder, 'people'))) {
      if (!name.endsWith('.json')) continue;
      restorePerson(service, savedPerson.parse(readJson(join(folder, 'people', name))));
    }
    const groups = readJson(join(folder, 'groups.json'));
    if (groups !== undefined) restoreGroups(service, savedGroups.parse(groups));
    const sent = readJson(join(folder, 'sent.json'));
    if (sent !== undefined) service.sent.restore(savedSent.parse(sent));
    service.timers.repeat(
      () => INTERVAL_MS,
      () => this.#flush(),
    );
  }

  changed(person: Person): void {
    this.#changed.add(person);
  }

  groupsChanged(): void {
    this.#groupsChanged = true;
  }

  close(): void {
    for (const person of this.#service.peopleWithHandset()) this.#changed.add(person);
    for (const phone of this.#service.directory.phones) this.#changed.add(phone);
    this.#groupsChanged = true;
    this.#flush();
    writeJson(join(this.#folder, 'sent.json'), this.#service.sent.save());
  }

  #flush(): void {
    for (const person of this.#changed) {
      writeJson(join(this.#folder, 'people', `${person.number}.json`), savePerson(this.#service, person));
    }
    this.#changed.clear();
    if (this.#groupsChanged) writeJson(join(this.#folder, 'groups.json'), saveGroups(this.#service));
    this.#groupsChanged = false;
  }
}
