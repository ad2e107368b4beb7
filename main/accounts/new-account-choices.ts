import { defaultAccountSettings, type AccountSettings } from '../../preload/contract/account-settings.ts';
import type { ProxySettings } from '../domain/proxy.ts';
import type { Choices } from './account-choices.ts';
import type { ChatStore } from './ports.ts';

/** What accounts that are added from now on begin with, in memory and in the encrypted store. */
export class NewAccountChoices {
  readonly #chats: Pick<ChatStore, 'setAccountDefaults' | 'setDefaultProxy'>;
  #choices: Choices = { settings: defaultAccountSettings, proxy: null };

  constructor(chats: Pick<ChatStore, 'setAccountDefaults' | 'setDefaultProxy'>) {
    this.#chats = chats;
  }

  get current(): Choices {
    return this.#choices;
  }

  /** What the store had at the start. */
  known(choices: Choices): void {
    this.#choices = choices;
  }

  async setSettings(settings: AccountSettings): Promise<void> {
    await this.#chats.setAccountDefaults(settings);
    this.#choices = { ...this.#choices, settings };
  }

  /** The proxy that new accounts go through from their very first connection, the one that asks for a code to scan. */
  async setProxy(proxy: ProxySettings | null): Promise<void> {
    await this.#chats.setDefaultProxy(proxy);
    this.#choices = { ...this.#choices, proxy };
  }
}
