import { initials } from '../format/initials.ts';
import styles from './avatar.module.css';
import { classNames } from './class-names.ts';

/** Initials on a disc: on the hue around it for an account, neutral for a person. The name stands beside it. */
export function Avatar({
  name,
  size = 40,
  account = false,
}: {
  name: string;
  size?: 24 | 36 | 40;
  account?: boolean;
}) {
  return (
    <span
      aria-hidden="true"
      className={classNames(styles.avatar, account && styles.account, styles[`size${size}`])}
    >
      {initials(name)}
    </span>
  );
}
