import { Play } from 'lucide-react';
import type { MediaView } from '../../../preload/contract/message-parts.ts';
import type { MessageView } from '../../../preload/contract/model.ts';
import { formatLength } from '../../format/duration.ts';
import { classNames } from '../../ui/class-names.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { MediaButton } from './media-button.tsx';
import { mediaBox } from './media-box.ts';
import { useMediaPlace } from './media-context.ts';
import styles from './media.module.css';
import { useDragOut } from './use-drag-out.ts';
import { useMediaControl } from './use-media-control.ts';

const nameKeys = {
  image: 'kind.image',
  gif: 'media.gif',
  video: 'kind.video',
  sticker: 'kind.sticker',
} as const;
export type PictureType = keyof typeof nameKeys;

/** A short film that plays by itself, unless the person wants nothing to move. */
function MovingPicture({ url, label }: { url: string; label: string }) {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return (
    <video src={url} aria-label={label} loop muted playsInline autoPlay={!still} className={styles.image} />
  );
}

function Here({
  type,
  url,
  media,
  label,
}: {
  type: PictureType;
  url: string;
  media: MediaView;
  label: string;
}) {
  if (type === 'gif' && media.mimetype.startsWith('video/')) return <MovingPicture url={url} label={label} />;
  if (type !== 'video')
    return <img src={url} alt={label} decoding="async" draggable={false} className={styles.image} />;
  return media.thumbnailUrl === null ? (
    <video src={url} preload="metadata" muted aria-hidden="true" className={styles.image} />
  ) : (
    <img src={media.thumbnailUrl} alt="" draggable={false} className={styles.image} />
  );
}

/** A picture, GIF, video or sticker: as large as it will be before it is here. */
export function Picture({
  message,
  media,
  type,
}: {
  message: MessageView;
  media: MediaView;
  type: PictureType;
}) {
  const { t } = useTranslation();
  const { open, accountId } = useMediaPlace();
  const dragOut = useDragOut(accountId, message);
  const control = useMediaControl(message, media);
  const { width, height } =
    type === 'sticker' ? { width: 160, height: 160 } : mediaBox(media.width, media.height);
  const name = t(nameKeys[type]);
  const { state } = media;
  const size = control === null || control.trouble !== undefined ? null : control.size;
  return (
    <div
      className={classNames(styles.picture, type === 'sticker' && styles.sticker)}
      style={{ inlineSize: width, aspectRatio: `${width} / ${height}` }}
    >
      {state.kind === 'here' && state.url !== '' ? (
        <button
          type="button"
          className={styles.open}
          {...dragOut}
          aria-label={t('media.open', { what: name })}
          onClick={() => open(message.id)}
        >
          <Here type={type} url={state.url} media={media} label={name} />
          {type === 'video' && (
            <span className={styles.round}>
              <Play size={20} strokeWidth={2} aria-hidden="true" />
            </span>
          )}
        </button>
      ) : (
        media.thumbnailUrl !== null && <img src={media.thumbnailUrl} alt="" className={styles.blurred} />
      )}
      {control !== null && (
        <div className={styles.cover}>
          <MediaButton control={control} what={name} />
          {control.trouble !== undefined && <p className={styles.coverText}>{control.trouble}</p>}
        </div>
      )}
      <span className={styles.corner}>
        {type === 'gif' && <span>{t('media.gif')}</span>}
        {type === 'video' && media.seconds !== null && <span>{formatLength(media.seconds)}</span>}
        {size !== null && <span>{size}</span>}
      </span>
    </div>
  );
}
