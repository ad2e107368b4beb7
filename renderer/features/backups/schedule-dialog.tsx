import { useEffect, useState } from 'react';
import type { ScheduleView } from '../../../preload/contract/backup-schedule.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useApp, useUi } from '../../app-context.ts';
import { formatInstant } from '../../format/time.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './backups.module.css';
import { ScheduleForm, type ScheduleChoices } from './schedule-form.tsx';

function Standing({ schedule }: { schedule: ScheduleView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { folderName, lastAt, nextAt, failure, running } = schedule;
  return (
    <div role="status" className={failure === null ? styles.good : styles.failure}>
      {failure !== null && (
        <p>
          {t('backups.schedule.failed')} {t(`error.${failure}`)}
        </p>
      )}
      <p>
        {lastAt === null
          ? t('backups.schedule.never')
          : t('backups.schedule.last', { date: formatInstant(lastAt, locale) })}
      </p>
      <p className={styles.hint}>
        {running
          ? t('backups.schedule.running')
          : t('backups.schedule.next', { date: formatInstant(nextAt, locale) })}
      </p>
      <p className={styles.hint}>
        <bdi>{t('backups.schedule.folder', { name: folderName })}</bdi>
      </p>
    </div>
  );
}

/** Backups that are made by themselves: whether, how often, and how many stay. */
export function ScheduleDialog() {
  const { t } = useTranslation();
  const { backups } = useApp();
  const schedule = useUi((state) => state.schedule);
  const [ready, setReady] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ErrorCode | null>(null);

  useEffect(() => {
    void backups.readSchedule().then(() => setReady(true));
  }, [backups]);

  const doing = async (work: () => Promise<ErrorCode | null>): Promise<void> => {
    setBusy(true);
    setFailure(await work());
    setBusy(false);
  };
  return (
    <ModalDialog title={t('backups.schedule.title')} onClose={() => backups.close()}>
      {failure !== null && (
        <p role="alert" className={styles.failure}>
          {t(`error.${failure}`)}
        </p>
      )}
      {schedule !== null && <Standing schedule={schedule} />}
      {ready && (
        // Begins anew with what was saved: no passphrase stays in a field.
        <ScheduleForm
          key={JSON.stringify([schedule?.everyHours, schedule?.keep, schedule?.folderName])}
          schedule={schedule}
          busy={busy}
          onSave={(choices: ScheduleChoices) => void doing(() => backups.setSchedule(choices))}
        />
      )}
      {schedule !== null && (
        <div className={styles.buttons}>
          <Button disabled={busy} onClick={() => void doing(() => backups.clearSchedule())}>
            {t('backups.schedule.turnOff')}
          </Button>
        </div>
      )}
    </ModalDialog>
  );
}
