import { memo } from 'react';
import { Check, ListFilter } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useAccounts, useApp, useUi } from '../../app-context.ts';
import { passesFilter, visibleAccounts } from '../../stores/selectors.ts';
import { stripFilters, type StripFilter } from '../../stores/ui-state.ts';
import { classNames } from '../../ui/class-names.ts';
import buttonStyles from '../../ui/icon-button.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useLayerHost } from '../../ui/use-layer-host.ts';
import menuStyles from '../account-menu/account-menus.module.css';
import styles from './account-strip.module.css';

function Count({ filter }: { filter: StripFilter }) {
  const count = useAccounts(
    (state) => visibleAccounts(state).filter((account) => passesFilter(account, filter)).length,
  );
  return <span className={styles.filterCount}>{count}</span>;
}

/** Chooses which accounts the strip shows. */
export const StripFilterButton = memo(function StripFilterButton() {
  const { t } = useTranslation();
  const { ui } = useApp().stores;
  const filter = useUi((state) => state.stripFilter);
  const [host, look] = useLayerHost();
  const label = filter === 'all' ? t('strip.filter') : t('strip.filtered', { filter: t(`strip.${filter}`) });
  return (
    <DropdownMenu.Root modal={false} onOpenChange={look}>
      <Tooltip text={label} side="right">
        <DropdownMenu.Trigger
          className={classNames(buttonStyles.button, styles.filter, filter !== 'all' && styles.filtered)}
          aria-label={label}
        >
          <ListFilter size={18} strokeWidth={1.75} aria-hidden="true" />
        </DropdownMenu.Trigger>
      </Tooltip>
      <DropdownMenu.Portal container={host}>
        <DropdownMenu.Content className={menuStyles.menu} side="right" align="start" collisionPadding={8}>
          <DropdownMenu.RadioGroup
            value={filter}
            onValueChange={(value) => {
              const chosen = stripFilters.find((one) => one === value);
              if (chosen !== undefined) ui.setState({ stripFilter: chosen });
            }}
          >
            {stripFilters.map((one) => (
              <DropdownMenu.RadioItem key={one} value={one} className={menuStyles.item}>
                <span className={menuStyles.check}>
                  <DropdownMenu.ItemIndicator>
                    <Check size={16} strokeWidth={2} aria-hidden="true" />
                  </DropdownMenu.ItemIndicator>
                </span>
                {t(`strip.${one}`)}
                <Count filter={one} />
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
});
