import type { AttachmentView, GalleryKind } from '../../preload/contract/media.ts';
import type { MediaType } from '../../preload/contract/message-parts.ts';
import type { AccountId, AccountView, ChatId, MessageId, MessageView } from '../../preload/contract/model.ts';
import type { MediaMessage } from '../accounts/media-store-port.ts';
import type { ChangeNotice, Page } from '../accounts/ports.ts';
import { Attachments, type ThumbnailMaker } from './attachments.ts';
import { Downloads } from './downloads.ts';
import { followsRule } from './download-rule.ts';
import { MediaServer, type MediaRequest } from './media-server.ts';
import type { MediaParts } from './media-parts.ts';
import { NewFiles } from './new-files.ts';
import { Pictures } from './pictures.ts';
import { ProgressBoard } from './progress.ts';
import type { SealedReader } from './sealed-file.ts';
import { queueAttachment, type SendMediaRequest } from './send-media.ts';
import { Sweeper } from './sweeper.ts';
import { Uploads } from './uploads.ts';

/** Files of all accounts: fetched, kept, shown, sent, and taken away again. */
export class Media {
  readonly #parts: MediaParts;
  readonly #board: ProgressBoard;
  readonly #downloads: Downloads;
  readonly #uploads: Uploads;
  readonly #pictures: Pictures;
  readonly #sweeper: Sweeper;
  readonly #newFiles: NewFiles;
  readonly #attachments: Attachments;
  readonly #server: MediaServer;
  readonly #online = new Set<AccountId>();

  private constructor(parts: MediaParts, secret: Uint8Array, makeThumbnail: ThumbnailMaker) {
    this.#parts = parts;
    this.#board = new ProgressBoard(parts.clock, (accountId, chatId, messageId) =>
      parts.publish({
        accountId,
        chatIds: [],
        removedChatIds: [],
        messages: [{ chatId, messageId }],
        unread: parts.accounts.unread(accountId),
      }),
    );
    this.#downloads = new Downloads(parts, this.#board);
    this.#uploads = new Uploads(parts, this.#board);
    this.#pictures = new Pictures(parts);
    this.#sweeper = new Sweeper(parts);
    this.#newFiles = new NewFiles(parts, (message) => this.#downloads.want(message, false));
    this.#attachments = new Attachments(parts.folder, () => secret, makeThumbnail);
    this.#server = new MediaServer(parts, this.#attachments, () => secret);
  }

  /** Goes on with what was under way when the program ended. */
  static async start(parts: MediaParts, makeThumbnail: ThumbnailMaker): Promise<Media> {
    const media = new Media(parts, await parts.store.urlSecret(), makeThumbnail);
    void media.#sweeper.atStart();
    await media.#downloads.resume();
    return media;
  }

  /** The accounts tell of themselves. */
  accountChanged(view: AccountView): void {
    const online = view.state.kind === 'online' || view.state.kind === 'syncing';
    if (online === this.#online.has(view.id)) return;
    if (!online) {
      this.#online.delete(view.id);
      return;
    }
    this.#online.add(view.id);
    this.#inBackground('begin uploads', this.#uploads.check(view.id));
    this.#inBackground('look for the own picture', this.#pictures.viewOwn(view.id));
  }

  accountRemoved(accountId: AccountId): void {
    this.#online.delete(accountId);
    this.#downloads.accountGone(accountId);
    this.#uploads.accountGone(accountId);
    this.#pictures.accountGone(accountId);
    this.#parts.wire.close(accountId);
    this.#sweeper.soon();
  }

  chatsChanged(notice: ChangeNotice): void {
    this.#newFiles.note(notice);
    this.#sweeper.soon();
  }

  /** These messages are on the screen. */
  async view(accountId: AccountId, chatId: ChatId, messageIds: readonly MessageId[]): Promise<void> {
    const rule = this.#parts.accounts.settings(accountId).autoDownload;
    for (const message of await this.#parts.store.mediaMessages(accountId, chatId, messageIds)) {
      const { state } = message;
      const isOpen = state.kind === 'remote' || (state.kind === 'failed' && state.reason === 'network');
      if (isOpen && followsRule(rule, this.#parts.wire.sourceOf(message.content)))
        await this.#downloads.want(message, false);
    }
  }

  /** A person asks for the file, or for another try. Nothing happens for what is gone. */
  async download(accountId: AccountId, chatId: ChatId, messageId: MessageId): Promise<void> {
    const message = await this.#find(accountId, chatId, messageId);
    if (message === null) return;
    if (!message.toUpload) await this.#downloads.want(message, true);
    else if (message.status === 'failed') {
      await this.#parts.accounts.requeue(accountId, chatId, messageId);
      await this.#uploads.check(accountId);
    }
  }

  /** Messages were put back into the queue: their files may have to be uploaded. */
  requeued(accountId: AccountId): void {
    this.#inBackground('begin uploads', this.#uploads.check(accountId));
  }

  async cancel(accountId: AccountId, chatId: ChatId, messageId: MessageId): Promise<void> {
    const message = await this.#find(accountId, chatId, messageId);
    if (message === null) return;
    if (message.toUpload && message.status === 'queued') await this.#uploads.cancel(messageId);
    else await this.#downloads.cancel(messageId);
  }

  /** The file of a message, open for reading; the caller closes it. Null while it is not here. */
  async open(accountId: AccountId, chatId: ChatId, messageId: MessageId): Promise<OpenFile | null> {
    const message = await this.#find(accountId, chatId, messageId);
    if (message === null || message.file === null) return null;
    const { wire, folder } = this.#parts;
    const about = wire.draftOf(message.content);
    const reader = await folder.open(message.file.name);
    return {
      reader,
      type: about?.type ?? 'document',
      mimetype: about?.mimetype ?? '',
      fileName: about?.fileName ?? null,
      sentAt: message.sentAt,
    };
  }

  /** @throws MediaError, or what the file system says */
  attachPath(path: string): Promise<AttachmentView> {
    return this.#attachments.addPath(path);
  }

  attachBytes(bytes: Uint8Array, fileName: string, mimetype: string): Promise<AttachmentView> {
    return this.#attachments.addBytes(bytes, fileName, mimetype);
  }

  detach(attachmentIds: readonly string[]): void {
    for (const id of attachmentIds) this.#attachments.remove(id);
    this.#sweeper.soon();
  }

  /** Null when the attachment is gone. @throws MediaError `refused` when it can't be sent in this way */
  async send(request: SendMediaRequest): Promise<MessageView | null> {
    const attachment = this.#attachments.get(request.attachmentId);
    if (attachment === null) return null;
    const { notice, view } = await queueAttachment(this.#parts, attachment, request);
    this.#attachments.remove(attachment.id);
    this.#parts.publish(notice);
    this.requeued(request.accountId);
    return this.decorate([view])[0] ?? view;
  }

  gallery(
    accountId: AccountId,
    chatId: ChatId,
    kind: Exclude<GalleryKind, 'links'>,
    before: string | null,
    limit: number,
  ): Promise<Page<MessageView>> {
    return this.#parts.store.gallery(accountId, chatId, kind, before, limit);
  }

  viewPictures(accountId: AccountId, chatIds: readonly ChatId[]): Promise<void> {
    return this.#pictures.view(accountId, chatIds);
  }

  /** Rows with what is going on at the moment, which the store does not know. */
  decorate(messages: readonly MessageView[]): readonly MessageView[] {
    return messages.map((message) => {
      const { media } = message.parts;
      const progress = media === undefined ? null : this.#board.of(message.id);
      if (media === undefined || progress === null) return message;
      const { kind, done, total } = progress;
      const state =
        kind === 'downloading'
          ? ({ kind, received: done, total } as const)
          : ({ kind, sent: done, total: total ?? done } as const);
      return { ...message, parts: { ...message.parts, media: { ...media, state } } };
    });
  }

  /** Answers a request of the page for app://media/…. Never rejects. */
  answer(request: MediaRequest): Promise<Response> {
    return this.#server.answer(request);
  }

  async close(): Promise<void> {
    this.#newFiles.close();
    await Promise.all([this.#pictures.close(), this.#downloads.close(), this.#uploads.close()]);
    await this.#sweeper.close();
    this.#parts.wire.close(null);
  }

  async #find(accountId: AccountId, chatId: ChatId, messageId: MessageId): Promise<MediaMessage | null> {
    const [message] = await this.#parts.store.mediaMessages(accountId, chatId, [messageId]);
    return message ?? null;
  }

  #inBackground(what: string, work: Promise<void>): void {
    work.catch((error: unknown) => this.#parts.logger.warn(`could not ${what}`, { error }));
  }
}

export interface OpenFile {
  readonly reader: SealedReader;
  readonly type: MediaType;
  readonly mimetype: string;
  readonly fileName: string | null;
  readonly sentAt: number;
}
