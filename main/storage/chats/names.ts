import { personName } from '../../domain/chat-fold-names.ts';
import type { Connection } from '../connection.ts';
import type { AccountRow } from './account-queries.ts';
import { peopleQueries, type PersonRow } from './people-queries.ts';

/** What people are called, each looked up once for a page of rows. */
export class Names {
  readonly #db: Connection;
  readonly #account: number;
  readonly #ownerJids: ReadonlySet<string>;
  readonly #byJid = new Map<string, PersonRow | null>();
  readonly #byPerson = new Map<number, string>();

  constructor(db: Connection, owner: AccountRow) {
    this.#db = db;
    this.#account = owner.account;
    const phoneJid = owner.phoneNumber === null ? null : `${owner.phoneNumber}@s.whatsapp.net`;
    this.#ownerJids = new Set([owner.lidJid, phoneJid].filter((jid) => jid !== null));
  }

  isOwner(jid: string): boolean {
    return this.#ownerJids.has(jid);
  }

  /** Null for a jid that nobody here has. */
  person(jid: string): PersonRow | null {
    const known = this.#byJid.get(jid);
    if (known !== undefined) return known;
    const account = this.#account;
    const row =
      (jid.endsWith('@lid')
        ? this.#db.get(peopleQueries.byLid, { account, lidJid: jid })
        : this.#db.get(peopleQueries.byPhone, { account, phoneJid: jid })) ?? null;
    this.#byJid.set(jid, row);
    return row;
  }

  ofJid(jid: string): string {
    const isLid = jid.endsWith('@lid');
    return personName(
      this.person(jid) ?? {
        contactName: null,
        pushName: null,
        phoneJid: isLid ? null : jid,
        lidJid: isLid ? jid : null,
      },
    );
  }

  ofPerson(person: number): string {
    const known = this.#byPerson.get(person);
    if (known !== undefined) return known;
    const row = this.#db.get(peopleQueries.find, { account: this.#account, person });
    const name = row === undefined ? '' : personName(row);
    this.#byPerson.set(person, name);
    return name;
  }
}
