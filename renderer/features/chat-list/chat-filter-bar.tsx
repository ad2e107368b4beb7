import { useId } from 'react';
import type { ChatFilter } from '../../../preload/contract/chat-filters.ts';
import { useApp, useUi } from '../../app-context.ts';
import styles from './chat-filter-bar.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** The filters that have a button; the list knows more. */
const shown = ['all', 'unread', 'groups', 'archived'] as const satisfies readonly ChatFilter[];

/** Which chats the list shows. */
export function ChatFilterBar() {
  const { t } = useTranslation();
  const { ui } = useApp().stores;
  const filter = useUi((state) => state.chatFilter);
  const group = useId();
  return (
    <fieldset className={styles.bar}>
      <legend className="visually-hidden">{t('chatFilter.label')}</legend>
      {shown.map((one) => (
        <label key={one} className={styles.choice}>
          <input
            type="radio"
            name={group}
            className={styles.radio}
            checked={one === filter}
            onChange={() => ui.setState({ chatFilter: one })}
          />
          <span className={styles.face}>{t(`chatFilter.${one}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
