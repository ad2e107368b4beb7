import { memo } from 'react';
import {
  Activity,
  Archive,
  Ellipsis,
  Eye,
  EyeOff,
  Keyboard,
  Pause,
  Play,
  RefreshCw,
  Settings,
  type LucideIcon,
} from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { shortcutKeys, type ShortcutId } from '../../../preload/contract/shortcuts.ts';
import { useAccounts, useApp, usePreferences } from '../../app-context.ts';
import { afterMenu } from '../../ui/after-menu.ts';
import { formatKeys } from '../../format/shortcut-keys.ts';
import { visibleAccounts } from '../../stores/selectors.ts';
import buttonStyles from '../../ui/icon-button.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useLayerHost } from '../../ui/use-layer-host.ts';
import styles from './account-menus.module.css';

function Item({
  icon: Icon,
  label,
  shortcut,
  run,
}: {
  icon: LucideIcon;
  label: string;
  shortcut?: ShortcutId;
  run: () => void;
}) {
  return (
    // As in account-menus.tsx: a dialog gets the focus only when the menu is gone.
    <DropdownMenu.Item className={styles.item} onSelect={afterMenu(run)}>
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      {label}
      {shortcut !== undefined && (
        <span className={styles.keys} aria-hidden="true" dir="ltr">
          {formatKeys(shortcutKeys(shortcut))}
        </span>
      )}
    </DropdownMenu.Item>
  );
}

/** What concerns all accounts at once, and the window itself, at the foot of the strip. */
export const MoreMenu = memo(function MoreMenu() {
  const { t } = useTranslation();
  const app = useApp();
  const { accounts, backups, choices, shortcuts } = app;
  const [host, look] = useLayerHost();
  const hidden = usePreferences((state) => state.hideNames);
  const hasAccounts = useAccounts((state) => visibleAccounts(state).length > 0);
  return (
    <DropdownMenu.Root modal={false} onOpenChange={look}>
      <Tooltip text={t('accounts.more')} side="right">
        <DropdownMenu.Trigger className={buttonStyles.button} aria-label={t('accounts.more')}>
          <Ellipsis size={18} strokeWidth={1.75} aria-hidden="true" />
        </DropdownMenu.Trigger>
      </Tooltip>
      <DropdownMenu.Portal container={host}>
        <DropdownMenu.Content className={styles.menu} side="right" align="end" collisionPadding={8}>
          {hasAccounts && (
            <>
              <Item
                icon={Pause}
                label={t('accounts.pauseAll')}
                run={() => void accounts.forAll('pauseAll')}
              />
              <Item
                icon={Play}
                label={t('accounts.resumeAll')}
                run={() => void accounts.forAll('resumeAll')}
              />
              <Item
                icon={RefreshCw}
                label={t('accounts.restartAll')}
                run={() => void accounts.forAll('restartAll')}
              />
            </>
          )}
          <Item icon={Archive} label={t('accounts.backups')} run={() => backups.show({ kind: 'home' })} />
          {hasAccounts && (
            <Item icon={Activity} label={t('accounts.check')} run={() => choices.open({ kind: 'check' })} />
          )}
          <DropdownMenu.Separator className={styles.separator} />
          <Item
            icon={hidden ? Eye : EyeOff}
            label={hidden ? t('hiding.end') : t('shortcuts.name.hide-names')}
            shortcut="hide-names"
            run={() => shortcuts.run('hide-names')}
          />
          <Item
            icon={Keyboard}
            label={t('shortcuts.title')}
            shortcut="sheet"
            run={() => shortcuts.run('sheet')}
          />
          <Item
            icon={Settings}
            label={t('shortcuts.name.settings')}
            shortcut="settings"
            run={() => shortcuts.run('settings')}
          />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
});
