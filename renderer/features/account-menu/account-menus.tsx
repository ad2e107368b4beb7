import { EllipsisVertical } from 'lucide-react';
import { ContextMenu, DropdownMenu } from 'radix-ui';
import { Fragment, type ReactNode } from 'react';
import type { AccountId, AccountView } from '../../../preload/contract/model.ts';
import { useAccounts } from '../../app-context.ts';
import { afterMenu } from '../../ui/after-menu.ts';
import { classNames } from '../../ui/class-names.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useLayerHost } from '../../ui/use-layer-host.ts';
import buttonStyles from '../../ui/icon-button.module.css';
import styles from './account-menus.module.css';
import { useAccountMenu, type AccountMenuItem } from './use-account-menu.ts';

type MenuParts = Pick<typeof ContextMenu | typeof DropdownMenu, 'Item' | 'Separator'>;

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
 * forbids.
 */

/** Put together when the menu opens: a hundred accounts have one. `of`: the kind of menu that it is. */
function Items({ account, of: { Item, Separator } }: { account: AccountView; of: MenuParts }) {
  return useAccountMenu(account).map((item) => (
    <Fragment key={item.key}>
      {item.apart === true && <Separator className={styles.separator} />}
      <Item className={itemClass(item)} onSelect={afterMenu(item.run)}>
        <ItemBody item={item} />
      </Item>
    </Fragment>
  ));
}

function ContextItems({ accountId }: { accountId: AccountId }) {
  const account = useAccounts((state) => state.byId[accountId]);
  return account === undefined ? null : <Items account={account} of={ContextMenu} />;
}

/** The menu on right click or context-menu key. */
export function AccountContextMenu({ accountId, children }: { accountId: AccountId; children: ReactNode }) {
  const { t } = useTranslation();
  const [host, look] = useLayerHost();
  return (
    <ContextMenu.Root modal={false} onOpenChange={look}>
      <ContextMenu.Trigger asChild>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal container={host}>
        <ContextMenu.Content className={styles.menu} aria-label={t('accounts.menu')} collisionPadding={8}>
          <ContextItems accountId={accountId} />
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

/** The visible button with the same menu. */
export function AccountMenuButton({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const [host, look] = useLayerHost();
  return (
    <DropdownMenu.Root modal={false} onOpenChange={look}>
      <Tooltip text={t('accounts.menu')}>
        <DropdownMenu.Trigger className={buttonStyles.button} aria-label={t('accounts.menu')}>
          <EllipsisVertical size={18} strokeWidth={1.75} aria-hidden="true" />
        </DropdownMenu.Trigger>
      </Tooltip>
      <DropdownMenu.Portal container={host}>
        <DropdownMenu.Content className={styles.menu} align="end" sideOffset={4} collisionPadding={8}>
          <Items account={account} of={DropdownMenu} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
