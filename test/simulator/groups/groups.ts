import type { Service } from '../server/service.ts';
import type { Group } from './group.ts';

/** All groups by jid. */
export class Groups {
  readonly #service: Service;
  readonly #byJid = new Map<string, Group>();

  constructor(service: Service) {
    this.#service = service;
  }

  find(jid: string | undefined): Group | undefined {
    return jid === undefined ? undefined : this.#byJid.get(jid);
  }

  get service(): Service {
    return this.#service;
  }
}
