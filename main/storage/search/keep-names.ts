import { termsOfNames } from '../../domain/search/terms.ts';
import type { Connection } from '../connection.ts';
import { nameQueries, type NamedRow } from './name-queries.ts';

/** Row of the index for a chat or a person. */
export const nameOfChat = (chat: number): number => chat * 2;
export const nameOfPerson = (person: number): number => person * 2 + 1;

/** The chat, or the person with their chat, that a row of the index stands for. */
export function namedRow(db: Connection, name: number): NamedRow | undefined {
  return name % 2 === 0
    ? db.get(nameQueries.chat, { chat: name / 2 })
    : db.get(nameQueries.person, { person: (name - 1) / 2 });
}

/** Digits with country code. */
export function phoneNumberOf(phoneJid: string | null): string | null {
  const digits = phoneJid === null ? '' : (/^\d+/.exec(phoneJid)?.[0] ?? '');
  return digits === '' ? null : digits;
}

/** A person of whom only messages in groups are known is nobody to write to. */
export const isLookedFor = (row: NamedRow): boolean => row.chat !== null || row.contactName !== null;

/** Takes names into their index that are new or changed, in the caller's transaction. Answers how many rows it was. */
export function keepNames(db: Connection, limit: number): number {
  const outdated = db.all(nameQueries.outdated, { limit });
  for (const { name } of outdated) {
    db.run(nameQueries.remove, { name });
    db.run(nameQueries.settle, { name });
  }
  for (const { name } of outdated) {
    const row = namedRow(db, name);
    if (row === undefined || !isLookedFor(row)) continue;
    const terms =
      name % 2 === 0
        ? termsOfNames(row.account, [row.title], null)
        : termsOfNames(row.account, [row.contactName, row.pushName], phoneNumberOf(row.phoneJid));
    db.run(nameQueries.add, { name, terms: [...terms].join(' ') });
  }
  return outdated.length;
}
