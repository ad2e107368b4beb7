import { ChevronRight } from 'lucide-react';
import { ContextMenu } from 'radix-ui';
import { Fragment, useState, type MouseEvent, type ReactNode } from 'react';
import type { ChatView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { afterMenu } from '../../ui/after-menu.ts';
import { classNames } from '../../ui/class-names.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useLayerHost } from '../../ui/use-layer-host.ts';
import styles from '../account-menu/account-menus.module.css';
import { chatMenuItems, type ChatMenuItem } from './chat-menu-items.ts';

function Item({ item }: { item: ChatMenuItem }) {
  const className = classNames(styles.item, item.danger && styles.danger);
  const body = (
    <>
      <item.icon size={16} strokeWidth={1.75} aria-hidden="true" />
      {item.label}
    </>
  );
  if (item.choices === undefined) {
    return (
      <ContextMenu.Item className={className} onSelect={afterMenu(item.run)}>
        {body}
      </ContextMenu.Item>
    );
  }
  return (
    <ContextMenu.Sub>
      <ContextMenu.SubTrigger className={className}>
        {body}
        <ChevronRight size={16} strokeWidth={1.75} aria-hidden="true" className={styles.further} />
      </ContextMenu.SubTrigger>
      <ContextMenu.SubContent className={styles.menu} collisionPadding={8}>
        {item.choices.map((choice) => (
          <ContextMenu.Item key={choice.label} className={styles.item} onSelect={afterMenu(choice.run)}>
            {choice.label}
          </ContextMenu.Item>
        ))}
      </ContextMenu.SubContent>
    </ContextMenu.Sub>
  );
}

/**
 * The menu of the chats of a list, on right click or by the context-menu key: one for all rows, which say by `data-chat` which
 * they are. Not modal: see `account-menus.tsx`.
 */
export function ChatMenu({ rows, children }: { rows: readonly ChatView[]; children: ReactNode }) {
  const { t } = useTranslation();
  const app = useApp();
  const [host, look] = useLayerHost();
  const [chat, setChat] = useState<ChatView | null>(null);
  const choose = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-chat]') : null;
    const found = rows.find(({ id }) => id === row?.dataset['chat']);
    if (found === undefined) event.preventDefault();
    else setChat(found);
  };
  return (
    <ContextMenu.Root modal={false} onOpenChange={look}>
      <ContextMenu.Trigger asChild onContextMenu={choose}>
        {children}
      </ContextMenu.Trigger>
      <ContextMenu.Portal container={host}>
        <ContextMenu.Content className={styles.menu} aria-label={t('chatMenu.label')} collisionPadding={8}>
          {chat !== null &&
            chatMenuItems(t, app, chat).map((item) => (
              <Fragment key={item.key}>
                {item.apart === true && <ContextMenu.Separator className={styles.separator} />}
                <Item item={item} />
              </Fragment>
            ))}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
