import { Plus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { KeyboardEvent } from 'react';
import { classNames } from '../../ui/class-names.ts';
import styles from './message-menu.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** The six that WhatsApp offers. */
export const quickEmoji = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const;

/** Left and right go through the row, up and down leave it: the menu around it knows one direction only. */
function rowKeys(event: KeyboardEvent<HTMLElement>): void {
  const row = event.currentTarget;
  const menu = row.closest('[role="menu"]');
  const own = [...row.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  const all = [...(menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
  const place = own.findIndex((item) => item === document.activeElement);
  const step = getComputedStyle(row).direction === 'rtl' ? -1 : 1;
  const targets: Readonly<Record<string, HTMLElement | undefined>> = {
    ArrowRight: own[place + step],
    ArrowLeft: own[place - step],
    ArrowDown: all[own.length],
    ArrowUp: all.at(-1),
  };
  if (place === -1 || !(event.key in targets)) return;
  event.preventDefault();
  event.stopPropagation();
  targets[event.key]?.focus();
}

/** The usual reactions in one row; the own one is marked, and choosing it takes it back. */
export function QuickReactions({
  mine,
  onReact,
  onMore,
}: {
  /** The own reaction; null for none. */
  mine: string | null;
  /** An empty emoji takes the own one back. */
  onReact: (emoji: string) => void;
  /** All the others are asked for. */
  onMore: () => void;
}) {
  const { t } = useTranslation();
  // One that is not in the row stands in front of it, so that it can be taken back.
  const shown =
    mine === null || quickEmoji.some((emoji) => emoji === mine) ? quickEmoji : [mine, ...quickEmoji];
  return (
    <DropdownMenu.Group
      className={styles.reactions}
      aria-label={t('messageMenu.react')}
      onKeyDownCapture={rowKeys}
    >
      {shown.map((emoji) => (
        <DropdownMenu.CheckboxItem
          key={emoji}
          checked={emoji === mine}
          className={classNames(styles.reaction, emoji === mine && styles.own)}
          aria-label={
            emoji === mine ? t('messageMenu.unreact', { emoji }) : t('messageMenu.reactWith', { emoji })
          }
          onSelect={() => onReact(emoji === mine ? '' : emoji)}
        >
          {emoji}
        </DropdownMenu.CheckboxItem>
      ))}
      <DropdownMenu.Item
        className={styles.reaction}
        aria-label={t('messageMenu.moreReactions')}
        onSelect={onMore}
      >
        <Plus size={18} strokeWidth={1.75} aria-hidden="true" />
      </DropdownMenu.Item>
    </DropdownMenu.Group>
  );
}
