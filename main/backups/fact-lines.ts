import type { MessageStatus } from '../../preload/contract/kinds.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { FactTable } from '../accounts/backup-port.ts';
import type { MediaOwner } from '../accounts/media-archive-port.ts';
import {
  emptyBatch,
  type ChatAddress,
  type ChatBatch,
  type Identity,
  type MessageKey,
} from '../domain/chat-batch.ts';
import { BackupError } from './backup-error.ts';
import { parseFact, parseMedia, type FactLine } from './fact-schemas.ts';

/*
 * People, chats and messages as JSON lines, one object each (docs/backup-format.md). Lines name others by `ref`: messages
 * their chat and their sender, chats and people their account.
 */

/** Lines that are taken at once, so that nobody else waits for long. */
const linesAtOnce = 250;

export interface AccountFacts {
  readonly accountId: AccountId;
  readonly batch: ChatBatch;
}

/** Understands the lines of one archive, in their order. */
export class FactReader {
  readonly #knows: (accountId: AccountId) => boolean;
  readonly #people = new Map<number, Identity>();
  readonly #chats = new Map<number, { readonly accountId: AccountId; readonly address: ChatAddress }>();

  /** @param knows whether the session of an account came before */
  constructor(knows: (accountId: AccountId) => boolean) {
    this.#knows = knows;
  }

  /** The facts of a part, a few hundred at a time. Throws BackupError `backup-hostile` when a line is none. */
  *facts(table: FactTable, bytes: Uint8Array): Generator<readonly AccountFacts[]> {
    const lines = linesOf(bytes);
    for (let start = 0; start < lines.length; start += linesAtOnce)
      yield this.#take(table, lines.slice(start, start + linesAtOnce));
  }

  /** Which messages had which file. Throws BackupError `backup-hostile` when a line is none. */
  media(bytes: Uint8Array): ReadonlyMap<string, readonly MediaOwner[]> {
    const owners = new Map<string, MediaOwner[]>();
    for (const line of linesOf(bytes)) {
      const { file, toUpload, ...target } = parseMedia(line);
      const owner = { ...this.#target(target), toUpload: toUpload === 1 };
      const known = owners.get(file);
      if (known === undefined) owners.set(file, [owner]);
      else known.push(owner);
    }
    return owners;
  }

  #take(table: FactTable, lines: readonly string[]): readonly AccountFacts[] {
    switch (table) {
      case 'people':
        return byAccount(lines.map((line) => this.#person(parseFact('people', line))));
      case 'labels':
        return byAccount(lines.map((line) => this.#label(parseFact('labels', line))));
      case 'chats':
        return byAccount(lines.map((line) => this.#chat(parseFact('chats', line))));
      case 'messages':
        return byAccount(lines.map((line) => this.#message(parseFact('messages', line))));
      case 'pending':
        return byAccount(lines.map((line) => this.#pending(parseFact('pending', line))));
      case 'marks':
        return byAccount(lines.map((line) => this.#mark(parseFact('marks', line))));
      case 'receipts':
        return byAccount(lines.map((line) => this.#receipt(parseFact('receipts', line))));
    }
  }

  #person({ ref, account, phoneJid, lidJid, contactName, pushName }: FactLine<'people'>): Fact {
    const identity = { phoneJid, lidJid };
    if (!this.#knows(account) || this.#people.has(ref) || (phoneJid ?? lidJid) === null) throw hostile();
    this.#people.set(ref, identity);
    const names = {
      ...(contactName === null ? {} : { contactName }),
      ...(pushName === null ? {} : { pushName }),
    };
    return { accountId: account, batch: { people: [{ identity, ...names }] } };
  }

  #label({ account, id, name }: FactLine<'labels'>): Fact {
    if (!this.#knows(account)) throw hostile();
    return { accountId: account, batch: { labels: [{ id, name }] } };
  }

  #chat(line: FactLine<'chats'>): Fact {
    const { ref, account, title, unread, lastActivityAt, pinned, archived, mutedUntil, labels } = line;
    const address = addressOf(line);
    if (!this.#knows(account) || this.#chats.has(ref) || address === null) throw hostile();
    this.#chats.set(ref, { accountId: account, address });
    const change = {
      address,
      ...(title === null ? {} : { title }),
      unread: { count: unread, source: 'history' as const },
      lastActivityAt,
      pinned: pinned === 1,
      ...(archived < 0 ? {} : { archived: archived === 1 }),
      mutedUntil,
      markedUnread: line.markedUnread === 1,
      ...(line.timerAt === 0 ? {} : { timer: { seconds: line.timer, at: line.timerAt } }),
      ...(line.draftAt === 0
        ? {}
        : { draft: { text: line.draft, mentions: line.draftMentions ?? [], at: line.draftAt } }),
    };
    const labelled = labels.map(({ id }) => ({ address, label: { id, on: true } }));
    return { accountId: account, batch: { chats: [change, ...labelled], labels } };
  }

  #message(line: FactLine<'messages'>): Fact {
    const { accountId, key } = this.#target(line);
    const { sentAt, kind, text, editedAt, expiresAt } = line;
    const content = new Uint8Array(Buffer.from(line.content, 'hex'));
    const status: MessageStatus = line.status === 'queued' ? 'failed' : line.status;
    const detail = line.detail === null ? {} : { detail: line.detail };
    const isGone = kind === 'deleted' || kind === 'hidden';
    const isEdited = editedAt > 0 && !isGone;
    const message = {
      key,
      sentAt,
      // Its place first, and then that the owner has taken it away.
      kind: kind === 'hidden' ? ('text' as const) : kind,
      content,
      status,
      origin: 'history' as const,
      ...detail,
      // An edit is told after it, so that what it said at first is known again.
      text: isEdited ? (line.firstText ?? text) : text,
      ...(expiresAt === 0 ? {} : { expiresAt }),
    };
    return {
      accountId,
      batch: {
        messages: [message],
        edits: isEdited ? [{ key, text, content, editedAt, ...detail }] : [],
        deletions: isGone ? [{ key, ...(kind === 'hidden' ? { forMe: true } : {}) }] : [],
      },
    };
  }

  #pending(line: FactLine<'pending'>): Fact {
    const { accountId, key } = this.#target(line);
    const { text, status, editedAt } = line;
    const content = new Uint8Array(Buffer.from(line.content, 'hex'));
    const detail = line.detail === null ? {} : { detail: line.detail };
    return {
      accountId,
      batch: {
        statuses: status === 'none' ? [] : [{ key, status }],
        edits: editedAt === 0 ? [] : [{ key, text, content, editedAt, ...detail }],
        deletions: [
          ...(line.deleted === 1 ? [{ key }] : []),
          ...(line.hidden === 1 ? [{ key, forMe: true }] : []),
        ],
      },
    };
  }

  #mark(line: FactLine<'marks'>): Fact {
    const { accountId, key } = this.#target(line);
    const { what, slot, value } = line;
    if (what === 'edit') {
      // The latest one came with its message; this one came before it.
      const edit = { key, text: value, content: new Uint8Array(0), editedAt: Math.max(1, slot) };
      return { accountId, batch: { edits: [edit] } };
    }
    const by = slot === 0 ? null : (this.#people.get(slot) ?? null);
    if (slot !== 0 && by === null) return { accountId, batch: {} };
    // A star without a time would be the last word; one that is restored only adds.
    const at = what === 'star' ? 1 : line.at;
    return { accountId, batch: { marks: [{ key, what, by, at, value }] } };
  }

  #receipt({ chat, wireId, person, deliveredAt, readAt, playedAt }: FactLine<'receipts'>): Fact {
    const { accountId, key } = this.#target({ chat, wireId, fromMe: 1, sender: 0 });
    const by = this.#people.get(person);
    if (by === undefined) return { accountId, batch: {} };
    return { accountId, batch: { receipts: [{ key, by, deliveredAt, readAt, playedAt }] } };
  }

  /** Which message of which chat a line is about. */
  #target({ chat: ref, wireId, fromMe, sender }: Target): { accountId: AccountId; key: MessageKey } {
    const chat = this.#chats.get(ref);
    if (chat === undefined) throw hostile();
    // Somebody whose names were joined with another's while the backup was made is not known by that number.
    const person = sender > 0 ? (this.#people.get(sender) ?? null) : null;
    return {
      accountId: chat.accountId,
      key: { chat: chat.address, wireId, fromMe: fromMe === 1, sender: person },
    };
  }
}

type Target = Pick<FactLine<'marks'>, 'chat' | 'wireId' | 'fromMe' | 'sender'>;

function linesOf(bytes: Uint8Array): readonly string[] {
  if (bytes.length === 0) return [];
  const lines = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8').split('\n');
  if (lines.pop() !== '') throw hostile();
  return lines;
}

interface Fact {
  readonly accountId: AccountId;
  readonly batch: Partial<ChatBatch>;
}

function addressOf({ kind, placeJid, phoneJid, lidJid }: FactLine<'chats'>): ChatAddress | null {
  if (kind !== 'direct') return placeJid === null ? null : { type: 'place', jid: placeJid, kind };
  return (phoneJid ?? lidJid) === null ? null : { type: 'person', identity: { phoneJid, lidJid } };
}

/** Facts of the same account in one batch, accounts and facts in the order in which they came. */
function byAccount(facts: readonly Fact[]): readonly AccountFacts[] {
  const groups = new Map<AccountId, Fact[]>();
  for (const fact of facts) {
    const group = groups.get(fact.accountId);
    if (group === undefined) groups.set(fact.accountId, [fact]);
    else group.push(fact);
  }
  return Array.from(groups, ([accountId, group]) => ({
    accountId,
    batch: {
      ...emptyBatch,
      people: group.flatMap(({ batch }) => batch.people ?? []),
      chats: group.flatMap(({ batch }) => batch.chats ?? []),
      messages: group.flatMap(({ batch }) => batch.messages ?? []),
      statuses: group.flatMap(({ batch }) => batch.statuses ?? []),
      edits: group.flatMap(({ batch }) => batch.edits ?? []),
      deletions: group.flatMap(({ batch }) => batch.deletions ?? []),
      marks: group.flatMap(({ batch }) => batch.marks ?? []),
      receipts: group.flatMap(({ batch }) => batch.receipts ?? []),
      labels: group.flatMap(({ batch }) => batch.labels ?? []),
      // Members and settings of groups are asked for anew.
      groups: [],
    },
  }));
}

const hostile = (): BackupError => new BackupError('backup-hostile', 'a line of the chats is none');
