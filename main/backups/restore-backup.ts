import type { AccountId } from '../../preload/contract/model.ts';
import type { BackupStore, SessionFormat, SessionIdentity } from '../accounts/backup-port.ts';
import type { ChangeNotice, ChatStore } from '../accounts/ports.ts';
import { emptyBatch, type ChatBatch } from '../domain/chat-batch.ts';
import type { OnRead, OpenBackup } from './backup-file.ts';
import { BackupError, throwIfCancelled } from './backup-error.ts';
import type { BackedUpSession } from './read-backup.ts';
import { needsConsent, standingOf, type Standing } from './restore-plan.ts';

/** The living accounts, as far as a restore needs them. */
export interface RestoringAccounts {
  /** Ends the account's connection; resolves when all that it wrote is durable. Nothing happens when it is not here. */
  release(accountId: AccountId): Promise<void>;
  /** Brings the account back, as the store has it now. */
  adopt(accountId: AccountId): Promise<void>;
}

export interface RestoreParts {
  readonly store: BackupStore;
  readonly chats: Pick<ChatStore, 'listAccounts' | 'applyBatch'>;
  readonly accounts: RestoringAccounts;
  readonly format: SessionFormat;
  readonly onNotice: (notice: ChangeNotice) => void;
}

export interface RestoreChoice {
  readonly accountId: AccountId;
  /** A person has been told that the session here may be the better one, and wants the other. */
  readonly evenIfOlder: boolean;
}

/** How each session of a checked backup stands to what lives here now. */
export async function standings(
  parts: Pick<RestoreParts, 'store' | 'chats' | 'format'>,
  { checked: { manifest, identities } }: OpenBackup,
): Promise<ReadonlyMap<AccountId, Standing>> {
  const found = new Map<AccountId, Standing>();
  for (const { id, generation } of manifest.accounts) {
    const identity = identities.get(id);
    if (identity !== undefined) found.set(id, await standing(parts, { id, generation, identity }));
  }
  return found;
}

/**
 * Puts the chosen sessions in place of those that are here, one account after the other, each as a whole: what was
 * restored when something fails stays restored, and the rest stays as it was. Messages are folded in, so that what is here
 * already is not there twice. Throws BackupError `backup-older`, `backup-number-elsewhere`, and those of reading.
 */
export async function restoreBackup(
  parts: RestoreParts,
  backup: OpenBackup,
  choices: readonly RestoreChoice[],
  options: { readonly signal: AbortSignal; readonly onRead: OnRead },
): Promise<readonly AccountId[]> {
  const restoring = new Restoring(parts, backup, choices, options.signal);
  try {
    await backup.visit(
      {
        session: (session) => restoring.session(session),
        batch: (accountId, batch) => restoring.batch(accountId, batch),
      },
      { format: parts.format, ...options },
    );
  } finally {
    await restoring.bringBack();
  }
  return restoring.done;
}

class Restoring {
  readonly done: AccountId[] = [];
  readonly #parts: RestoreParts;
  readonly #generations: ReadonlyMap<AccountId, number>;
  readonly #choices: ReadonlyMap<AccountId, RestoreChoice>;
  readonly #signal: AbortSignal;
  #current: { readonly id: AccountId; readonly wasHere: boolean; readonly notices: ChangeNotice[] } | null =
    null;

  constructor(
    parts: RestoreParts,
    backup: OpenBackup,
    choices: readonly RestoreChoice[],
    signal: AbortSignal,
  ) {
    this.#parts = parts;
    this.#signal = signal;
    this.#choices = new Map(choices.map((choice) => [choice.accountId, choice]));
    this.#generations = new Map(
      backup.checked.manifest.accounts.map((entry) => [entry.id, entry.generation]),
    );
  }

  async session({ account, identity, credentials, keys, journal }: BackedUpSession): Promise<void> {
    await this.bringBack();
    throwIfCancelled(this.#signal);
    const choice = this.#choices.get(account.id);
    if (choice === undefined) return;
    const generation = this.#generations.get(account.id) ?? 0;
    const before = await standing(this.#parts, { id: account.id, generation, identity });
    // Asked before the account is disturbed, and again when nothing of it writes any more.
    checkAllowed(before, choice);
    this.#current = { id: account.id, wasHere: before !== 'absent', notices: [] };
    await this.#parts.accounts.release(account.id);
    checkAllowed(await standing(this.#parts, { id: account.id, generation, identity }), choice);
    await this.#parts.store.restoreSession({ account, generation, credentials, keys, journal });
    this.done.push(account.id);
  }

  async batch(accountId: AccountId, batch: ChatBatch): Promise<void> {
    const current = this.#current;
    if (current?.id !== accountId || !this.done.includes(accountId)) return;
    // Names and states of chats have no time: those that are here are the newer ones.
    const facts = current.wasHere ? { ...batch, people: emptyBatch.people, chats: emptyBatch.chats } : batch;
    current.notices.push(await this.#parts.chats.applyBatch(accountId, facts));
  }

  /** The account under way lives again, whether it was restored or left as it was. */
  async bringBack(): Promise<void> {
    const current = this.#current;
    this.#current = null;
    if (current === null) return;
    await this.#parts.accounts.adopt(current.id);
    for (const notice of current.notices) this.#parts.onNotice(notice);
  }
}

function checkAllowed(found: Standing, choice: RestoreChoice): void {
  if (found === 'number-elsewhere') throw new BackupError('backup-number-elsewhere');
  if (needsConsent(found) && !choice.evenIfOlder) throw new BackupError('backup-older');
}

async function standing(
  { store, chats, format }: Pick<RestoreParts, 'store' | 'chats' | 'format'>,
  backup: { readonly id: AccountId; readonly generation: number; readonly identity: SessionIdentity },
): Promise<Standing> {
  const [records, live] = await Promise.all([chats.listAccounts(), store.liveSession(backup.id)]);
  const numbers = new Map(
    records.flatMap(({ phoneNumber, id }) => (phoneNumber === null ? [] : [[phoneNumber, id] as const])),
  );
  return standingOf(backup, {
    known: records.some(({ id }) => id === backup.id),
    live: live === null ? null : { generation: live.generation, identity: opened(format, live.credentials) },
    numbers,
  });
}

function opened(format: SessionFormat, credentials: Uint8Array): SessionIdentity | null {
  try {
    return format.inspect(credentials, []);
  } catch {
    return null;
  }
}
