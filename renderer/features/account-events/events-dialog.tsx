import { useEffect, useState } from 'react';
import type { AccountEventPage } from '../../../preload/contract/account-events.ts';
import type { AccountView } from '../../../preload/contract/model.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useApp } from '../../app-context.ts';
import { formatDay, formatInstant, formatTime, startOfDay } from '../../format/time.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { useNow } from '../../ui/use-now.ts';
import formStyles from '../account-settings/form.module.css';
import { useAccountName } from '../account-strip/account-sentences.ts';
import styles from './events-dialog.module.css';

type Line = AccountEventPage['events'][number];

function EventLine({ event, first, now }: { event: Line; first: boolean; now: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = { today: t('linking.details.today'), yesterday: t('linking.details.yesterday') };
  return (
    <li>
      {first && <h3 className={styles.day}>{formatDay(event.at, now, locale, words)}</h3>}
      <div className={styles.line}>
        <time
          className={styles.time}
          dateTime={new Date(event.at).toISOString()}
          title={formatInstant(event.at, locale)}
        >
          {formatTime(event.at, locale)}
        </time>
        <div>
          <p className={styles.what}>{t(`events.kind.${event.kind}`)}</p>
          {event.reason !== null && <p className={styles.why}>{t(`events.why.${event.reason}`)}</p>}
        </div>
      </div>
    </li>
  );
}

/** What happened to an account, newest first, by day. */
export function EventsDialog({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const { choices, desktop } = useApp();
  const name = useAccountName(account);
  const [events, setEvents] = useState<readonly Line[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [failure, setFailure] = useState<ErrorCode | null>(null);
  const { id } = account;
  const now = useNow(60_000);

  useEffect(() => {
    let gone = false;
    void desktop.events(id, null).then((answer) => {
      if (gone) return;
      if (!answer.ok) setFailure(answer.error.code);
      else {
        setEvents(answer.value.events);
        setCursor(answer.value.cursor);
      }
    });
    return () => {
      gone = true;
    };
  }, [desktop, id]);

  const more = async (): Promise<void> => {
    const answer = await desktop.events(id, cursor);
    if (!answer.ok) {
      setFailure(answer.error.code);
      return;
    }
    setEvents((before) => [...(before ?? []), ...answer.value.events]);
    setCursor(answer.value.cursor);
  };

  return (
    <ModalDialog title={t('events.title', { name })} onClose={() => choices.close()}>
      {events?.length === 0 && <p className={formStyles.lead}>{t('events.none')}</p>}
      {events !== null && events.length > 0 && (
        <ol className={styles.events} aria-label={t('events.label')}>
          {events.map((event, index) => (
            <EventLine
              key={event.id}
              event={event}
              now={now}
              first={startOfDay(event.at) !== startOfDay(events[index - 1]?.at ?? 0)}
            />
          ))}
        </ol>
      )}
      {failure !== null && (
        <p role="alert" className={formStyles.bad}>
          {t(`error.${failure}`)}
        </p>
      )}
      <div className={formStyles.buttons}>
        {cursor !== null && <Button onClick={() => void more()}>{t('events.more')}</Button>}
        <Button tone="primary" onClick={() => choices.close()}>
          {t('common.close')}
        </Button>
      </div>
    </ModalDialog>
  );
}
