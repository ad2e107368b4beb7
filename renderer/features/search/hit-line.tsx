import { memo } from 'react';
import type { MessageHit } from '../../../preload/contract/commands.ts';
import { useAccounts } from '../../app-context.ts';
import { shownName } from '../../format/shown-name.ts';
import { formatInstant, formatMoment } from '../../format/time.ts';
import { classNames } from '../../ui/class-names.ts';
import { MarkedText } from '../../ui/marked-text.tsx';
import { isNamedKind, kindIcons } from '../../ui/message-kind.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { accountName } from '../account-strip/account-sentences.ts';
import { hueOf } from '../account-strip/account-tab.tsx';
import styles from './search.module.css';

/** One message that was found: whose it is, where it stands, and the words around what was looked for. */
export const HitLine = memo(function HitLine({
  hit,
  id,
  chosen,
  today,
  onGo,
}: {
  hit: MessageHit;
  id: string;
  chosen: boolean;
  today: number;
  onGo: (hit: MessageHit) => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const account = useAccounts((state) => state.byId[hit.accountId]);
  const Icon = kindIcons[hit.kind];
  const sender = hit.fromMe ? t('chats.you') : hit.senderName;
  const unnamed = hit.chatKind === 'status' ? t('conversation.statusUpdates') : '';
  const title = hit.chatTitle === '' ? unnamed : shownName(hit.chatTitle);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus, jsx-a11y/control-has-associated-label -- the keys are heard in the field above; it is called by the words in it
    <div
      role="option"
      id={id}
      aria-selected={chosen}
      className={classNames(styles.hit, chosen && styles.chosen)}
      data-hue={account === undefined ? undefined : hueOf(account)}
      onClick={() => onGo(hit)}
    >
      <span className={styles.edge} aria-hidden="true" />
      <span className={styles.words}>
        <span className={styles.top}>
          <bdi className={styles.chat} data-private>
            {title}
          </bdi>
          {account !== undefined && (
            <bdi className={styles.account} data-private>
              {accountName(t, account)}
            </bdi>
          )}
          <time
            className={styles.time}
            dateTime={new Date(hit.sentAt).toISOString()}
            title={formatInstant(hit.sentAt, locale)}
          >
            {formatMoment(hit.sentAt, today, locale, t('chats.yesterday'))}
          </time>
        </span>
        <span className={styles.snippet}>
          {Icon !== undefined && <Icon size={14} strokeWidth={1.75} aria-hidden="true" />}
          <span className={styles.snippetText} dir="auto" data-private>
            {sender !== null && sender !== '' && (
              <>
                <bdi className={styles.sender}>{shownName(sender)}</bdi>
                {': '}
              </>
            )}
            {hit.snippet.text === '' && isNamedKind(hit.kind) ? (
              t(`kind.${hit.kind}`)
            ) : (
              <MarkedText marked={hit.snippet} />
            )}
          </span>
        </span>
      </span>
    </div>
  );
});
