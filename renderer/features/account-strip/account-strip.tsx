import { Plus, Table2 } from 'lucide-react';
import { memo, useEffect, useMemo, type KeyboardEvent } from 'react';
import { useAccounts, useApp, useUi } from '../../app-context.ts';
import { shortcutKeys } from '../../../preload/contract/shortcuts.ts';
import { formatKeys } from '../../format/shortcut-keys.ts';
import { stepAccount } from '../../stores/move-account.ts';
import {
  currentAccountId,
  passesFilter,
  stripSections,
  visibleAccounts,
  type StripSection,
} from '../../stores/selectors.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { MoreMenu } from '../account-menu/more-menu.tsx';
import { accountShortcut } from '../shortcuts/account-shortcut.ts';
import { PlainFileMark } from '../vault/plain-file-mark.tsx';
import styles from './account-strip.module.css';
import { AccountTab, accountTabId } from './account-tab.tsx';
import { AllAccountsButton } from './all-accounts-button.tsx';
import { StripFilterButton } from './strip-filter.tsx';
import { StripGroup } from './strip-group.tsx';
import { StripDragProvider, useStripDrag } from './use-strip-drag.ts';

/** Where a key leads in a column of `count` tabs; null when it is none of ours. */
function target(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return (index + 1) % count;
    case 'ArrowUp':
      return (index - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** The sections that the filter leaves. Under a filter nothing is folded away: what was asked for has to be seen. */
function useShownSections(): readonly StripSection[] {
  const byId = useAccounts((state) => state.byId);
  const order = useAccounts((state) => state.order);
  const filter = useUi((state) => state.stripFilter);
  return useMemo(
    () =>
      stripSections({ byId, order }).flatMap((section) => {
        const accounts = section.accounts.filter((account) => passesFilter(account, filter));
        const folded = section.folded && filter === 'all';
        return accounts.length === 0 ? [] : [{ ...section, folded, accounts }];
      }),
    [byId, order, filter],
  );
}

/** What is the same whatever comes in, while tabs change with each message. */
const FootButtons = memo(function FootButtons() {
  const { t } = useTranslation();
  const app = useApp();
  const view = useUi((state) => state.view);
  return (
    <>
      <IconButton
        icon={Plus}
        side="right"
        label={t('accounts.add')}
        className={styles.add}
        onClick={() => void app.link.add()}
      />
      <IconButton
        icon={Table2}
        side="right"
        label={t('overview.title')}
        hint={`${t('overview.title')} · ${formatKeys(shortcutKeys('overview'))}`}
        aria-current={view === 'overview' ? 'page' : undefined}
        onClick={() => app.accounts.show('overview')}
      />
    </>
  );
});

/** All accounts, always in sight. Arrow keys move and switch, with Alt and Shift they carry the account along. */
export function AccountStrip() {
  const { t } = useTranslation();
  const app = useApp();
  const drag = useStripDrag();
  const sections = useShownSections();
  const selected = useUi((state) => state.selected);
  const view = useUi((state) => state.view);
  const filter = useUi((state) => state.stripFilter);
  const current = useAccounts((state) => currentAccountId(state, selected));
  const places = useAccounts((state) => state.order);
  const byId = useAccounts((state) => state.byId);
  const shortcuts = useMemo(
    () =>
      new Map(visibleAccounts({ byId, order: places }).map(({ id }, index) => [id, accountShortcut(index)])),
    [byId, places],
  );
  const shown = sections.flatMap((section) => (section.folded ? [] : section.accounts));
  const stop = shown.some((account) => account.id === current) ? current : shown[0]?.id;
  const isEmpty = shortcuts.size === 0;

  useEffect(() => {
    if (current === null) return;
    document.getElementById(accountTabId(current))?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const move = (event: KeyboardEvent): void => {
    const id = (event.target as HTMLElement).dataset['account'];
    const index = shown.findIndex((account) => account.id === id);
    const focused = shown[index];
    if (focused === undefined || event.ctrlKey || event.metaKey) return;
    if (event.altKey && event.shiftKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      const all = stripSections(app.stores.accounts.getState());
      void app.accounts.move(focused.id, stepAccount(all, focused.id, event.key === 'ArrowUp' ? -1 : 1));
      // The tab is drawn anew where its group ends.
      requestAnimationFrame(() => document.getElementById(accountTabId(focused.id))?.focus());
      return;
    }
    const to = event.altKey || event.shiftKey ? null : target(event.key, index, shown.length);
    const account = to === null ? undefined : shown[to];
    if (account === undefined) return;
    event.preventDefault();
    app.accounts.select(account.id);
    document.getElementById(accountTabId(account.id))?.focus();
  };

  return (
    <nav className={styles.strip} aria-label={t('app.name')}>
      {!isEmpty && (
        <div className={styles.head}>
          <AllAccountsButton />
          {shortcuts.size > 1 && <StripFilterButton />}
        </div>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys belong to the tabs inside */}
      <div className={styles.tabs} onKeyDown={move}>
        <StripDragProvider value={drag}>
          {sections.map((section) => (
            <div key={section.group === '' ? section.accounts[0]?.id : `group ${section.group}`}>
              {section.group !== '' && <StripGroup section={section} />}
              {!section.folded && (
                <div
                  role="tablist"
                  aria-orientation="vertical"
                  aria-label={section.group === '' ? t('accounts.label') : section.group}
                >
                  {section.accounts.map((account) => (
                    <AccountTab
                      key={account.id}
                      accountId={account.id}
                      group={account.group}
                      selected={view === 'account' && account.id === current}
                      inTabOrder={account.id === stop}
                      shortcut={shortcuts.get(account.id) ?? null}
                    />
                  ))}
                </div>
              )}
            </div>
          ))}
        </StripDragProvider>
        {!isEmpty && sections.length === 0 && <p className={styles.none}>{t(`strip.none.${filter}`)}</p>}
      </div>
      <div className={styles.foot}>
        {/* Without accounts, the screen beside has the one button that says the same. */}
        {!isEmpty && <FootButtons />}
        <MoreMenu />
        <PlainFileMark />
      </div>
    </nav>
  );
}
