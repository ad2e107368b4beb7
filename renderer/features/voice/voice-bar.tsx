import { Pause, Mic, SendHorizontal, Square, Trash2 } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useApp } from '../../app-context.ts';
import type { ChatPlace, RecordedVoice, Recording } from '../../stores/ui-state.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { Player } from '../media/sound-player.tsx';
import { LiveSound } from './live-sound.tsx';
import styles from './voice.module.css';

function Steps({ recording }: { recording: Recording }) {
  const { t } = useTranslation();
  const { voice } = useApp();
  const { phase } = recording;
  if (phase !== 'recording' && phase !== 'paused') return null;
  const records = phase === 'recording';
  return (
    <>
      <IconButton
        icon={records ? Pause : Mic}
        label={records ? t('voice.pause') : t('voice.resume')}
        side="top"
        onClick={() => (records ? voice.pause() : voice.resume())}
      />
      <IconButton
        icon={Square}
        label={t('voice.finish')}
        side="top"
        onClick={() => void voice.finish(null)}
      />
    </>
  );
}

/** In words, for the eye and for screen readers, what goes on. */
function useStateWords(recording: Recording | null, voice: RecordedVoice | undefined): string {
  const { t } = useTranslation();
  if (recording === null) return voice?.stop ? t(`voice.stopped.${voice.stop}`) : t('voice.ended');
  switch (recording.phase) {
    case 'asking':
      return t('voice.asking');
    case 'recording':
      return t('voice.recording');
    case 'paused':
      return t('voice.paused');
    case 'ending':
    case 'held':
      return t('voice.ended');
  }
}

/** In place of the message box: a voice message that is recorded now, or was and waits to be sent. */
export function VoiceBar({
  place,
  recording,
  recorded,
  canSend,
  onSend,
}: {
  place: ChatPlace;
  recording: Recording | null;
  recorded: RecordedVoice | undefined;
  canSend: boolean;
  onSend: () => void;
}) {
  const { t } = useTranslation();
  const app = useApp();
  const send = useRef<HTMLButtonElement>(null);
  const words = useStateWords(recording, recorded);
  const phase = recording?.phase ?? 'recorded';
  const ready = canSend && phase !== 'asking' && phase !== 'ending';
  useEffect(() => {
    // What plays would be recorded along.
    for (const sound of document.querySelectorAll<HTMLMediaElement>('audio, video')) sound.pause();
    send.current?.focus();
  }, []);
  useEffect(() => {
    // The button that ended it is gone.
    if (phase === 'recorded' && document.activeElement === document.body) send.current?.focus();
  }, [phase]);
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      app.voice.discard(place);
    }
    // A key that is held since it began the recording must not send it.
    if (event.key === 'Enter' && event.repeat) event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, for all that is inside
    <div role="group" aria-label={t('voice.bar')} className={styles.bar} onKeyDown={keyDown}>
      <IconButton
        icon={Trash2}
        label={t('voice.discard')}
        hint={t('voice.discardHint')}
        side="top"
        onClick={() => app.voice.discard(place)}
      />
      <div className={styles.middle}>
        <p role="status" className={styles.state} data-phase={phase}>
          {words}
        </p>
        {recording === null && recorded !== undefined ? (
          <div className={styles.sound}>
            <Player
              url={recorded.attachment.previewUrl ?? ''}
              media={{ type: 'voice', seconds: recorded.attachment.seconds, waveform: recorded.waveform }}
              what={t('kind.voice')}
            />
          </div>
        ) : (
          <LiveSound />
        )}
      </div>
      {recording !== null && <Steps recording={recording} />}
      <IconButton
        ref={send}
        icon={SendHorizontal}
        label={t('voice.send')}
        side="top"
        className={styles.send}
        // Not `disabled`, which would lose the focus.
        aria-disabled={!ready}
        onClick={() => {
          if (ready) onSend();
        }}
      />
    </div>
  );
}
