import { ChevronRight } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef, useState } from 'react';
import { classNames } from '../../ui/class-names.ts';
import menuStyles from '../account-menu/account-menus.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import type { Anchor } from './message-menu-context.ts';
import type { MessageMenuItem } from './menu-items.ts';
import styles from './message-menu.module.css';
import { QuickReactions } from './quick-reactions.tsx';

function Item({ item, onRun }: { item: MessageMenuItem; onRun: (run: () => void) => void }) {
  const body = (
    <>
      <item.icon size={16} strokeWidth={1.75} aria-hidden="true" />
      {item.label}
    </>
  );
  const className = classNames(menuStyles.item, item.danger === true && menuStyles.danger);
  if (item.choices === undefined) {
    return (
      <DropdownMenu.Item className={className} onSelect={() => onRun(item.run)}>
        {body}
      </DropdownMenu.Item>
    );
  }
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className={className}>
        {body}
        <ChevronRight size={16} strokeWidth={1.75} aria-hidden="true" className={styles.more} />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.SubContent className={menuStyles.menu} collisionPadding={8}>
        {item.choices.map((choice) => (
          <DropdownMenu.Item
            key={choice.label}
            className={menuStyles.item}
            onSelect={() => onRun(choice.run)}
          >
            {choice.label}
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.SubContent>
    </DropdownMenu.Sub>
  );
}

/**
 * What can be done with one message: a row of reactions, then the rest. There is one for a whole conversation, put where
 * it was asked for. Not modal, and actions wait until it is gone: see `account-menus.tsx`.
 */
export function MessageMenuAt({
  anchor,
  items,
  reaction,
  onReact,
  onMoreReactions,
  onClose,
  onGone,
}: {
  anchor: Anchor;
  items: readonly MessageMenuItem[];
  /** The own reaction, or null for none. */
  reaction: string | null;
  /** Absent where nothing can be put on the message. */
  onReact?: ((emoji: string) => void) | undefined;
  /** Asks for an emoji beyond the row. */
  onMoreReactions: () => void;
  onClose: () => void;
  /** The menu is gone, and the focus wants a place. */
  onGone: () => void;
}) {
  const { t } = useTranslation();
  const [host] = useState(() => document.querySelector('main'));
  const chosen = useRef<(() => void) | null>(null);
  const { x, y, width, height } = anchor;
  return (
    <DropdownMenu.Root
      open
      modal={false}
      dir={document.dir === 'rtl' ? 'rtl' : 'ltr'}
      onOpenChange={(open) => !open && onClose()}
    >
      <DropdownMenu.Trigger asChild>
        <span aria-hidden="true" className={styles.anchor} style={{ left: x, top: y, width, height }} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={host}>
        <DropdownMenu.Content
          className={classNames(menuStyles.menu, styles.menu)}
          aria-label={t('messageMenu.label')}
          aria-labelledby={undefined}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onGone();
            const run = chosen.current;
            chosen.current = null;
            if (run !== null) setTimeout(run, 0);
          }}
        >
          {onReact !== undefined && (
            <>
              <QuickReactions
                mine={reaction}
                onReact={(emoji) => (chosen.current = () => onReact(emoji))}
                onMore={() => (chosen.current = onMoreReactions)}
              />
              <DropdownMenu.Separator className={menuStyles.separator} />
            </>
          )}
          {items.map((item) => (
            <Item key={item.key} item={item} onRun={(run) => (chosen.current = run)} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
