import { join } from 'node:path';
import type { MediaStore } from './accounts/media-store-port.ts';
import type { MediaWire } from './accounts/media-port.ts';
import type { Clock, Logger } from './accounts/ports.ts';
import type { AccountsListener, SocketManager } from './accounts/socket-manager.ts';
import { canSend } from './domain/connection-state.ts';
import type { ThumbnailMaker } from './media/attachments.ts';
import { Media } from './media/media.ts';
import { MediaFolder } from './media/media-folder.ts';
import type { MediaAccounts } from './media/media-parts.ts';

export interface MediaProgramParts {
  /** Holds the folder of files. */
  readonly folder: string;
  readonly key: Uint8Array;
  readonly store: MediaStore;
  /** Awaited by `start`. */
  readonly wire: MediaWire | Promise<MediaWire>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly makeThumbnail: ThumbnailMaker;
  readonly listener: AccountsListener;
}

/** Files hear what the accounts tell, and tell the same listener what shows differently through them. */
export class MediaProgram {
  readonly #parts: MediaProgramParts;
  /** For backups and exports too: whoever holds a file has to hold it in the same place. */
  readonly folder: MediaFolder;
  #media: Media | null = null;

  constructor(parts: MediaProgramParts) {
    this.#parts = parts;
    this.folder = new MediaFolder(join(parts.folder, 'media'), parts.key);
  }

  /** In place of the program's own listener. */
  readonly listener: AccountsListener = {
    accountChanged: (view) => {
      this.#parts.listener.accountChanged(view);
      this.#media?.accountChanged(view);
    },
    accountRemoved: (accountId) => {
      this.#parts.listener.accountRemoved(accountId);
      this.#media?.accountRemoved(accountId);
    },
    chatsChanged: (notice) => {
      this.#parts.listener.chatsChanged(notice);
      this.#media?.chatsChanged(notice);
    },
    conversationNews: (news) => this.#parts.listener.conversationNews?.(news),
  };

  /** Once the accounts are there. */
  async start(accounts: SocketManager): Promise<Media> {
    const { store, wire, clock, logger, makeThumbnail, listener } = this.#parts;
    const media = await Media.start(
      {
        store,
        wire: await wire,
        clock,
        logger,
        folder: this.folder,
        accounts: mediaAccountsOf(accounts),
        publish: (notice) => listener.chatsChanged(notice),
      },
      makeThumbnail,
    );
    this.#media = media;
    for (const view of accounts.views()) media.accountChanged(view);
    return media;
  }
}

const mediaAccountsOf = (accounts: SocketManager): MediaAccounts => ({
  socket: (accountId) => {
    const session = accounts.find(accountId);
    return session !== null && canSend(session.state) ? session.socket : null;
  },
  proxy: (accountId) => accounts.session(accountId).choices.proxy,
  settings: (accountId) => accounts.session(accountId).choices.settings,
  ownJid: (accountId) => {
    const { record } = accounts.session(accountId);
    return record.lidJid ?? `${record.phoneNumber ?? ''}@s.whatsapp.net`;
  },
  resolveCaption: (accountId, chatId, written) =>
    accounts.session(accountId).messages.resolveCaption(chatId, written),
  unread: (accountId) => accounts.find(accountId)?.view().unread ?? 0,
  flush: (accountId) => accounts.find(accountId)?.flushOutbox(),
  requeue: (accountId, chatId, messageId) => accounts.session(accountId).retryMessage(chatId, messageId),
  setPicture: (accountId, url) => accounts.find(accountId)?.setPicture(url),
});
