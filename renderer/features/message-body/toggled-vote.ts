import type { PollView } from '../../../preload/contract/message-parts.ts';

/**
 * The own vote after a click on an option: it is taken back where it was given. Where fewer may be chosen than are, the
 * first of them makes room, so that a poll with one choice moves the vote.
 */
export function toggledVote({ options, selectable }: PollView, index: number): readonly number[] {
  const chosen = options.flatMap(({ mine }, place) => (mine ? [place] : []));
  if (chosen.includes(index)) return chosen.filter((place) => place !== index);
  const kept = selectable > 0 ? chosen.slice(Math.max(0, chosen.length - selectable + 1)) : chosen;
  return [...kept, index].toSorted((one, other) => one - other);
}
