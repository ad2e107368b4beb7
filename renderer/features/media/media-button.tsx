import { classNames } from '../../ui/class-names.ts';
import styles from './media.module.css';
import type { MediaControl } from './use-media-control.ts';

const radius = 17;
const length = 2 * Math.PI * radius;

function Ring({ progress }: { progress: number | null }) {
  return (
    <svg
      viewBox="0 0 40 40"
      className={classNames(styles.ring, progress === null && styles.turning)}
      aria-hidden="true"
    >
      <circle cx="20" cy="20" r={radius} className={styles.ringTrack} />
      <circle
        cx="20"
        cy="20"
        r={radius}
        className={styles.ringBar}
        strokeDasharray={length}
        strokeDashoffset={length * (1 - (progress ?? 25) / 100)}
      />
    </svg>
  );
}

/** The round button on a file that is not here: fetch it, stop, try again. Its ring is true progress. */
export function MediaButton({ control, what }: { control: MediaControl; what: string }) {
  const { icon: Icon, progress } = control;
  return (
    <span className={styles.roundHolder}>
      <button
        type="button"
        className={styles.round}
        aria-label={`${control.label}: ${what}`}
        title={control.label}
        onClick={control.run}
      >
        <Icon size={18} strokeWidth={2} aria-hidden="true" />
      </button>
      {progress !== undefined && (
        <span
          role="progressbar"
          aria-label={what}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={progress ?? undefined}
          className={styles.ringHolder}
        >
          <Ring progress={progress} />
        </span>
      )}
    </span>
  );
}
