import { Pause, Play } from 'lucide-react';
import type { MediaView } from '../../../preload/contract/message-parts.ts';
import type { MessageView } from '../../../preload/contract/model.ts';
import { useApp, useUi } from '../../app-context.ts';
import { formatLength } from '../../format/duration.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { MediaButton } from './media-button.tsx';
import styles from './media.module.css';
import { useMediaControl, type MediaControl } from './use-media-control.ts';
import { useSound } from './use-sound.ts';
import { Waveform } from './waveform.tsx';

/** How fast voice messages are heard; the same for all of them. */
export const speeds = [1, 1.5, 2] as const;
const nextSpeed = (speed: number): number =>
  speeds[(speeds.findIndex((one) => one === speed) + 1) % speeds.length] ?? 1;

function Speed() {
  const { t } = useTranslation();
  const { ui } = useApp().stores;
  const speed = useUi((state) => state.voiceSpeed);
  return (
    <button
      type="button"
      className={styles.speed}
      aria-label={t('media.speed', { speed })}
      title={t('media.speed', { speed })}
      onClick={() => ui.setState({ voiceSpeed: nextSpeed(speed) })}
    >
      {speed}×
    </button>
  );
}

/** What plays a sound that is here: a button, its shape to seek in, how long it is, and for voices the speed. */
export function Player({
  url,
  media,
  what,
}: {
  url: string;
  media: Pick<MediaView, 'type' | 'seconds' | 'waveform'>;
  what: string;
}) {
  const { t } = useTranslation();
  const chosen = useUi((state) => state.voiceSpeed);
  const voice = media.type === 'voice';
  const {
    element,
    playing,
    at,
    length: seconds,
    failed,
    toggle,
    seek,
  } = useSound(media.seconds, voice ? chosen : 1);
  const length = Math.max(seconds, 0.1);
  const Icon = playing ? Pause : Play;
  const time = formatLength(playing || at > 0 ? at : seconds);
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- a recording that somebody sent; nobody has written it down */}
      <audio ref={element} src={url} preload="metadata" />
      <button
        type="button"
        className={styles.play}
        aria-label={`${playing ? t('media.pause') : t('media.play')}: ${what}`}
        onClick={toggle}
      >
        <Icon size={20} strokeWidth={2} aria-hidden="true" />
      </button>
      <div className={styles.track}>
        <Waveform waveform={media.waveform} done={at / length} />
        <input
          type="range"
          min={0}
          max={length}
          step={0.1}
          value={Math.min(at, length)}
          aria-label={t('media.position', { what })}
          aria-valuetext={t('media.timeOf', {
            at: formatLength(at),
            length: formatLength(seconds),
          })}
          className={styles.slider}
          onChange={(event) => seek(Number(event.target.value))}
        />
      </div>
      <span className={styles.time}>{time}</span>
      {voice && <Speed />}
      {failed && <p className={styles.trouble}>{t('media.cantPlay')}</p>}
    </>
  );
}

function Waiting({ control, media, what }: { control: MediaControl; media: MediaView; what: string }) {
  return (
    <>
      <MediaButton control={control} what={what} />
      <div className={styles.track}>
        <Waveform waveform={media.waveform} done={0} />
      </div>
      {media.seconds !== null && <span className={styles.time}>{formatLength(media.seconds)}</span>}
      {control.trouble !== undefined && <p className={styles.trouble}>{control.trouble}</p>}
    </>
  );
}

/** A voice message or a piece of music: play, seek, and for voices the speed. */
export function SoundPlayer({ message, media }: { message: MessageView; media: MediaView }) {
  const { t } = useTranslation();
  const control = useMediaControl(message, media);
  const what = media.type === 'voice' ? t('kind.voice') : (media.fileName ?? t('kind.audio'));
  return (
    <div className={styles.sound}>
      {media.type === 'audio' && media.fileName !== null && (
        <p className={styles.soundName} dir="auto">
          {media.fileName}
        </p>
      )}
      {control === null && media.state.kind === 'here' ? (
        <Player url={media.state.url} media={media} what={what} />
      ) : (
        control !== null && <Waiting control={control} media={media} what={what} />
      )}
    </div>
  );
}
