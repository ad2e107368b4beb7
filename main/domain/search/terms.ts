import { fileKinds } from '../../../preload/contract/kinds.ts';
import type { StoredKind } from '../chat-fold.ts';
import type { SearchQuery } from './search-query.ts';
import { segmentsOf } from './segments.ts';

/** What the index knows of a message, beside its text. Numbers are those of rows. */
export interface IndexedMessage {
  readonly account: number;
  readonly chat: number;
  readonly fromMe: number;
  /** 0: the chat itself says who. */
  readonly sender: number;
  readonly kind: StoredKind;
  readonly text: string;
}

const withoutTerms: ReadonlySet<StoredKind> = new Set(['system', 'deleted', 'undecryptable', 'hidden']);
export const mediaKinds: ReadonlySet<StoredKind> = new Set(fileKinds);
const link = /https?:\/\/\S|www\.\S/i;
export const hasLink = (text: string): boolean => link.test(text);

/** Whether search finds such a message at all. */
export const isFound = (kind: StoredKind): boolean => !withoutTerms.has(kind);

/** Begins the terms that are not words; no text has it, since it is no letter. */
const own = '\u{e000}';
export const scopeTerms = {
  account: (account: number): string => `${own}a${account}`,
  chat: (chat: number): string => `${own}c${chat}`,
  sender: (person: number): string => `${own}s${person}`,
  fromMe: `${own}me`,
  kind: (kind: StoredKind): string => `${own}k${kind}`,
  media: `${own}media`,
  link: `${own}link`,
};

/** Every term of a message once, in any order; none for what search does not find. */
export function termsOf(message: IndexedMessage): ReadonlySet<string> {
  const terms = new Set<string>();
  const { kind, text } = message;
  if (!isFound(kind)) return terms;
  terms.add(scopeTerms.account(message.account));
  terms.add(scopeTerms.chat(message.chat));
  terms.add(scopeTerms.kind(kind));
  if (message.sender > 0) terms.add(scopeTerms.sender(message.sender));
  if (message.fromMe === 1) terms.add(scopeTerms.fromMe);
  if (mediaKinds.has(kind)) terms.add(scopeTerms.media);
  if (text === '') return terms;
  if (hasLink(text)) terms.add(scopeTerms.link);
  addTextTerms(text, terms);
  return terms;
}

function addTextTerms(text: string, terms: Set<string>): void {
  for (const segment of segmentsOf(text)) {
    if (segment.type !== 'run') {
      terms.add(segment.token);
      continue;
    }
    // Pairs, so that a run is found from anywhere in it; the last character alone ends it.
    segment.units.forEach(({ token }, index) => terms.add(token + (segment.units[index + 1]?.token ?? '')));
  }
}

/** The least part of a number that can be searched for. */
const shortestNumber = 3;

/** Terms of somebody's or some group's names, and of a phone number from each of its digits on. */
export function termsOfNames(
  account: number,
  names: readonly (string | null)[],
  phoneNumber: string | null,
): ReadonlySet<string> {
  const terms = new Set([scopeTerms.account(account)]);
  for (const name of names) if (name !== null) addTextTerms(name, terms);
  const digits = phoneNumber ?? '';
  for (let start = 0; start + shortestNumber <= digits.length; start++) terms.add(digits.slice(start));
  return terms;
}

/** The digits of what looks like a phone number or a part of one: as typed, and without the zeros of dialling. None for anything else. */
export function readNumber(text: string): readonly string[] {
  if (!/^[\d\s()+./-]+$/.test(text)) return [];
  const digits = text.replaceAll(/\D/g, '');
  return [...new Set([digits, digits.replace(/^0+/, '')])].filter((one) => one.length >= shortestNumber);
}

/** Terms that a message with a hit surely has: `exact` ones, and `beginnings` of some. */
export function termsToFind(query: SearchQuery): {
  readonly exact: readonly string[];
  readonly beginnings: readonly string[];
} {
  const exact = [...query.words, ...query.signs];
  const beginnings = [...query.beginnings];
  for (const run of query.runs) {
    const [only] = run;
    if (run.length === 1 && only !== undefined) beginnings.push(only);
    for (let index = 0; index + 1 < run.length; index++) exact.push(`${run[index]}${run[index + 1]}`);
  }
  return { exact: [...new Set(exact)], beginnings: [...new Set(beginnings)] };
}
