import type { AccountId } from '../../preload/contract/model.ts';

/** Whose chats a person is looking at: an open conversation in a window that has the focus. */
export class Viewers {
  readonly #open = new Map<number, AccountId>();
  readonly #blurred = new Set<number>();

  /** The account whose conversation is open in a window; null for none. */
  show(windowId: number, accountId: AccountId | null): void {
    if (accountId === null) this.#open.delete(windowId);
    else this.#open.set(windowId, accountId);
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
    return [...this.#open].some(([windowId, open]) => open === accountId && !this.#blurred.has(windowId));
  }
}
