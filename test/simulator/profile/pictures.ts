import { deliver } from '../messaging/delivery.ts';
import { now } from '../messaging/envelope.ts';
import type { Group } from '../groups/group.ts';
import type { Person } from '../population/person.ts';
import type { Service } from '../server/service.ts';
import { node } from '../wire/node.ts';
import { drawPicture } from './draw-picture.ts';

export interface Picture {
  readonly id: string;
  readonly content: Buffer;
}

/** Profile pictures of people and groups; everybody has one, drawn when first asked for, until it is taken away. */
export class Pictures {
  readonly #service: Service;
  readonly #pictures = new Map<Person | Group, Picture | undefined>();
  readonly #byId = new Map<string, Buffer>();
  #made = 0;

  constructor(service: Service) {
    this.#service = service;
  }

  of(owner: Person | Group): Picture | undefined {
    if (this.#pictures.has(owner)) return this.#pictures.get(owner);
    return this.#keep(owner, drawPicture(this.#service.seed.branch('picture').bytes(nameOf(owner))));
  }

  byId(id: string): Buffer | undefined {
    return this.#byId.get(id);
  }

  /** `undefined` takes it away. Form of the notice: 'picture' of processNotification in lib/Socket/messages-recv.js. */
  set(owner: Person | Group, content: Buffer | undefined, author: Person): Picture | undefined {
    const picture = content && this.#keep(owner, content);
    if (!picture) this.#pictures.set(owner, undefined);
    const change = picture
      ? node('set', { id: picture.id, author: author.lidJid, jid: jidOf(owner) })
      : node('delete', { author: author.lidJid, jid: jidOf(owner) });
    for (const person of this.#whoSees(owner)) {
      for (const companion of person.companions.values()) {
        const attributes = {
          id: this.#service.nextId('pic'),
          from: jidOf(owner),
          type: 'picture',
          t: String(now()),
        };
        deliver(companion, node('notification', attributes, [change]));
      }
    }
    return picture;
  }

  #keep(owner: Person | Group, content: Buffer): Picture {
    const picture = { id: String(1_700_000_000 + ++this.#made), content };
    this.#pictures.set(owner, picture);
    this.#byId.set(picture.id, content);
    return picture;
  }

  #whoSees(owner: Person | Group): Person[] {
    return 'members' in owner ? [...owner.members.keys()] : [owner, ...owner.acquaintances];
  }
}

function jidOf(owner: Person | Group): string {
  return 'members' in owner ? owner.jid : owner.lidJid;
}

function nameOf(owner: Person | Group): string {
  return 'members' in owner ? owner.jid : owner.number;
}
