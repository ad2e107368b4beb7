/**
 * A vote as it came: sealed with the poll's secret, which may come later. Jids are bare; the seal names poll and voter by
 * one of their jids, and it is not told by which. `value` of a mark of kind `vote`.
 */
export interface SealedVote {
  /** Base64. */
  readonly payload: string;
  /** Base64. */
  readonly iv: string;
  readonly creators: readonly string[];
  readonly voters: readonly string[];
}

export const sealedVoteText = ({ payload, iv, creators, voters }: SealedVote): string =>
  JSON.stringify({ payload, iv, creators, voters });

/** Null for a vote that is open already, or for nonsense. */
export function parseSealedVote(value: string): SealedVote | null {
  if (!value.startsWith('{')) return null;
  try {
    const sealed = JSON.parse(value) as Partial<SealedVote>;
    const { payload, iv, creators, voters } = sealed;
    return typeof payload === 'string' &&
      typeof iv === 'string' &&
      Array.isArray(creators) &&
      Array.isArray(voters)
      ? { payload, iv, creators: creators.filter(isText), voters: voters.filter(isText) }
      : null;
  } catch {
    return null;
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Numbers of the options that were chosen, lowest first, as stored once the seal is open. Empty: taken back. */
export const openVoteText = (options: readonly number[]): string =>
  [...new Set(options)].sort((one, other) => one - other).join(',');

export function parseOpenVote(value: string): readonly number[] {
  return /^\d{1,4}(,\d{1,4})*$/.test(value) ? value.split(',').map(Number) : [];
}
