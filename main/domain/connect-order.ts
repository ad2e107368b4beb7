/** An account that waits for its turn to connect. */
export interface Waiting<Id> {
  readonly id: Id;
  /** The account that a person looks at goes first. */
  readonly inView: boolean;
  /** Next come those that the person has pinned. */
  readonly pinned: boolean;
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
  const inOrder = [...waiting].sort(
    (a, b) =>
      Number(b.inView) - Number(a.inView) || Number(b.pinned) - Number(a.pinned) || a.ticket - b.ticket,
  );
  // Somebody waits in front of the account in view: it does not wait for a place as well.
  const atLeast = inOrder[0]?.inView === true ? 1 : 0;
  return inOrder.slice(0, Math.max(atLeast, limit - running)).map((entry) => entry.id);
}
