import type { AccountId } from '../../preload/contract/model.ts';
import type { BackupStore, FactTable, SessionFormat, SessionIdentity } from '../accounts/backup-port.ts';
import type { MediaArchive, MediaOwner } from '../accounts/media-archive-port.ts';
import type { FileRow } from '../accounts/media-store-port.ts';
import type { ChangeNotice, ChatStore } from '../accounts/ports.ts';
import type { ChatBatch } from '../domain/chat-batch.ts';
import type { OnRead, OpenBackup } from './backup-file.ts';
import { BackupError, fileFailure, throwIfCancelled } from './backup-error.ts';
import type { BackedUpFile, BackedUpSession } from './read-backup.ts';
import { needsConsent, standingOf, type Standing } from './restore-plan.ts';

/** The living accounts, as far as a restore needs them. */
export interface RestoringAccounts {
  /** Ends the account's connection; resolves when all that it wrote is durable. Nothing happens when it is not here. */
  release(accountId: AccountId): Promise<void>;
  /** Brings the account back, as the store has it now. */
  adopt(accountId: AccountId): Promise<void>;
  /** The logins move away, or (with false) stay after all. Resolves when nothing of them writes any more. */
  giveUp(accountIds: readonly AccountId[], away: boolean): Promise<void>;
}

export interface RestoreParts {
  readonly store: BackupStore;
  readonly chats: Pick<ChatStore, 'listAccounts' | 'applyBatch' | 'noteEvent'>;
  readonly accounts: RestoringAccounts;
  readonly format: SessionFormat;
  /** The folder of files. */
  readonly media: MediaArchive;
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
 * restored when something fails stays restored, and the rest stays as it was. The accounts live again as soon as their
 * sessions, people and chats are in; messages are folded in then, as those of a history are, so that what is here already is
 * not there twice. Throws BackupError `backup-older`, `backup-number-elsewhere`, and those of reading.
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
        batch: (accountId, batch, table) => restoring.batch(accountId, batch, table),
        media: (owners) => restoring.media(owners),
        file: (file) => restoring.file(file),
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
  /** Let go of, and not brought back yet. */
  readonly #released = new Set<AccountId>();
  readonly #wereHere = new Set<AccountId>();
  #notices: ChangeNotice[] = [];
  /** Whose the files are that come next. */
  #owners: ReadonlyMap<string, readonly MediaOwner[]> = new Map();

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
    throwIfCancelled(this.#signal);
    const choice = this.#choices.get(account.id);
    if (choice === undefined) return;
    const generation = this.#generations.get(account.id) ?? 0;
    const before = await standing(this.#parts, { id: account.id, generation, identity });
    // Asked before the account is disturbed, and again when nothing of it writes any more.
    checkAllowed(before, choice);
    if (before !== 'absent') this.#wereHere.add(account.id);
    this.#released.add(account.id);
    await this.#parts.accounts.release(account.id);
    checkAllowed(await standing(this.#parts, { id: account.id, generation, identity }), choice);
    await this.#parts.store.restoreSession({ account, generation, credentials, keys, journal });
    this.done.push(account.id);
  }

  async batch(accountId: AccountId, batch: ChatBatch, table: FactTable): Promise<void> {
    const isState = table === 'people' || table === 'labels' || table === 'chats';
    if (!isState) await this.bringBack();
    if (!this.done.includes(accountId)) return;
    // Names and states of chats have no time: those that are here are the newer ones.
    if (isState && this.#wereHere.has(accountId)) return;
    const notice = await this.#parts.chats.applyBatch(accountId, batch);
    if (this.#released.has(accountId)) this.#notices.push(notice);
    else this.#parts.onNotice(notice);
  }

  media(owners: ReadonlyMap<string, readonly MediaOwner[]>): void {
    this.#owners = owners;
  }

  /** Into the folder, when somebody whose session was restored had it; what is there already is not written again. */
  async file({ name, size, sha256, content }: BackedUpFile): Promise<void> {
    const owners = this.#owners.get(name)?.filter(({ accountId }) => this.done.includes(accountId)) ?? [];
    if (owners.length === 0) return;
    const { media } = this.#parts;
    const known = sha256 === null ? null : media.nameOf(Buffer.from(sha256, 'hex'));
    if (known !== null) media.hold(known);
    try {
      if (known !== null && (await media.has(known))) await this.#give(owners, { name: known, bytes: size });
      else await this.#take(owners, content);
    } finally {
      if (known !== null) media.release(known);
    }
  }

  async #take(owners: readonly MediaOwner[], content: AsyncIterable<Uint8Array>): Promise<void> {
    const { media } = this.#parts;
    const file = await media
      .add(async (write) => {
        for await (const piece of content) await write(piece);
      })
      .catch((error: unknown) => {
        throw fileFailure(error, 'writing');
      });
    try {
      await this.#give(owners, file);
    } finally {
      media.release(file.name);
    }
  }

  async #give(owners: readonly MediaOwner[], file: FileRow): Promise<void> {
    for (const accountId of new Set(owners.map((owner) => owner.accountId))) {
      const ofAccount = owners.filter((owner) => owner.accountId === accountId);
      const notice = await this.#parts.store.restoreMedia(accountId, ofAccount, file);
      if (notice !== null) this.#parts.onNotice(notice);
    }
  }

  /** The accounts live again, whether they were restored or left as they were. */
  async bringBack(): Promise<void> {
    for (const accountId of this.#released) {
      this.#released.delete(accountId);
      await this.#parts.accounts.adopt(accountId);
    }
    for (const notice of this.#notices) this.#parts.onNotice(notice);
    this.#notices = [];
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
