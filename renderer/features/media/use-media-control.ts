import { Download, RotateCw, X, type LucideIcon } from 'lucide-react';
import type { MediaView } from '../../../preload/contract/message-parts.ts';
import type { MessageView } from '../../../preload/contract/model.ts';
import { placeOf } from '../../actions/media-actions.ts';
import { useApp } from '../../app-context.ts';
import { formatBytes } from '../../format/bytes.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { useMediaPlace } from './media-context.ts';

/** The one thing that can be done about a file that is not here, and what there is to say about it. */
export interface MediaControl {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly run: () => void;
  /** From 0 to 100 while it moves; null while it waits; absent when nothing is under way. */
  readonly progress?: number | null;
  /** What went wrong, in words. */
  readonly trouble?: string;
  /** "1.4 MB", where it is known. */
  readonly size: string | null;
}

const percent = (part: number, whole: number | null): number | null =>
  whole === null || whole <= 0 ? null : Math.min(100, Math.round((100 * part) / whole));

/** What can be done about the file of a message; null when it is here. */
export function useMediaControl(message: MessageView, media: MediaView): MediaControl | null {
  const { t } = useTranslation();
  const app = useApp();
  const locale = useLocale();
  const { accountId } = useMediaPlace();
  const place = placeOf(accountId, message);
  const size = media.bytes === null ? null : formatBytes(media.bytes, locale);
  const { state } = media;
  const cancel = { icon: X, label: t('media.cancel'), run: () => void app.media.cancel(place), size };
  const retry = { icon: RotateCw, run: () => void app.media.retry(place), size };
  switch (state.kind) {
    case 'here':
      return null;
    case 'remote':
      return {
        icon: Download,
        label: size === null ? t('media.download') : t('media.downloadSize', { size }),
        run: () => void app.media.download(place),
        size,
      };
    case 'waiting':
      return { ...cancel, progress: null };
    case 'downloading':
      return { ...cancel, progress: percent(state.received, state.total ?? media.bytes) };
    case 'uploading':
      return { ...cancel, progress: percent(state.sent, state.total) };
    case 'expired':
      return { ...retry, label: t('media.askPhone'), trouble: t('media.expired') };
    case 'failed':
      return { ...retry, label: t('common.tryAgain'), trouble: t(`media.failed.${state.reason}`) };
  }
}
