import { Ellipsis } from 'lucide-react';
import type { MessageView } from '../../../preload/contract/model.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { anchorOf, useMessageMenu } from './message-menu-context.ts';
import styles from './message-tools.module.css';

/** The button beside a message that is pointed at or has the focus: it opens the menu. */
export function MessageTools({ message }: { message: MessageView }) {
  const { t } = useTranslation();
  const menu = useMessageMenu();
  if (menu === null) return null;
  return (
    <div className={styles.tools}>
      <button
        type="button"
        className={styles.button}
        aria-label={t('messageMenu.open')}
        title={t('messageMenu.open')}
        aria-haspopup="menu"
        onClick={(event) => menu.open(message.id, anchorOf(event.currentTarget))}
      >
        <Ellipsis size={18} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </div>
  );
}
