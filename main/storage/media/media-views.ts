import type { LinkPreviewView, MediaState, MediaView } from '../../../preload/contract/message-parts.ts';
import type { MessageStatus } from '../../../preload/contract/model.ts';
import { mediaUrl } from '../../accounts/media-urls.ts';
import type { MediaDetail, MessageDetail } from '../../domain/message-detail.ts';
import type { Connection } from '../connection.ts';
import { urlSecret } from './files.ts';
import { mediaQueries, type StateRow } from './media-queries.ts';

interface ShownMessage {
  readonly message: number;
  readonly status: MessageStatus;
}

/** Files of messages as the window gets them. What is going on at the moment is added by whoever transfers it. */
export class MediaViews {
  readonly #db: Connection;
  #secret: Uint8Array | null = null;

  constructor(db: Connection) {
    this.#db = db;
  }

  view(row: ShownMessage, detail: MediaDetail): MediaView {
    const { thumbnail, ...about } = detail;
    return {
      ...about,
      thumbnailUrl: thumbnail === true ? this.#url('thumbnail', row.message) : null,
      state: this.#state(row, detail.bytes ?? 0),
    };
  }

  link(row: ShownMessage, detail: NonNullable<MessageDetail['link']>): LinkPreviewView {
    const { thumbnail, ...about } = detail;
    return { ...about, thumbnailUrl: thumbnail === true ? this.#url('thumbnail', row.message) : null };
  }

  #state({ message, status }: ShownMessage, bytes: number): MediaState {
    const kept: StateRow | undefined = this.#db.get(mediaQueries.keptState, { message });
    if (kept === undefined) return { kind: 'remote' };
    if (kept.toUpload === 1 && status === 'queued') return { kind: 'uploading', sent: 0, total: bytes };
    switch (kept.state) {
      case 'here':
        return { kind: 'here', url: this.#url('file', message) };
      case 'failed':
        return { kind: 'failed', reason: kept.reason ?? 'unknown' };
      default:
        return { kind: kept.state };
    }
  }

  #url(kind: 'file' | 'thumbnail', message: number): string {
    this.#secret ??= urlSecret(this.#db);
    return mediaUrl(this.#secret, kind, String(message));
  }
}
