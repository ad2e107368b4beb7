import { useEffect, useState } from 'react';
import { useApp } from '../../app-context.ts';
import { formatLength } from '../../format/duration.ts';
import { Waveform } from '../media/waveform.tsx';
import styles from './voice.module.css';

/** How often it is drawn anew. Milliseconds. */
const drawEvery = 100;
/** So many of the last levels are shown: two seconds of them. */
const shown = 40;

/** How long the recording is, and how loud it was a moment ago. */
export function LiveSound() {
  const { voice } = useApp();
  const [{ seconds, levels }, setLive] = useState({ seconds: 0, levels: [] as readonly number[] });
  useEffect(() => {
    const look = (): void => {
      const live = voice.live();
      setLive({ seconds: live.seconds, levels: live.levels.slice(-shown) });
    };
    look();
    const timer = setInterval(look, drawEvery);
    return () => clearInterval(timer);
  }, [voice]);
  const silent = Array.from({ length: shown - levels.length }, () => 0);
  return (
    <div className={styles.sound}>
      <span role="timer" className={styles.time}>
        {formatLength(Math.floor(seconds))}
      </span>
      <div className={styles.live}>
        <Waveform waveform={[...silent, ...levels.map((level) => 100 * level)]} done={1} />
      </div>
    </div>
  );
}
