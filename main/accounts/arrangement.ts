import type { AccountId } from '../../preload/contract/model.ts';
import type { AccountSession } from './account-session.ts';

/** How a person has arranged the accounts of the strip: their order and their groups. */
export class AccountsArrangement {
  readonly #sessions: ReadonlyMap<AccountId, AccountSession>;

  constructor(sessions: ReadonlyMap<AccountId, AccountSession>) {
    this.#sessions = sessions;
  }

  /** Accounts in the order in which they are to stand. Those that are not named follow as they stood; unknown ones are passed over. */
  async reorder(accountIds: readonly AccountId[]): Promise<void> {
    const first = [...new Set(accountIds)].filter((id) => this.#sessions.has(id));
    const named = new Set(first);
    const rest = [...this.#sessions.values()]
      .filter(({ id }) => !named.has(id))
      .sort((left, right) => left.record.order - right.record.order)
      .map(({ id }) => id);
    await Promise.all(
      [...first, ...rest].map((id, order) => this.#sessions.get(id)?.arrange({ order }) ?? Promise.resolve()),
    );
  }

  /** Puts accounts into a group, or with an empty name into none. The group is shown unfolded, so that they are seen there. */
  async setGroup(accountIds: readonly AccountId[], group: string): Promise<void> {
    const moved = new Set(accountIds);
    await Promise.all(
      [...this.#sessions.values()].flatMap((session) => {
        if (moved.has(session.id)) return [session.arrange({ group, groupFolded: false })];
        const isMember = group !== '' && session.record.group === group;
        return isMember ? [session.arrange({ groupFolded: false })] : [];
      }),
    );
  }

  async foldGroup(group: string, folded: boolean): Promise<void> {
    await Promise.all(
      [...this.#sessions.values()]
        .filter((session) => session.record.group === group)
        .map((session) => session.arrange({ groupFolded: folded })),
    );
  }
}
