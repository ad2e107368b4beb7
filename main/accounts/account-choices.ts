import type { AccountSettings } from '../../preload/contract/account-settings.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { ProxySettings } from '../domain/proxy.ts';
import type { ChatStore } from './ports.ts';

/** What a person has chosen for an account, besides what its record says. */
export interface Choices {
  readonly settings: AccountSettings;
  /** Null: the account connects directly. */
  readonly proxy: ProxySettings | null;
}

interface AccountChoicesParts {
  readonly accountId: AccountId;
  readonly chats: Pick<ChatStore, 'setAccountSettings' | 'setAccountProxy'>;
  /** False while the account is not in the store yet. */
  readonly isStored: () => boolean;
}

/** The choices for one account, in memory and in the encrypted store. */
export class AccountChoices {
  readonly #parts: AccountChoicesParts;
  #choices: Choices;

  constructor(choices: Choices, parts: AccountChoicesParts) {
    this.#choices = choices;
    this.#parts = parts;
  }

  get settings(): AccountSettings {
    return this.#choices.settings;
  }

  get proxy(): ProxySettings | null {
    return this.#choices.proxy;
  }

  async setSettings(settings: AccountSettings): Promise<void> {
    this.#choices = { ...this.#choices, settings };
    if (this.#parts.isStored()) await this.#parts.chats.setAccountSettings(this.#parts.accountId, settings);
  }

  async setProxy(proxy: ProxySettings | null): Promise<void> {
    // Written first: what can't be kept must not be in use until the next start only.
    if (this.#parts.isStored()) await this.#parts.chats.setAccountProxy(this.#parts.accountId, proxy);
    this.#choices = { ...this.#choices, proxy };
  }

  /** The account has come into the store: what was chosen before follows. */
  async store(): Promise<void> {
    const { chats, accountId } = this.#parts;
    await chats.setAccountSettings(accountId, this.#choices.settings);
    if (this.#choices.proxy !== null) await chats.setAccountProxy(accountId, this.#choices.proxy);
  }
}
