import type { ComponentProps } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.ts';

export type ButtonTone = 'primary' | 'secondary' | 'danger' | 'quiet';

/** A button with words. `busy` keeps its size and its focus, and says that it is at work. */
export function Button({
  tone = 'secondary',
  busy = false,
  small = false,
  className,
  ...rest
}: ComponentProps<'button'> & { tone?: ButtonTone; busy?: boolean; small?: boolean }) {
  return (
    <button
      type="button"
      aria-busy={busy || undefined}
      className={classNames(styles.button, styles[tone], small && styles.small, className)}
      {...rest}
    />
  );
}
