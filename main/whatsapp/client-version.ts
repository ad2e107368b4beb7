import {
  DEFAULT_CONNECTION_CONFIG,
  fetchLatestBaileysVersion,
  fetchLatestWaWebVersion,
  type WAVersion,
} from '@whiskeysockets/baileys';
import type { AccountId } from '../../preload/contract/model.ts';
import type { Clock } from '../accounts/ports.ts';
import type { FoundVersion, FoundVersionStore } from '../accounts/socket-port.ts';

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

const isNewer = (one: readonly number[], other: readonly number[]): boolean => {
  const differing = one.findIndex((number, index) => number !== other[index]);
  return differing !== -1 && (one[differing] ?? 0) > (other[differing] ?? 0);
};

/**
 * The version that sockets name when they log in: the bundled one until the service refuses it, then the one that was
 * found, also after a restart, until a newer one is bundled. Shared by all accounts.
 */
export class ClientVersions {
  readonly #lookUp: VersionLookup;
  readonly #clock: Clock;
  readonly #kept: FoundVersionStore | null;
  readonly #named = new Map<AccountId, WAVersion>();
  #current: WAVersion = DEFAULT_CONNECTION_CONFIG.version;
  #answeredAt: number | null = null;
  #running: Promise<void> | null = null;

  /** @param kept null: what was found is forgotten at the end */
  constructor(lookUp: VersionLookup, clock: Clock, kept: FoundVersionStore | null = null) {
    this.#lookUp = lookUp;
    this.#clock = clock;
    this.#kept = kept;
    const found = kept?.read() ?? null;
    if (found !== null && isNewer(found.version, this.#current)) this.#take(found);
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
    const found = { version, foundAt: this.#clock.now() };
    this.#take(found);
    this.#kept?.write(found);
  }

  #take({ version, foundAt }: FoundVersion): void {
    this.#answeredAt = foundAt;
    this.#current = [...version];
  }

  #isFresh(): boolean {
    return this.#answeredAt !== null && this.#clock.now() - this.#answeredAt < answerHolds;
  }

  #isCurrent(version: WAVersion): boolean {
    return version.join('.') === this.#current.join('.');
  }
}
