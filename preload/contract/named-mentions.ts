import type { MentionView } from './message-parts.ts';

/** A text as one would read it: people who are mentioned by what `nameOf` says instead of their digits. */
export function namedMentions(
  text: string,
  mentions: readonly MentionView[],
  nameOf: (mention: MentionView) => string,
): string {
  // The longest first: one token may be the beginning of another.
  return mentions
    .toSorted((one, other) => other.token.length - one.token.length)
    .reduce((all, mention) => all.replaceAll(`@${mention.token}`, () => `@${nameOf(mention)}`), text);
}
