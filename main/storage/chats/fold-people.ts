import type { ChatAddress, Identity, PersonChange } from '../../domain/chat-batch.ts';
import { decideIdentity, sanitizeIdentity } from '../../domain/chat-fold-identity.ts';
import { sanitizeChatKind } from '../../domain/chat-fold-input.ts';
import { laterName } from '../../domain/chat-fold-names.ts';
import type { ChatRow } from './chat-queries.ts';
import { emptyChatRow } from './chat-row.ts';
import type { FoldScope } from './fold-scope.ts';
import { mergePeople } from './merge-people.ts';
import { peopleQueries, type PersonRow } from './people-queries.ts';

/**
 * The row of whoever is meant, made when new. Learns from an identity that carries both jids, and merges two people
 * who turn out to be one. Null for an identity that names nobody.
 */
export function resolvePerson(scope: FoldScope, named: Identity): number | null {
  const identity = sanitizeIdentity(named);
  if (identity === null) return null;
  const name = `${identity.phoneJid ?? ''}|${identity.lidJid ?? ''}`;
  const known = scope.people.get(name);
  if (known !== undefined) return known;
  const person = findOrMake(scope, identity);
  scope.people.set(name, person);
  return person;
}

function findOrMake(scope: FoldScope, identity: Identity): number {
  const { db, account } = scope;
  const { phoneJid, lidJid } = identity;
  const byPhone = phoneJid === null ? undefined : db.get(peopleQueries.byPhone, { account, phoneJid });
  const byLid = lidJid === null ? undefined : db.get(peopleQueries.byLid, { account, lidJid });
  const decision = decideIdentity(identity, byPhone ?? null, byLid ?? null);
  switch (decision.type) {
    case 'use':
      return decision.person;
    case 'insert':
      releasePhone(scope, decision.releasePhoneOf);
      return db.run(peopleQueries.insert, { account, phoneJid, lidJid }).lastInsertRowid;
    case 'learn':
      releasePhone(scope, decision.releasePhoneOf);
      changePerson(scope, decision.person, (row) => ({ ...row, phoneJid, lidJid }));
      return decision.person;
    case 'merge':
      mergePeople(scope, decision.survivor, decision.other, identity);
      return decision.survivor;
  }
}

/** The number has gone to somebody else; this person remains under the LID. */
function releasePhone(scope: FoldScope, person: number | null): void {
  if (person === null) return;
  scope.people.clear();
  changePerson(scope, person, (row) => ({ ...row, phoneJid: null }));
}

/** Writes a person when the change makes a difference; the chat with that person shows it. */
function changePerson(scope: FoldScope, person: number, change: (row: PersonRow) => PersonRow): void {
  const { db, account } = scope;
  const row = db.get(peopleQueries.find, { account, person });
  if (row === undefined) return;
  const next = change(row);
  const keys = Object.keys(row) as (keyof PersonRow)[];
  if (keys.every((key) => next[key] === row[key])) return;
  db.run(peopleQueries.update, { account, ...next });
  const chat = scope.chatOfPerson(person);
  if (chat !== null) scope.touchDetails(chat.chat);
}

/** WhatsApp allows 139 characters. */
const longestAbout = 500;

export function foldPerson(scope: FoldScope, change: PersonChange): void {
  const person = resolvePerson(scope, change.identity);
  const { contactName, pushName, about, blocked } = change;
  if (person === null || Object.keys(change).length === 1) return;
  changePerson(scope, person, (row) => ({
    ...row,
    // An empty name is one that was taken out of the address book.
    contactName: contactName === undefined ? row.contactName : contactName || null,
    pushName: pushName === undefined || pushName === '' ? row.pushName : pushName,
    about: about === undefined ? row.about : about.slice(0, longestAbout) || null,
    blocked: blocked === undefined ? row.blocked : Number(blocked),
  }));
}

/** The push name that came with a message. */
export function foldPushName(scope: FoldScope, person: number, name: string, at: number): void {
  changePerson(scope, person, (row) => {
    const later = laterName({ name: row.pushName, at: row.pushNameAt }, { name, at });
    return { ...row, pushName: later.name, pushNameAt: later.at };
  });
}

/** The chat at an address, made when new (not shown until there is something to show). Null for an address without a name. */
export function resolveChat(scope: FoldScope, address: ChatAddress): ChatRow | null {
  if (address.type === 'person') {
    const person = resolvePerson(scope, address.identity);
    if (person === null) return null;
    return scope.chatOfPerson(person) ?? scope.insertChat({ ...emptyChatRow, kind: 'direct', person });
  }
  if (address.jid === '') return null;
  const kind = sanitizeChatKind(address.kind);
  const chat = scope.chatOfPlace(address.jid);
  if (chat === null) return scope.insertChat({ ...emptyChatRow, kind, placeJid: address.jid });
  if (chat.kind === kind || chat.kind !== 'other') return chat;
  const specific = { ...chat, kind };
  scope.setChat(specific);
  return specific;
}
