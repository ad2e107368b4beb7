import type { MentionView } from '../../preload/contract/message-parts.ts';
import type { PersonId } from '../../preload/contract/model.ts';
import { maximumMentionLength, maximumMentions } from '../limits.ts';

/** Somebody who was chosen while writing. Stands in the text as "@" and the name. */
export interface DraftMention {
  readonly name: string;
  readonly personId: PersonId;
}

/** A part of a text that stands for a person, in UTF-16 units, the "@" included. */
export interface PlacedMention {
  readonly start: number;
  readonly length: number;
  readonly personId: PersonId;
}

const letter = /[\p{L}\p{N}_]/u;
/** An "@" that begins a mention stands at the beginning, or behind something that is no part of a word: not in an address of mail. */
const mayBegin = (text: string, at: number): boolean => at === 0 || !letter.test(text[at - 1] ?? '');

/** Where those who were chosen still stand in a text, from left to right. Of two names that begin alike the longer one counts. */
export function placedMentions(text: string, people: readonly DraftMention[]): PlacedMention[] {
  const longestFirst = people
    .filter(({ name }) => name.length < maximumMentionLength)
    .toSorted((one, other) => other.name.length - one.name.length);
  const placed: PlacedMention[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (!mayBegin(text, at)) continue;
    const person = longestFirst.find(({ name }) => {
      const after = text[at + 1 + name.length];
      return text.startsWith(name, at + 1) && (after === undefined || !letter.test(after));
    });
    if (person === undefined) continue;
    if (placed.length === maximumMentions) break;
    placed.push({ start: at, length: 1 + person.name.length, personId: person.personId });
    at += person.name.length;
  }
  return placed;
}

/** Those whom main has kept with a draft, by the names that stand in it; places that are none in this text name nobody. */
export function keptMentions(text: string, kept: readonly PlacedMention[]): DraftMention[] {
  const people: DraftMention[] = [];
  for (const { start, length, personId } of kept) {
    const name = text.slice(start + 1, start + length);
    if (length < 2 || text[start] !== '@' || name.length !== length - 1) continue;
    if (!people.some((one) => one.name === name)) people.push({ name, personId });
  }
  return people;
}

/** What stands between an "@" and the caret: at most so many units. */
const longestQuery = 40;

/** The "@" before the caret, and what was typed behind it to find somebody; null when none is being written. */
export function mentionQuery(
  text: string,
  caret: number,
): { readonly start: number; readonly query: string } | null {
  const start = text.lastIndexOf('@', caret - 1);
  if (start < 0 || caret - start > longestQuery || !mayBegin(text, start)) return null;
  const query = text.slice(start + 1, caret);
  // Names have spaces in them, but none at their beginning, and seldom more than two.
  return /^(?:\S+(?: \S*){0,2})?$/u.test(query) ? { start, query } : null;
}

/** A message as it is edited: names in place of what WhatsApp knows people by. */
export function spelledMentions(
  text: string,
  mentions: readonly MentionView[],
): { readonly text: string; readonly people: readonly DraftMention[] } {
  const people: DraftMention[] = [];
  let spelled = '';
  let done = 0;
  for (const found of text.matchAll(/@([\p{L}\p{N}]+)/gu)) {
    const mention = mentions.find(({ token }) => token === found[1]);
    if (mention === undefined || mention.personId === null) continue;
    const name = mention.name === '' ? mention.token : mention.name;
    spelled += `${text.slice(done, found.index)}@${name}`;
    done = found.index + found[0].length;
    people.push({ name, personId: mention.personId });
  }
  return { text: spelled + text.slice(done), people };
}
