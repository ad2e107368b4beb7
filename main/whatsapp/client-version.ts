import {
  DEFAULT_CONNECTION_CONFIG,
  fetchLatestBaileysVersion,
  fetchLatestWaWebVersion,
  type WAVersion,
} from '@whiskeysockets/baileys';
import type { AccountId } from '../../preload/contract/model.ts';
import type { Clock } from '../accounts/ports.ts';

/** Asks which version WhatsApp's own web client has; null when nobody knows. `options` go to fetch: a proxy, a test's server. */
export type VersionLookup = (options: RequestInit) => Promise<WAVersion | null>;

const lookupDeadline = 10_000;
/** An answer holds this long: a version that is refused as well is not asked for again and again. */
const answerHolds = 3_600_000;

/** WhatsApp's own page first, then the repository of Baileys (Utils/generics.js). Each names the bundled one when it fails. */
export const lookUpVersion: VersionLookup = async (options) => {
  for (const lookup of [fetchLatestWaWebVersion, fetchLatestBaileysVersion]) {
    const answer = await withDeadline(lookup(options));
    if (answer?.isLatest === true) return answer.version;
  }
  return null;
};

async function withDeadline<Value>(work: Promise<Value>): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      work,
      new Promise<null>((resolve) => {
        timer = setTimeout(() => resolve(null), lookupDeadline);
      }),
    ]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** The version that sockets name when they log in: the bundled one until the service refuses it. Shared by all accounts. */
export class ClientVersions {
  readonly #lookUp: VersionLookup;
  readonly #clock: Clock;
  readonly #named = new Map<AccountId, WAVersion>();
  #current: WAVersion = DEFAULT_CONNECTION_CONFIG.version;
  #answeredAt: number | null = null;
  #running: Promise<void> | null = null;

  constructor(lookUp: VersionLookup, clock: Clock) {
    this.#lookUp = lookUp;
    this.#clock = clock;
  }

  /** The version for the account's next socket. */
  take(accountId: AccountId): WAVersion {
    this.#named.set(accountId, this.#current);
    return this.#current;
  }

  /**
   * The service has refused what the account named. Asks for the version that it wants, unless another account has or an
   * answer is still fresh.
   * @returns true when there is another one now
   */
  async renew(accountId: AccountId, options: RequestInit): Promise<boolean> {
    const refused = this.#named.get(accountId) ?? this.#current;
    if (this.#isCurrent(refused) && !this.#isFresh()) {
      this.#running ??= this.#ask(options).finally(() => {
        this.#running = null;
      });
      await this.#running;
    }
    return !this.#isCurrent(refused);
  }

  async #ask(options: RequestInit): Promise<void> {
    const version = await this.#lookUp(options).catch(() => null);
    if (version === null) return;
    this.#answeredAt = this.#clock.now();
    this.#current = version;
  }

  #isFresh(): boolean {
    return this.#answeredAt !== null && this.#clock.now() - this.#answeredAt < answerHolds;
  }

  #isCurrent(version: WAVersion): boolean {
    return version.join('.') === this.#current.join('.');
  }
}
