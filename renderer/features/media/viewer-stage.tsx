import type { MediaView } from '../../../preload/contract/message-parts.ts';
import type { MessageView } from '../../../preload/contract/model.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { MessageText } from '../message-body/message-text.tsx';
import { MediaButton } from './media-button.tsx';
import styles from './viewer.module.css';
import { useMediaControl } from './use-media-control.ts';
import { Zoomable } from './zoomable.tsx';
import type { Zoom } from './zoom.ts';

function Large({
  message,
  media,
  zoom,
  onZoom,
}: {
  message: MessageView;
  media: MediaView;
  zoom: Zoom;
  onZoom: (change: (zoom: Zoom) => Zoom) => void;
}) {
  const { t } = useTranslation();
  const control = useMediaControl(message, media);
  const name =
    media.type === 'image' ? t('kind.image') : media.type === 'gif' ? t('media.gif') : t('kind.video');
  if (control !== null || media.state.kind !== 'here') {
    return (
      <div className={styles.away}>
        {media.thumbnailUrl !== null && <img src={media.thumbnailUrl} alt="" className={styles.thumbnail} />}
        {control !== null && (
          <div className={styles.awayWords}>
            <MediaButton control={control} what={name} />
            <p role="status">{control.trouble ?? control.size ?? ''}</p>
          </div>
        )}
      </div>
    );
  }
  const { url } = media.state;
  if (media.mimetype.startsWith('video/')) {
    const gif = media.type === 'gif';
    return (
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- a film that somebody sent has no captions
      <video src={url} aria-label={name} controls autoPlay loop={gif} muted={gif} className={styles.film} />
    );
  }
  return <Zoomable url={url} label={name} zoom={zoom} onZoom={onZoom} />;
}

/** One picture or video, as large as the window allows, with its caption. */
export function ViewerStage({
  message,
  zoom,
  onZoom,
}: {
  message: MessageView;
  zoom: Zoom;
  onZoom: (change: (zoom: Zoom) => Zoom) => void;
}) {
  const { media, mentions } = message.parts;
  if (media === undefined) return null;
  return (
    <>
      <div className={styles.stage}>
        <Large message={message} media={media} zoom={zoom} onZoom={onZoom} />
      </div>
      {message.text !== '' && (
        <div className={styles.caption}>
          <MessageText text={message.text} mentions={mentions} />
        </div>
      )}
    </>
  );
}
