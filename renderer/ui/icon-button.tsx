import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import styles from './icon-button.module.css';
import { Tooltip } from './tooltip.tsx';

/** A button without words: it has a name and a tooltip. */
export function IconButton({
  icon: Icon,
  label,
  hint,
  side,
  className,
  ...rest
}: Omit<ComponentProps<'button'>, 'children'> & {
  icon: LucideIcon;
  label: string;
  hint?: string;
  side?: 'top' | 'right' | 'bottom' | 'left';
}) {
  return (
    <Tooltip text={hint ?? label} {...(side === undefined ? {} : { side })}>
      <button type="button" aria-label={label} className={classNames(styles.button, className)} {...rest}>
        <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
