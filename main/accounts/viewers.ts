import type { AccountId, ChatId } from '../../preload/contract/model.ts';

/** Whose chats a person is looking at: an open conversation in a window that has the focus. */
export class Viewers {
  readonly #open = new Map<number, { readonly accountId: AccountId; readonly chatId: ChatId | null }>();
  readonly #blurred = new Set<number>();

  /** The account whose conversation is open in a window, and which one; null for none. */
  show(windowId: number, accountId: AccountId | null, chatId: ChatId | null = null): void {
    if (accountId === null) this.#open.delete(windowId);
    else this.#open.set(windowId, { accountId, chatId });
  }

  focus(windowId: number, focused: boolean): void {
    if (focused) this.#blurred.delete(windowId);
    else this.#blurred.add(windowId);
  }

  forget(windowId: number): void {
    this.#open.delete(windowId);
    this.#blurred.delete(windowId);
  }

  isViewed(accountId: AccountId): boolean {
    return [...this.#open].some(
      ([windowId, open]) => open.accountId === accountId && !this.#blurred.has(windowId),
    );
  }

  /** The account's chats that are open in windows, whether these have the focus or not. */
  openChats(accountId: AccountId): readonly ChatId[] {
    return [...this.#open.values()].flatMap((open) =>
      open.accountId === accountId && open.chatId !== null ? [open.chatId] : [],
    );
  }
}
