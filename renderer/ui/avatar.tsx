import { useState } from 'react';
import { initials } from '../format/initials.ts';
import styles from './avatar.module.css';
import { classNames } from './class-names.ts';

/** A picture, or initials on a disc: on the hue around it for an account, neutral for a person. The name stands beside it. */
export function Avatar({
  name,
  size = 40,
  account = false,
  picture = null,
}: {
  name: string;
  size?: 24 | 36 | 40 | 96;
  account?: boolean;
  /** `app://media/…`; null shows the initials. */
  picture?: string | null;
}) {
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <span
      aria-hidden="true"
      data-private
      className={classNames(styles.avatar, account && styles.account, styles[`size${size}`])}
    >
      {picture === null || picture === broken ? (
        initials(name)
      ) : (
        <img
          src={picture}
          alt=""
          draggable={false}
          className={styles.picture}
          onError={() => setBroken(picture)}
        />
      )}
    </span>
  );
}
