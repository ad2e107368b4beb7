/** An account that waits for its turn to connect. */
export interface Waiting<Id> {
  readonly id: Id;
  /** The account that a person looks at goes first. */
  readonly inView: boolean;
  /** Rises with every request: first come, first served among equals. */
  readonly ticket: number;
}

/**
 * Who may connect now.
 * @param running how many are connecting already
 * @param limit how many may connect at once
 */
export function nextToConnect<Id>(
  waiting: readonly Waiting<Id>[],
  running: number,
  limit: number,
): readonly Id[] {
  const free = Math.max(0, limit - running);
  return [...waiting]
    .sort((a, b) => Number(b.inView) - Number(a.inView) || a.ticket - b.ticket)
    .slice(0, free)
    .map((entry) => entry.id);
}
