import {
  ChevronLeft,
  ChevronRight,
  Copy,
  Download,
  MessageSquareText,
  X,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useState, type KeyboardEvent } from 'react';
import type { AccountId, ChatId, MessageId, MessageView } from '../../../preload/contract/model.ts';
import { placeOf } from '../../actions/media-actions.ts';
import { useApp } from '../../app-context.ts';
import { formatInstant } from '../../format/time.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { MediaProvider } from './media-context.ts';
import styles from './viewer.module.css';
import { useViewerItems, type GallerySeed } from './use-viewer-items.ts';
import { ViewerStage } from './viewer-stage.tsx';
import { fitted, zoomBy, type Zoom } from './zoom.ts';

const step = 1.5;
const middle = { x: 0, y: 0 };

function Bar({
  message,
  accountId,
  zoom,
  onZoom,
  onShow,
}: {
  message: MessageView;
  accountId: AccountId;
  zoom: Zoom;
  onZoom: (factor: number) => void;
  /** Leads to the message in its conversation. */
  onShow: () => void;
}) {
  const { t } = useTranslation();
  const app = useApp();
  const locale = useLocale();
  const media = message.parts.media;
  const here = media?.state.kind === 'here';
  const place = placeOf(accountId, message);
  return (
    <div className={styles.bar}>
      <div className={styles.about}>
        <p className={styles.from} dir="auto">
          {message.fromMe ? t('chats.you') : (message.senderName ?? '')}
        </p>
        <p className={styles.when}>{formatInstant(message.sentAt, locale)}</p>
      </div>
      {media?.type === 'image' && here && (
        <>
          <IconButton
            icon={ZoomOut}
            label={t('media.viewer.zoomOut')}
            hint={t('media.viewer.zoomOutHint')}
            disabled={zoom.scale === 1}
            onClick={() => onZoom(1 / step)}
          />
          <IconButton
            icon={ZoomIn}
            label={t('media.viewer.zoomIn')}
            hint={t('media.viewer.zoomInHint')}
            onClick={() => onZoom(step)}
          />
          <IconButton icon={Copy} label={t('media.copy')} onClick={() => void app.media.copy(place)} />
        </>
      )}
      {here && (
        <IconButton icon={Download} label={t('media.saveAs')} onClick={() => void app.media.saveAs(place)} />
      )}
      <IconButton icon={MessageSquareText} label={t('gallery.show')} onClick={onShow} />
      <Dialog.Close asChild>
        <IconButton icon={X} label={t('common.close')} hint={t('media.viewer.closeHint')} />
      </Dialog.Close>
    </div>
  );
}

/** Pictures and videos of a chat, large, one after the other. Escape closes, arrows lead on, plus and minus zoom. */
export function MediaViewer({
  accountId,
  chatId,
  start,
  seed,
  onClose,
}: {
  accountId: AccountId;
  chatId: ChatId;
  start: MessageId;
  /** Of the gallery that it is opened from. */
  seed?: GallerySeed;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const app = useApp();
  const { items, more } = useViewerItems(accountId, chatId, seed);
  const [current, setCurrent] = useState(start);
  const [zoom, setZoom] = useState<Zoom>(fitted);
  const index = items.findIndex(({ id }) => id === current);
  const message = items[index];
  const [opener] = useState(() => document.activeElement);
  const [place] = useState(() => ({ accountId, open: () => {} }));

  useEffect(() => {
    // Nearly at the oldest one that is known: there may be older ones.
    if (index >= 0 && index < 3) more();
  }, [index, more]);
  // It was deleted while it was looked at.
  const gone = message === undefined;
  useEffect(() => {
    if (gone) onClose();
  }, [gone, onClose]);
  if (message === undefined) return null;

  const go = (by: number): void => {
    const next = items[index + by];
    if (next === undefined) return;
    setCurrent(next.id);
    setZoom(fitted);
  };
  const zoomStep = (factor: number): void =>
    setZoom((now) => zoomBy(now, factor, middle, { width: innerWidth, height: innerHeight }));
  const showInChat = (): void => {
    onClose();
    app.conversation.openAt(accountId, chatId, message.id);
  };
  const keyDown = (event: KeyboardEvent): void => {
    // A video has its own keys.
    if (event.target instanceof HTMLVideoElement || event.ctrlKey || event.metaKey || event.altKey) return;
    const forward =
      getComputedStyle(document.documentElement).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') go(event.key === forward ? 1 : -1);
    else if (event.key === '+' || event.key === '=') zoomStep(step);
    else if (event.key === '-') zoomStep(1 / step);
    else if (event.key === '0') setZoom(fitted);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Content
          className={styles.viewer}
          aria-describedby={undefined}
          aria-modal="true"
          onKeyDown={keyDown}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
          }}
        >
          <Dialog.Title className="visually-hidden">{t('media.viewer.title')}</Dialog.Title>
          <Bar message={message} accountId={accountId} zoom={zoom} onZoom={zoomStep} onShow={showInChat} />
          <MediaProvider value={place}>
            <ViewerStage key={message.id} message={message} zoom={zoom} onZoom={setZoom} />
          </MediaProvider>
          {index > 0 && (
            <IconButton
              icon={ChevronLeft}
              label={t('media.viewer.previous')}
              side="right"
              className={styles.previous}
              onClick={() => go(-1)}
            />
          )}
          {index < items.length - 1 && (
            <IconButton
              icon={ChevronRight}
              label={t('media.viewer.next')}
              side="left"
              className={styles.next}
              onClick={() => go(1)}
            />
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
