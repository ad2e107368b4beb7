import type { ReceiptView } from '../../../preload/contract/message-parts.ts';

export type DatedReceipt = ReceiptView & { readonly at: number };

export interface ReceiptGroups {
  readonly played: readonly DatedReceipt[];
  readonly read: readonly DatedReceipt[];
  readonly delivered: readonly DatedReceipt[];
}

/** Everybody once, under the farthest that is known of them, the latest first. */
export function receiptGroups(receipts: readonly ReceiptView[]): ReceiptGroups {
  const groups: Record<keyof ReceiptGroups, DatedReceipt[]> = { played: [], read: [], delivered: [] };
  for (const receipt of receipts) {
    const { playedAt, readAt, deliveredAt } = receipt;
    if (playedAt !== null) groups.played.push({ ...receipt, at: playedAt });
    else if (readAt !== null) groups.read.push({ ...receipt, at: readAt });
    else if (deliveredAt !== null) groups.delivered.push({ ...receipt, at: deliveredAt });
  }
  for (const group of Object.values(groups)) group.sort((one, other) => other.at - one.at);
  return groups;
}
