import { Check, CheckCheck, CircleAlert, Clock } from 'lucide-react';
import type { MessageStatus } from '../../preload/contract/model.ts';
import { classNames } from './class-names.ts';
import styles from './status-ticks.module.css';

const icons = {
  queued: Clock,
  sent: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  played: CheckCheck,
  failed: CircleAlert,
} as const;

/** How far an own message has come. Read ones are bolder and hued, and all have their word. */
export function StatusTicks({ status, label }: { status: Exclude<MessageStatus, 'none'>; label: string }) {
  const Icon = icons[status];
  const read = status === 'read' || status === 'played';
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={classNames(styles.ticks, read && styles.read, status === 'failed' && styles.failed)}
    >
      <Icon size={15} strokeWidth={read ? 2.5 : 1.75} aria-hidden="true" />
    </span>
  );
}
