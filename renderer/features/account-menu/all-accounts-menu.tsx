import { Activity, Archive, Ellipsis, Pause, Play, RefreshCw, type LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app-context.ts';
import buttonStyles from '../../ui/icon-button.module.css';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useLayerHost } from '../../ui/use-layer-host.ts';
import styles from './account-menus.module.css';

function Item({ icon: Icon, label, run }: { icon: LucideIcon; label: string; run: () => void }) {
  return (
    // As in account-menus.tsx: a dialog gets the focus only when the menu is gone.
    <DropdownMenu.Item className={styles.item} onSelect={() => setTimeout(run, 0)}>
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      {label}
    </DropdownMenu.Item>
  );
}

/** What can be done with all accounts at once, at the foot of the strip. */
export function AllAccountsMenu() {
  const { t } = useTranslation();
  const { accounts, backups, choices } = useApp();
  const [host, look] = useLayerHost();
  return (
    <DropdownMenu.Root modal={false} onOpenChange={look}>
      <Tooltip text={t('accounts.all')} side="right">
        <DropdownMenu.Trigger className={buttonStyles.button} aria-label={t('accounts.all')}>
          <Ellipsis size={18} strokeWidth={1.75} aria-hidden="true" />
        </DropdownMenu.Trigger>
      </Tooltip>
      <DropdownMenu.Portal container={host}>
        <DropdownMenu.Content className={styles.menu} side="right" align="end" collisionPadding={8}>
          <Item icon={Pause} label={t('accounts.pauseAll')} run={() => void accounts.forAll('pauseAll')} />
          <Item icon={Play} label={t('accounts.resumeAll')} run={() => void accounts.forAll('resumeAll')} />
          <Item
            icon={RefreshCw}
            label={t('accounts.restartAll')}
            run={() => void accounts.forAll('restartAll')}
          />
          <Item icon={Archive} label={t('accounts.backups')} run={() => backups.show({ kind: 'home' })} />
          <Item icon={Activity} label={t('accounts.check')} run={() => choices.open({ kind: 'check' })} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
