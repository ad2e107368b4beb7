/** A part of a draft that stands for a person, in UTF-16 units, the "@" included. By jid, so that two people may become one meanwhile. */
export interface DraftMention {
  readonly start: number;
  readonly length: number;
  readonly jid: string;
}

/** No draft has more: the limit of what a window may say, again here since the contract's would bring zod into the storage thread. */
export const mostDraftMentions = 256;

/** Those that stand in a text as they should, from left to right: each at an "@", within the text, none over another. */
export function fittingMentions<Mention extends Pick<DraftMention, 'start' | 'length'>>(
  text: string,
  mentions: readonly Mention[],
): Mention[] {
  const fitting: Mention[] = [];
  let end = 0;
  for (const mention of mentions.toSorted((one, other) => one.start - other.start)) {
    const { start, length } = mention;
    const isWhole = Number.isSafeInteger(start) && Number.isSafeInteger(length) && length > 1;
    if (!isWhole || start < end || start + length > text.length || text[start] !== '@') continue;
    fitting.push(mention);
    end = start + length;
    if (fitting.length === mostDraftMentions) break;
  }
  return fitting;
}

/** As they are stored; null when there are none. */
export function draftMentionsText(mentions: readonly DraftMention[]): string | null {
  if (mentions.length === 0) return null;
  return JSON.stringify(mentions.map(({ start, length, jid }) => ({ start, length, jid })));
}

/** Text of `draftMentionsText`; one that can't be read names nobody. */
export function parseDraftMentions(text: string | null): readonly DraftMention[] {
  if (text === null) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isMention) : [];
  } catch {
    return [];
  }
}

const isMention = (value: unknown): value is DraftMention =>
  typeof value === 'object' &&
  value !== null &&
  'start' in value &&
  'length' in value &&
  'jid' in value &&
  typeof value.start === 'number' &&
  typeof value.length === 'number' &&
  typeof value.jid === 'string';
