import { useEffect, useState } from 'react';
import type { MessageInfo, ReceiptView } from '../../../preload/contract/message-parts.ts';
import type { AccountId, MessageView } from '../../../preload/contract/model.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { placeOf } from '../../actions/media-actions.ts';
import { useApp } from '../../app-context.ts';
import { formatInstant } from '../../format/time.ts';
import { Button } from '../../ui/button.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { receiptGroups } from './receipt-groups.ts';
import styles from './info-dialog.module.css';

function Receipts({ title, rows }: { title: string; rows: readonly (ReceiptView & { at: number })[] }) {
  const locale = useLocale();
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      <ul className={styles.list}>
        {rows.map(({ personId, name, at }) => (
          <li key={personId} className={styles.row}>
            <span className={styles.name} dir="auto" data-private>
              {name}
            </span>
            <time className={styles.time} dateTime={new Date(at).toISOString()}>
              {formatInstant(at, locale)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}

function EarlierTexts({ texts }: Pick<MessageInfo, 'texts'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <section>
      <h3 className={styles.heading}>{t('messageInfo.texts')}</h3>
      <ol className={styles.list}>
        {texts.map(({ at, text }) => (
          <li key={at} className={styles.text}>
            <time className={styles.time} dateTime={new Date(at).toISOString()}>
              {formatInstant(at, locale)}
            </time>
            <p dir="auto" data-private>
              {text}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Facts({ info, message }: { info: MessageInfo; message: MessageView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { played, read, delivered } = receiptGroups(info.receipts);
  return (
    <>
      <p>{t('messageInfo.sentAt', { time: formatInstant(info.sentAt, locale) })}</p>
      {played.length > 0 && <Receipts title={t('messageInfo.playedBy')} rows={played} />}
      {read.length > 0 && <Receipts title={t('messageInfo.readBy')} rows={read} />}
      {delivered.length > 0 && <Receipts title={t('messageInfo.deliveredTo')} rows={delivered} />}
      {message.fromMe && info.receipts.length === 0 && (
        <p className={styles.note}>{t('messageInfo.nothingYet')}</p>
      )}
      {info.texts.length > 0 && <EarlierTexts texts={info.texts} />}
    </>
  );
}

/** When a message was sent, whom it reached and who has read it, and what it said before it was edited. */
export function InfoDialog({
  accountId,
  message,
  onClose,
}: {
  accountId: AccountId;
  message: MessageView;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const app = useApp();
  const [info, setInfo] = useState<MessageInfo | null>(null);
  const [error, setError] = useState<ErrorCode | null>(null);
  useEffect(() => {
    let gone = false;
    // What is known grows while one looks: every change of the message asks anew.
    void app.deeds.info(placeOf(accountId, message)).then((answer) => {
      if (gone) return;
      if (answer.ok) setInfo(answer.value);
      else setError(answer.error.code);
    });
    return () => {
      gone = true;
    };
  }, [app, accountId, message]);
  return (
    <ModalDialog title={t('messageInfo.title')} onClose={onClose}>
      {info !== null && <Facts info={info} message={message} />}
      {info === null && error !== null && <p role="alert">{t(`error.${error}`)}</p>}
      {info === null && error === null && (
        <Delayed>
          <Skeleton className={styles.skeleton} />
        </Delayed>
      )}
      <div className={styles.buttons}>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </div>
    </ModalDialog>
  );
}
