import type { AccountId, AccountView } from '../../preload/contract/model.ts';
import type { ErrorCode } from '../../preload/contract/result.ts';

/** The link dialog. `accountId` is null until main has answered. */
export interface LinkDialog {
  readonly accountId: AccountId | null;
  readonly error: ErrorCode | null;
  /** The account was seen linking: from then on, leaving that state ends the dialog. */
  readonly begun: boolean;
  /** The number that a code was last asked for, as it was typed; absent while codes are scanned. */
  readonly number?: string;
}

export interface LinkProgress {
  readonly dialog: LinkDialog | null;
  /** The account that has just been linked and should be shown. */
  readonly select: AccountId | null;
}

/** An account that exists only for the dialog: it has never been linked. */
export const isUnborn = (account: AccountView): boolean =>
  account.state.kind === 'linking' && account.phoneNumber === null;

/** Follows the accounts: closes the dialog when its account is linked or gone, opens it for one left over by a reload. */
export function followLink(
  dialog: LinkDialog | null,
  accounts: readonly AccountView[],
  dismissed: ReadonlySet<AccountId>,
): LinkProgress {
  if (dialog === null) {
    const left = accounts.find((account) => isUnborn(account) && !dismissed.has(account.id));
    if (left === undefined) return { dialog: null, select: null };
    return { dialog: { accountId: left.id, error: null, begun: true }, select: null };
  }
  if (dialog.accountId === null) return { dialog, select: null };
  const account = accounts.find((other) => other.id === dialog.accountId);
  if (account === undefined) return { dialog: dialog.begun ? null : dialog, select: null };
  if (account.state.kind === 'linking') {
    if (account.state.linking.kind === 'linked' && account.phoneNumber !== null) {
      return { dialog: null, select: account.id };
    }
    return { dialog: dialog.begun ? dialog : { ...dialog, begun: true }, select: null };
  }
  if (!dialog.begun) return { dialog, select: null };
  return { dialog: null, select: account.id };
}
