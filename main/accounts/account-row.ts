import type { AccountChange, AccountRecord } from '../domain/account-record.ts';
import type { ChatStore } from './ports.ts';

interface AccountRowParts {
  readonly chats: Pick<ChatStore, 'insertAccount' | 'updateAccount'>;
  /** The record has changed, and is stored so when the account is. */
  readonly changed: () => void;
}

/** What is kept of an account, in memory and, once its phone has accepted for the first time, in the store. */
export class AccountRow {
  readonly #parts: AccountRowParts;
  #record: AccountRecord;
  #stored: boolean;

  constructor(record: AccountRecord, stored: boolean, parts: AccountRowParts) {
    this.#record = record;
    this.#stored = stored;
    this.#parts = parts;
  }

  get record(): AccountRecord {
    return this.#record;
  }

  /** False until the phone has accepted for the first time: then, and only then, the account is in the store. */
  get stored(): boolean {
    return this.#stored;
  }

  /** Changes what is kept. A value that is undefined stays as it was. */
  async update(change: Undefinable<AccountChange>): Promise<void> {
    const known = withoutUndefined(change);
    const next = { ...this.#record, ...known };
    const differs = (Object.keys(known) as (keyof AccountChange)[]).some(
      (key) => next[key] !== this.#record[key],
    );
    if (!differs) return;
    this.#record = next;
    if (this.#stored) await this.#parts.chats.updateAccount(next.id, known);
    this.#parts.changed();
  }

  /** The phone has accepted. @returns true when the account is in the store since now */
  async accepted(change: AccountChange): Promise<boolean> {
    if (this.#stored) {
      await this.update(change);
      return false;
    }
    this.#record = { ...this.#record, ...change };
    await this.#parts.chats.insertAccount(this.#record);
    this.#stored = true;
    return true;
  }
}

type Undefinable<Value> = { readonly [Key in keyof Value]: Value[Key] | undefined };

function withoutUndefined(change: Undefinable<AccountChange>): AccountChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
