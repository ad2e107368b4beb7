import type { PollView, ReactionView } from '../../../preload/contract/message-parts.ts';
import type { PollDetail } from '../../domain/message-detail.ts';
import { parseOpenVote } from '../../domain/sealed-vote.ts';
import type { MarkRow } from './mark-queries.ts';
import type { Names } from './names.ts';

/** So many are named; all are counted. */
const namedAtMost = 3;

/** By emoji, the most given first. */
export function reactionViews(marks: readonly MarkRow[], names: Names): readonly ReactionView[] {
  const byEmoji = new Map<string, number[]>();
  for (const { what, slot, value } of marks) {
    if (what === 'reaction' && value !== '') byEmoji.set(value, [...(byEmoji.get(value) ?? []), slot]);
  }
  return [...byEmoji]
    .map(([emoji, slots]) => ({ emoji, ...countOf(slots, names) }))
    .sort((one, other) => other.count - one.count || (one.emoji < other.emoji ? -1 : 1));
}

export function pollView(
  question: string,
  { options, selectable }: PollDetail,
  marks: readonly MarkRow[],
  names: Names,
): PollView {
  const votes = marks
    .filter(({ what }) => what === 'vote')
    .map(({ slot, value }) => ({ slot, options: parseOpenVote(value) }));
  return {
    question,
    selectable,
    options: options.map((text, index) => {
      const slots = votes.filter((vote) => vote.options.includes(index)).map(({ slot }) => slot);
      const { count, mine, names: some } = countOf(slots, names);
      return { text, votes: count, mine, names: some };
    }),
    voters: votes.filter((vote) => vote.options.length > 0).length,
  };
}

function countOf(slots: readonly number[], names: Names): Omit<ReactionView, 'emoji'> {
  const others = slots.filter((slot) => slot !== 0);
  return {
    count: slots.length,
    mine: others.length < slots.length,
    names: others.slice(0, namedAtMost).map((slot) => names.ofPerson(slot)),
  };
}
