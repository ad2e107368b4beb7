import { X } from 'lucide-react';
import { useState } from 'react';
import { useApp } from '../../app-context.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { settingsPages } from './settings-pages.ts';
import styles from './settings-screen.module.css';

/** The settings of the window and the app, page by page. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const { accounts } = useApp();
  const [shown, setShown] = useState('appearance');
  const page = settingsPages.find(({ id }) => id === shown);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape leaves, wherever the focus is inside
    <div
      className={styles.screen}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) accounts.show('account');
      }}
    >
      <header className={styles.header}>
        <h1 className={styles.title}>{t('settingsPages.title')}</h1>
        <IconButton icon={X} label={t('settingsPages.close')} onClick={() => accounts.show('account')} />
      </header>
      <div className={styles.columns}>
        <nav className={styles.pages} aria-label={t('settingsPages.title')}>
          {settingsPages.map(({ id, title, icon: Icon }) => (
            <button
              key={id}
              type="button"
              className={styles.entry}
              aria-current={id === shown ? 'page' : undefined}
              onClick={() => setShown(id)}
            >
              <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
              {t(title)}
            </button>
          ))}
        </nav>
        {page !== undefined && (
          <div className={styles.page}>
            <page.Page />
          </div>
        )}
      </div>
    </div>
  );
}
