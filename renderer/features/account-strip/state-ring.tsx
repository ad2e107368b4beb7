import { AlarmClock, Pause, TriangleAlert, Unlink, type LucideIcon } from 'lucide-react';
import type { AccountState } from '../../../preload/contract/model.ts';
import { classNames } from '../../ui/class-names.ts';
import { stateTone } from './account-sentences.ts';
import styles from './state-ring.module.css';

const glyphs: Partial<Record<AccountState['kind'], LucideIcon>> = {
  waiting: AlarmClock,
  paused: Pause,
  stopped: TriangleAlert,
  unlinked: Unlink,
};

const radius = 22;
const circumference = 2 * Math.PI * radius;

/** The dash pattern of the ring: whole when online, an arc while something is on its way, dashes while it waits. */
function dashes(state: AccountState): string | undefined {
  if (state.kind === 'syncing' && state.percent !== null) {
    const done = (Math.max(4, state.percent) / 100) * circumference;
    return `${done} ${circumference - done}`;
  }
  switch (stateTone(state)) {
    case 'busy':
      return `${circumference * 0.28} ${circumference * 0.72}`;
    case 'late':
      return '4 4.64';
    case 'quiet':
    case 'resting':
    case 'needs-you':
      return undefined;
  }
}

/** The ring around an account and, where it is not online, a sign: the state without words and not by colour alone. */
export function StateRing({ state }: { state: AccountState }) {
  const Glyph = glyphs[state.kind];
  const tone = stateTone(state);
  const turning = tone === 'busy' && !(state.kind === 'syncing' && state.percent !== null);
  return (
    <>
      <svg
        className={classNames(styles.ring, styles[tone], turning && styles.turning)}
        viewBox="0 0 48 48"
        aria-hidden="true"
      >
        {tone === 'busy' && <circle className={styles.track} cx="24" cy="24" r={radius} />}
        <circle cx="24" cy="24" r={radius} strokeDasharray={dashes(state)} />
      </svg>
      {Glyph !== undefined && (
        <span className={classNames(styles.glyph, styles[tone])} aria-hidden="true">
          <Glyph size={11} strokeWidth={2.25} />
        </span>
      )}
    </>
  );
}
