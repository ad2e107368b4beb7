import type { AccountId } from '../../preload/contract/model.ts';
import type { Arrival, ChatArrivals } from './notification-arrival.ts';

/** A chat that a person is told of. */
export interface ToldChat {
  readonly chat: ChatArrivals;
  readonly message: Arrival;
  readonly count: number;
}

/** One notification. */
export type NotificationGroup =
  | { readonly kind: 'chat'; readonly told: ToldChat }
  | {
      readonly kind: 'account';
      readonly accountId: AccountId;
      readonly messages: number;
      readonly chats: number;
    }
  | { readonly kind: 'everything'; readonly messages: number; readonly accounts: number };

/** More notifications than this at once are a heap, and nobody reads a heap. */
const most = 3;

const groupByAccount = (told: readonly ToldChat[]): ReadonlyMap<AccountId, readonly ToldChat[]> => {
  const groups = new Map<AccountId, ToldChat[]>();
  for (const chat of told) {
    const group = groups.get(chat.chat.accountId);
    if (group === undefined) groups.set(chat.chat.accountId, [chat]);
    else group.push(chat);
  }
  return groups;
};

const sum = (told: readonly ToldChat[]): number => told.reduce((count, chat) => count + chat.count, 0);

const ofAccount = (accountId: AccountId, told: readonly ToldChat[]): readonly NotificationGroup[] => {
  const [first] = told;
  if (first !== undefined && told.length === 1) return [{ kind: 'chat', told: first }];
  return [{ kind: 'account', accountId, messages: sum(told), chats: told.length }];
};

/**
 * Folds what came at about the same time. What an account catches up with after it was offline is one notification; so
 * is what comes in more chats than anybody can follow, by account or over all of them.
 * @param catchingUp accounts that have only just connected
 */
export function foldNotifications(
  told: readonly ToldChat[],
  catchingUp: ReadonlySet<AccountId>,
): readonly NotificationGroup[] {
  const byAccount = groupByAccount(told);
  const single = [...byAccount].flatMap(([accountId, chats]) =>
    catchingUp.has(accountId)
      ? ofAccount(accountId, chats)
      : chats.map((chat): NotificationGroup => ({ kind: 'chat', told: chat })),
  );
  if (single.length <= most) return single;
  if (byAccount.size <= most)
    return [...byAccount].flatMap(([accountId, chats]) => ofAccount(accountId, chats));
  return [{ kind: 'everything', messages: sum(told), accounts: byAccount.size }];
}
