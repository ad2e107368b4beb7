import type { Snapshot } from '../../preload/contract/commands.ts';
import type { PushEvent } from '../../preload/contract/events.ts';
import type { AccountId, AccountView, VaultState } from '../../preload/contract/model.ts';
import type { ErrorCode } from '../../preload/contract/result.ts';
import { isSame } from './reuse.ts';

export type AccountsEvent = Extract<PushEvent, { type: 'accounts' }>;

/** All that is shown outside the chats. */
export interface AccountsState {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly error: ErrorCode | null;
  readonly vault: VaultState | null;
  readonly noticeAccepted: boolean;
  readonly testService: boolean;
  readonly byId: Readonly<Record<AccountId, AccountView>>;
  /** In the order of the strip. */
  readonly order: readonly AccountId[];
}

export const initialAccounts: AccountsState = {
  phase: 'loading',
  error: null,
  vault: null,
  noticeAccepted: false,
  testService: false,
  byId: {},
  order: [],
};

const inOrder = (byId: Readonly<Record<AccountId, AccountView>>): readonly AccountId[] =>
  Object.values(byId)
    .toSorted(
      (left, right) =>
        Number(right.pinned) - Number(left.pinned) ||
        left.order - right.order ||
        (left.id < right.id ? -1 : 1),
    )
    .map((account) => account.id);

/** Whether an account has not moved in the strip. */
const standsAs = (before: AccountView | undefined, now: AccountView): boolean =>
  before?.pinned === now.pinned && before.order === now.order;

/** Replaces everything by what a snapshot says. */
export function applySnapshot(snapshot: Snapshot): AccountsState {
  const byId = Object.fromEntries(snapshot.accounts.map((account) => [account.id, account]));
  return {
    phase: 'ready',
    error: null,
    vault: snapshot.vault,
    noticeAccepted: snapshot.noticeAccepted,
    testService: snapshot.testService,
    byId,
    order: inOrder(byId),
  };
}

/** A state that says the same stays the same object. */
const withKnownState = (before: AccountView | undefined, now: AccountView): AccountView =>
  before !== undefined && isSame(before.state, now.state) ? { ...now, state: before.state } : now;

/** Folds one `accounts` push in. The order list keeps its identity while nobody moves. */
export function applyAccounts(
  state: AccountsState,
  event: Pick<AccountsEvent, 'upserts' | 'removed'>,
): AccountsState {
  const byId = { ...state.byId };
  for (const account of event.upserts) byId[account.id] = withKnownState(state.byId[account.id], account);
  for (const id of event.removed) delete byId[id];
  const stays =
    event.removed.length === 0 && event.upserts.every((account) => standsAs(state.byId[account.id], account));
  return { ...state, byId, order: stays ? state.order : inOrder(byId) };
}
