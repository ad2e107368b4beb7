import { Download, FileText, Link2, MessageSquareText } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import type { MediaView } from '../../../preload/contract/message-parts.ts';
import type { AccountId, ChatId, MessageView } from '../../../preload/contract/model.ts';
import { placeOf } from '../../actions/media-actions.ts';
import { useApp, usePreferences } from '../../app-context.ts';
import { formatBytes } from '../../format/bytes.ts';
import { formatDate } from '../../format/time.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { fromTop, useRowWindow } from '../chat-list/use-row-window.ts';
import { MediaButton } from '../media/media-button.tsx';
import { MediaProvider } from '../media/media-context.ts';
import { useDragOut } from '../media/use-drag-out.ts';
import { useMediaControl } from '../media/use-media-control.ts';
import { firstLink } from './first-link.ts';
import styles from './gallery.module.css';
import type { Gallery } from './use-gallery.ts';

const rowHeight = 68;
/** The next page is asked for when so few rows are left below. */
const rowsLeft = 12;

interface Row {
  readonly accountId: AccountId;
  readonly message: MessageView;
}

function ShowInChat({ accountId, message, name }: Row & { name: string }) {
  const { t } = useTranslation();
  const { conversation } = useApp();
  return (
    <IconButton
      icon={MessageSquareText}
      label={t('gallery.showNamed', { name })}
      hint={t('gallery.show')}
      onClick={() => conversation.openAt(accountId, message.chatId, message.id)}
    />
  );
}

function LinkRow({ accountId, message }: Row) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { messages } = useApp();
  const link = firstLink(message);
  const preview = message.parts.link;
  const title = preview?.title ?? '';
  const words = title === '' ? (link?.text ?? message.text) : title;
  const host = link === null ? '' : new URL(link.href).hostname;
  return (
    <>
      {preview?.thumbnailUrl === undefined || preview.thumbnailUrl === null ? (
        <span className={styles.icon}>
          <Link2 size={18} strokeWidth={1.75} aria-hidden="true" />
        </span>
      ) : (
        <img src={preview.thumbnailUrl} alt="" className={styles.thumbnail} data-private />
      )}
      <button
        type="button"
        className={styles.words}
        disabled={link === null}
        title={link?.href}
        aria-label={t('gallery.openLink', { name: words })}
        onClick={() => link !== null && void messages.openLink(link.href)}
      >
        <span className={styles.name} dir="auto" data-private>
          {words}
        </span>
        <span className={styles.facts} data-private>
          <bdi dir="ltr">{host}</bdi>
          {` · ${formatDate(message.sentAt, locale)}`}
        </span>
      </button>
      <ShowInChat accountId={accountId} message={message} name={words} />
    </>
  );
}

function FileRow({ accountId, message, media }: Row & { media: MediaView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const app = useApp();
  const control = useMediaControl(message, media);
  const dragOut = useDragOut(accountId, message);
  const name = media.fileName ?? t('kind.document');
  const size = media.bytes === null ? '' : `${formatBytes(media.bytes, locale)} · `;
  return (
    <>
      {control === null ? (
        <span className={styles.icon}>
          <FileText size={18} strokeWidth={1.75} aria-hidden="true" />
        </span>
      ) : (
        <MediaButton control={control} what={name} />
      )}
      <span className={styles.words} {...dragOut}>
        <span className={styles.name} dir="auto" data-private>
          {name}
        </span>
        <span className={styles.facts}>
          {control?.trouble ?? `${size}${formatDate(message.sentAt, locale)}`}
        </span>
      </span>
      {control === null && (
        <IconButton
          icon={Download}
          label={t('media.saveNamed', { name })}
          hint={t('media.saveAs')}
          onClick={() => void app.media.saveAs(placeOf(accountId, message))}
        />
      )}
      <ShowInChat accountId={accountId} message={message} name={name} />
    </>
  );
}

const place = (accountId: AccountId) => ({ accountId, open: () => {} });

/** Links or files of a chat, newest first. Only the rows in sight exist. */
export function GalleryRows({
  accountId,
  gallery: { items, cursor, status, more },
}: {
  accountId: AccountId;
  chatId: ChatId;
  gallery: Gallery;
}) {
  const { t } = useTranslation();
  const textSize = usePreferences((preferences) => preferences.textSize);
  const height = Math.round((rowHeight * textSize) / 100);
  const { scroller, first, last, onScroll } = useRowWindow(items.length, height, fromTop);
  const wantsMore = last >= items.length - rowsLeft && cursor !== null && status === 'ready';
  useEffect(() => {
    if (wantsMore) more();
  }, [wantsMore, more]);
  const row = (message: MessageView): ReactNode => {
    const { media } = message.parts;
    return media?.type === 'document' ? (
      <FileRow accountId={accountId} message={message} media={media} />
    ) : (
      <LinkRow accountId={accountId} message={message} />
    );
  };
  return (
    <MediaProvider value={place(accountId)}>
      <div ref={scroller} className={styles.scroller} onScroll={onScroll}>
        <ul
          aria-label={t('gallery.list')}
          className={styles.rows}
          style={{ height: items.length * height + 8 }}
        >
          {items.slice(first, last).map((message, position) => (
            <li
              key={message.id}
              aria-setsize={cursor === null ? items.length : -1}
              aria-posinset={first + position + 1}
              className={styles.row}
              style={{ insetBlockStart: (first + position) * height + 4, blockSize: height }}
            >
              {row(message)}
            </li>
          ))}
        </ul>
      </div>
    </MediaProvider>
  );
}
