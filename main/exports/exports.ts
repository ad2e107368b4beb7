import { basename } from 'node:path';
import type { ExportInput, ExportResult } from '../../preload/contract/exports.ts';
import type { AccountId, ChatId } from '../../preload/contract/model.ts';
import type { BackupStore } from '../accounts/backup-port.ts';
import type { ExportedChat, ExportedMessage, ExportStore } from '../accounts/export-port.ts';
import type { MediaArchive } from '../accounts/media-archive-port.ts';
import type { ChatStore } from '../accounts/ports.ts';
import { writeAtomically } from '../backups/atomic-file.ts';
import { BackupError, throwIfCancelled } from '../backups/backup-error.ts';
import type { Job, Jobs } from '../backups/jobs.ts';
import { openWhole } from '../backups/open-whole.ts';
import { csvContacts, vcardContacts, type ContactFormat } from './contact-formats.ts';
import { attachedName } from './attached-name.ts';
import { chatContent, contactContent, type Attach, type Period } from './export-content.ts';
import { writeFolder, type WriteFile } from './export-folder.ts';
import { safeFileName, UniqueNames } from './file-names.ts';
import type { Attached, ChatFormat, ExportedAccount } from './format.ts';
import { htmlFormat } from './html-format.ts';
import { jsonFormat } from './json-format.ts';
import { printableChat } from './printable-chat.ts';
import { textFormat } from './text-format.ts';
import { wordsOfExport, type ExportTexts, type ExportWords } from './words.ts';

export interface ExportsParts {
  readonly store: ExportStore;
  readonly counts: Pick<BackupStore, 'messageCount'>;
  readonly chats: Pick<ChatStore, 'listAccounts'>;
  readonly jobs: Jobs;
  /** The folder of files of messages. */
  readonly media: MediaArchive;
  /** The version of this app. */
  readonly app: string;
  readonly now: () => number;
  readonly texts: ExportTexts;
}

/** Where an export goes: a person has picked it in a dialog of the system. */
export type ExportTarget =
  { readonly type: 'file'; readonly path: string } | { readonly type: 'folder'; readonly parent: string };

const contactFormats: Readonly<Record<string, ContactFormat>> = { csv: csvContacts, vcard: vcardContacts };
const chatFormats: Readonly<Record<string, (withMedia: boolean) => ChatFormat>> = {
  text: () => textFormat,
  json: () => jsonFormat,
  html: htmlFormat,
};

/** Whether all of it goes into one file. */
export function isOneFile({
  scope,
  format,
  withMedia,
}: Pick<ExportInput, 'scope' | 'format' | 'withMedia'>): boolean {
  const [first] = scope;
  if (scope.length !== 1 || first === undefined) return false;
  return format in contactFormats || (first.chatIds?.length === 1 && !withMedia);
}

/** An export under way. */
interface Writing {
  readonly counted: { chats: number; messages: number; people: number; files: number };
  readonly signal: AbortSignal;
  readonly words: ExportWords;
  /** More of it is written. Throws when nobody wants it any more. */
  onMore: () => void;
}

interface PlacedChat {
  readonly account: ExportedAccount;
  readonly chat: ExportedChat;
  readonly folder: string;
  readonly name: string;
}

/** Chats and contacts in forms that other programs read, and people without any program. */
export class Exports {
  readonly #parts: ExportsParts;

  constructor(parts: ExportsParts) {
    this.#parts = parts;
  }

  /** A name for the file, or for the folder, and the extension of the file. Throws StoreError for what is not there. */
  async suggestion(input: ExportInput): Promise<{ readonly name: string; readonly extension: string }> {
    const date = new Date(this.#parts.now()).toISOString().slice(0, 10);
    const extension = contactFormats[input.format]?.extension ?? formatOf(input).extension;
    const words = wordsOfExport(this.#parts.texts);
    const [first] = input.scope;
    const chatId = first?.chatIds?.[0];
    if (!isOneFile(input) || first === undefined) return { name: `Switchboard ${date}`, extension };
    if (chatId === undefined) {
      const account = await this.#account(first.accountId, words);
      return { name: safeFileName(`${words.contacts} ${account.name}`, words.contacts), extension };
    }
    const chat = await this.#parts.store.chat(first.accountId, chatId);
    return { name: safeFileName(chat.title, words.chat), extension };
  }

  /** Writes all of it, or nothing. Throws BackupError `backup-cancelled`, `backup-busy`, and those of writing; StoreError. */
  async run(target: ExportTarget, input: ExportInput): Promise<ExportResult> {
    return this.#parts.jobs.run(async (job) => {
      const writing: Writing = {
        counted: { chats: 0, messages: 0, people: 0, files: 0 },
        signal: job.signal,
        words: wordsOfExport(this.#parts.texts),
        onMore: () => undefined,
      };
      const progress = await this.#progress(input, job);
      const { counted } = writing;
      writing.onMore = () => {
        throwIfCancelled(job.signal);
        progress(counted.messages + counted.people);
      };
      const name = await this.#write(target, input, writing);
      return { name, ...counted };
    });
  }

  /** A chat as one page of HTML, for paper. Throws StoreError for what is not there. */
  async printable(accountId: AccountId, chatId: ChatId): Promise<string> {
    const { store, app, now, texts } = this.#parts;
    const words = wordsOfExport(texts);
    const [account, chat] = await Promise.all([
      this.#account(accountId, words),
      store.chat(accountId, chatId),
    ]);
    return printableChat(store, { account, chat, app, exportedAt: now(), words });
  }

  async #write(target: ExportTarget, input: ExportInput, writing: Writing): Promise<string> {
    const { signal } = writing;
    if (target.type === 'folder') {
      const date = new Date(this.#parts.now()).toISOString().slice(0, 10);
      return writeFolder(
        target.parent,
        `Switchboard ${date}`,
        (write) => this.#files(input, writing, write),
        signal,
      );
    }
    if (!isOneFile(input)) throw new Error('more than one file has to go into a folder');
    await this.#files(input, writing, (_path, content) => writeAtomically(target.path, content, { signal }));
    return basename(target.path);
  }

  async #files(input: ExportInput, writing: Writing, write: WriteFile): Promise<void> {
    const { store } = this.#parts;
    const { words } = writing;
    const folders = new UniqueNames();
    const contacts = contactFormats[input.format];
    let isEmpty = true;
    for (const { accountId, chatIds } of input.scope) {
      const account = await this.#account(accountId, words);
      const folder = folders.take(safeFileName(account.name, words.account));
      if (contacts !== undefined) {
        isEmpty = false;
        const onPeople = (more: number): void => {
          writing.counted.people += more;
          writing.onMore();
        };
        await write(
          [`${folder}.${contacts.extension}`],
          contactContent(store, accountId, contacts, onPeople),
        );
        continue;
      }
      const names = new UniqueNames();
      for await (const chat of this.#chats(accountId, chatIds)) {
        isEmpty = false;
        writing.counted.chats += 1;
        const name = names.take(safeFileName(chat.title, words.chat));
        await this.#chat(input, { account, chat, folder, name }, writing, write);
      }
    }
    if (isEmpty) throw new BackupError('export-nothing');
  }

  /** One file; with files of messages a folder, in which they lie beside it. */
  async #chat(
    input: ExportInput,
    { account, chat, folder, name }: PlacedChat,
    writing: Writing,
    write: WriteFile,
  ): Promise<void> {
    const { store, app, now } = this.#parts;
    const period: Period = { from: input.from ?? 0, until: input.until ?? Number.MAX_SAFE_INTEGER };
    const format = formatOf(input);
    const head = { account, chat, app, exportedAt: now(), words: writing.words };
    const place = [folder, name, ...(format.mediaFolder === '' ? [] : [format.mediaFolder])];
    const attach: Attach = input.withMedia
      ? (message, index) =>
          this.#attach(message, index, writing, (file, content) => write([...place, file], content))
      : () => Promise.resolve('left-out' as const);
    const content = chatContent(store, head, format, period, attach, (more) => {
      writing.counted.messages += more;
      writing.onMore();
    });
    const path = input.withMedia
      ? [folder, name, `${writing.words.chatFile}.${format.extension}`]
      : [folder, `${name}.${format.extension}`];
    await write(path, content);
  }

  async #attach(
    { media, sentAt }: ExportedMessage,
    index: number,
    { counted, signal }: Writing,
    write: (name: string, content: AsyncIterable<Uint8Array>) => Promise<void>,
  ): Promise<Attached> {
    const folder = this.#parts.media;
    if (media?.file === null || media?.file === undefined) return 'missing';
    folder.hold(media.file);
    try {
      const content = await openWhole(folder, media.file, signal);
      if (content === null) return 'missing';
      const name = attachedName(media, sentAt, index);
      try {
        await write(name, content.read());
      } finally {
        await content.close();
      }
      counted.files += 1;
      return { name };
    } finally {
      folder.release(media.file);
    }
  }

  async *#chats(accountId: AccountId, chatIds: readonly ChatId[] | null): AsyncGenerator<ExportedChat> {
    const { store } = this.#parts;
    if (chatIds !== null) {
      for (const chatId of new Set(chatIds)) yield store.chat(accountId, chatId);
      return;
    }
    for (let after: number | null = 0; after !== null;) {
      const page = await store.chats(accountId, after);
      yield* page.chats;
      after = page.next;
    }
  }

  async #account(accountId: AccountId, words: ExportWords): Promise<ExportedAccount> {
    const record = (await this.#parts.chats.listAccounts()).find(({ id }) => id === accountId);
    const phoneNumber = record?.phoneNumber ?? null;
    const number = phoneNumber === null ? words.account : `+${phoneNumber}`;
    return {
      id: accountId,
      name: record?.name === undefined || record.name === '' ? number : record.name,
      phoneNumber,
    };
  }

  /** Where nobody knows how much there is (a few chats, a part of the time), only what is done is told. */
  async #progress({ scope, format, from, until }: ExportInput, job: Job): Promise<(done: number) => void> {
    const isAll = scope.every(({ chatIds }) => chatIds === null) && from === null && until === null;
    let total = 0;
    if (isAll && !(format in contactFormats))
      for (const { accountId } of scope) total += await this.#parts.counts.messageCount(accountId);
    job.report('exporting', 0, total);
    return (done) => job.report('exporting', Math.min(done, Math.max(total, done)), total);
  }
}

function formatOf({ format, withMedia }: Pick<ExportInput, 'format' | 'withMedia'>): ChatFormat {
  const made = chatFormats[format]?.(withMedia);
  if (made === undefined) throw new Error('no format of chats');
  return made;
}
