import { EllipsisVertical } from 'lucide-react';
import { ContextMenu, DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../preload/contract/model.ts';
import { classNames } from '../../ui/class-names.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useLayerHost } from '../../ui/use-layer-host.ts';
import buttonStyles from '../../ui/icon-button.module.css';
import styles from './account-menus.module.css';
import { useAccountMenu, type AccountMenuItem } from './use-account-menu.ts';

const itemClass = (item: AccountMenuItem): string => classNames(styles.item, item.danger && styles.danger);

function ItemBody({ item }: { item: AccountMenuItem }) {
  return (
    <>
      <item.icon size={16} strokeWidth={1.75} aria-hidden="true" />
      {item.label}
    </>
  );
}

/*
 * Both menus are not modal: the modal ones lock scrolling with a <style> element, which the content security policy
 * forbids. An action waits until the menu is gone, so that a dialog gets the focus and the menu does not take it back.
 */
const afterMenu = (run: () => void) => (): void => {
  setTimeout(run, 0);
};

/** The menu on right click or context-menu key. */
export function AccountContextMenu({ account, children }: { account: AccountView; children: ReactNode }) {
  const { t } = useTranslation();
  const [host, look] = useLayerHost();
  const items = useAccountMenu(account);
  return (
    <ContextMenu.Root modal={false} onOpenChange={look}>
      <ContextMenu.Trigger asChild>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal container={host}>
        <ContextMenu.Content className={styles.menu} aria-label={t('accounts.menu')} collisionPadding={8}>
          {items.map((item) => (
            <ContextMenu.Item key={item.key} className={itemClass(item)} onSelect={afterMenu(item.run)}>
              <ItemBody item={item} />
            </ContextMenu.Item>
          ))}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

/** The visible button with the same menu. */
export function AccountMenuButton({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const [host, look] = useLayerHost();
  const items = useAccountMenu(account);
  return (
    <DropdownMenu.Root modal={false} onOpenChange={look}>
      <Tooltip text={t('accounts.menu')}>
        <DropdownMenu.Trigger className={buttonStyles.button} aria-label={t('accounts.menu')}>
          <EllipsisVertical size={18} strokeWidth={1.75} aria-hidden="true" />
        </DropdownMenu.Trigger>
      </Tooltip>
      <DropdownMenu.Portal container={host}>
        <DropdownMenu.Content className={styles.menu} align="end" sideOffset={4} collisionPadding={8}>
          {items.map((item) => (
            <DropdownMenu.Item key={item.key} className={itemClass(item)} onSelect={afterMenu(item.run)}>
              <ItemBody item={item} />
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
