import type { ChatKind } from '../../preload/contract/model.ts';

/** What a person can be called by. Jids are bare. */
export interface PersonNames {
  readonly contactName: string | null;
  readonly pushName: string | null;
  readonly phoneJid: string | null;
  readonly lidJid: string | null;
}

/** Longest preview, in UTF-16 units: one line of any list. */
const previewLength = 160;

/** The part of a jid before `@`. */
function userOf(jid: string): string {
  const at = jid.indexOf('@');
  return at < 0 ? jid : jid.slice(0, at);
}

/** `+<digits>` of the phone number, else `~` and the last four digits of the LID: something to tell people apart by. */
function numberOf(names: PersonNames): string {
  if (names.phoneJid !== null) return `+${userOf(names.phoneJid)}`;
  return names.lidJid === null ? '' : `~${userOf(names.lidJid).slice(-4)}`;
}

/** Contact name, push name, number. Empty when nothing is known. */
export function personName(names: PersonNames): string {
  return names.contactName ?? names.pushName ?? numberOf(names);
}

/**
 * The heading of a chat. Direct: contact name, push name, name from history, `+number`, `~` and four digits of the LID.
 * Others: subject, else `~` and four digits of the jid; the status chat has no title, the renderer names it.
 */
export function chatTitle(
  kind: ChatKind,
  title: string | null,
  person: PersonNames | null,
  placeJid: string | null,
): string {
  if (person !== null) return person.contactName ?? person.pushName ?? title ?? numberOf(person);
  if (title !== null) return title;
  return kind === 'status' || placeJid === null ? '' : `~${userOf(placeJid).slice(-4)}`;
}

/** One line of a text: white space folded, cut without breaking a character. */
export function previewText(text: string): string {
  const line = text
    .slice(0, previewLength * 4)
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (line.length <= previewLength) return line;
  const last = line.charCodeAt(previewLength - 1);
  const splitsPair = last >= 0xd8_00 && last <= 0xdb_ff;
  return line.slice(0, splitsPair ? previewLength - 1 : previewLength);
}

/** A push name as told at a time, so that an old message does not bring an old name back. */
export interface DatedName {
  readonly name: string | null;
  readonly at: number;
}

/** The later name; of the same instant, the greater one, so that order does not matter. */
export function laterName(one: DatedName, other: DatedName): DatedName {
  if (other.name === null || other.name === '') return one;
  if (one.name === null || other.at > one.at) return other;
  return other.at === one.at && other.name > one.name ? other : one;
}
