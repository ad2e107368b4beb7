import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import type { Components } from 'react-virtuoso';
import type { MessageView } from '../../../preload/contract/model.ts';
import { Button } from '../../ui/button.tsx';
import styles from './message-list.module.css';

export interface MessageListContext {
  readonly label: string;
  readonly fetching: boolean;
  readonly hasOlder: boolean;
  readonly loadOlder: () => void;
}

/* New messages are read out by their own live region; this one would read out whatever is scrolled into being. */
function Scroller({ context, ...rest }: ComponentProps<'div'> & { context: MessageListContext }) {
  return <div {...rest} role="log" aria-live="off" aria-label={context.label} tabIndex={0} />;
}

function Header({ context }: { context: MessageListContext }) {
  const { t } = useTranslation();
  if (!context.hasOlder) return <div className={styles.head} />;
  return (
    <div className={styles.head}>
      {context.fetching ? (
        <span className={styles.older}>{t('conversation.loadingOlder')}</span>
      ) : (
        <Button small tone="quiet" onClick={context.loadOlder}>
          {t('conversation.older')}
        </Button>
      )}
    </div>
  );
}

const Footer = () => <div className={styles.foot} />;

/** The virtual list as a log. */
export const messageListParts = { Scroller, Header, Footer } as Components<MessageView, MessageListContext>;
