import { useId, useState, type FormEvent } from 'react';
import type { ScheduleInput, ScheduleView } from '../../../preload/contract/backup-schedule.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './backups.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import { ContentChoices, type ContentChoice } from './content-choices.tsx';
import { NewPassphraseFields, useNewPassphrase } from './new-passphrase.tsx';

export type ScheduleChoices = ScheduleInput;

const hours = [6, 12, 24, 48, 168] as const;
const keeps = ['last', 'daily', 'weekly'] as const;
const usualKeep: ScheduleInput['keep'] = { last: 3, daily: 7, weekly: 4 };

const bounded = (text: string, least: number): number =>
  Math.min(1000, Math.max(least, Math.floor(Number(text)) || 0));

/** How often, what, how many stay, and the passphrase, which can be left as it is. */
export function ScheduleForm({
  schedule,
  busy,
  onSave,
}: {
  schedule: ScheduleView | null;
  busy: boolean;
  onSave: (choices: ScheduleChoices) => void;
}) {
  const { t } = useTranslation();
  const { backups } = useApp();
  const id = useId();
  const [everyHours, setEveryHours] = useState(schedule?.everyHours ?? 24);
  const [content, setContent] = useState<ContentChoice>({
    withMessages: schedule?.withMessages ?? true,
    withMedia: schedule?.withMedia ?? false,
  });
  const [keep, setKeep] = useState(schedule?.keep ?? usualKeep);
  const typed = useNewPassphrase();
  const [otherFolder, setOtherFolder] = useState(false);
  const [checked, setChecked] = useState(false);

  const { passphrase, tooShort, different } = typed;
  const isKept = schedule !== null && passphrase === '' && !different;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (!isKept && (tooShort || different)) return;
    const pickFolder = schedule === null || otherFolder;
    onSave({ everyHours, ...content, keep, passphrase: isKept ? null : passphrase, pickFolder });
  };
  const options = hours.some((one) => one === everyHours) ? hours : [...hours, everyHours];

  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.lead}>{t('backups.schedule.lead')}</p>
      <div className={styles.field}>
        <label htmlFor={id} className={styles.legend}>
          {t('backups.schedule.every')}
        </label>
        <select
          id={id}
          className={styles.select}
          value={everyHours}
          onChange={(event) => setEveryHours(Number(event.target.value))}
        >
          {options.map((one) => (
            <option key={one} value={one}>
              {one % 24 === 0
                ? t('backups.schedule.days', { count: one / 24 })
                : t('backups.schedule.hours', { count: one })}
            </option>
          ))}
        </select>
      </div>
      <ContentChoices value={content} onChange={setContent} />
      {keeps.map((one) => (
        <TextField
          key={one}
          label={t(`backups.schedule.keep.${one}`)}
          type="number"
          min={one === 'last' ? 1 : 0}
          max={1000}
          value={keep[one]}
          onChange={(event) =>
            setKeep({ ...keep, [one]: bounded(event.target.value, one === 'last' ? 1 : 0) })
          }
        />
      ))}
      <NewPassphraseFields
        value={typed}
        label={schedule === null ? t('backups.create.passphrase') : t('backups.schedule.newPassphrase')}
        checked={checked && !isKept}
        meterWhenEmpty={false}
      />
      <p className={styles.hint}>{t('backups.schedule.keptHere')}</p>
      {schedule !== null && (
        <label className={styles.row}>
          <input
            type="checkbox"
            checked={otherFolder}
            onChange={(event) => setOtherFolder(event.target.checked)}
          />
          {t('backups.schedule.otherFolder')}
        </label>
      )}
      <div className={styles.buttons}>
        <Button onClick={() => backups.close()}>{t('common.close')}</Button>
        <Button tone="primary" type="submit" disabled={busy}>
          {schedule === null || otherFolder ? t('backups.schedule.turnOn') : t('backups.schedule.save')}
        </Button>
      </div>
    </form>
  );
}
