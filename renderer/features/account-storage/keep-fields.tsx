import { useEffect, useState } from 'react';
import type { AccountSettings, Keep } from '../../../preload/contract/account-settings.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../format/bytes.ts';
import { Pick } from '../../ui/pick.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import formStyles from '../account-settings/form.module.css';
import styles from './storage.module.css';

const dayChoices = [30, 90, 180, 365, 1095] as const;
const sizeChoices = [500, 1000, 5000, 20_000, 100_000] as const;

/** What is set stays to be chosen, whoever has set it. */
const withCurrent = (choices: readonly number[], current: number | null): readonly number[] =>
  current === null || choices.includes(current)
    ? choices
    : [...choices, current].sort((one, other) => one - other);

function KeepRow({
  what,
  keep,
  onChange,
}: {
  what: 'messages' | 'media';
  keep: Keep;
  onChange: (keep: Keep) => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const of = (value: string): number | null => (value === '' ? null : Number(value));
  return (
    <fieldset className={styles.keep}>
      <legend className={formStyles.label}>{t(`storage.keep.${what}`)}</legend>
      <div className={formStyles.row}>
        <Pick
          label={t('storage.keep.time')}
          value={keep.days === null ? '' : String(keep.days)}
          options={[
            ['', t('storage.keep.forEver')],
            ...withCurrent(dayChoices, keep.days).map(
              (days) => [String(days), t('storage.keep.days', { count: days })] as const,
            ),
          ]}
          onChange={(value) => onChange({ ...keep, days: of(value) })}
        />
        <Pick
          label={t('storage.keep.size')}
          value={keep.megabytes === null ? '' : String(keep.megabytes)}
          options={[
            ['', t('storage.keep.noLimit')],
            ...withCurrent(sizeChoices, keep.megabytes).map(
              (size) => [String(size), formatBytes(size * 1_000_000, locale)] as const,
            ),
          ]}
          onChange={(value) => onChange({ ...keep, megabytes: of(value) })}
        />
      </div>
    </fieldset>
  );
}

/** How long, and up to which size, an account is kept here. */
export function KeepFields({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation();
  const { choices } = useApp();
  const [stored, setStored] = useState<AccountSettings | null>(null);
  const [keep, setKeep] = useState<AccountSettings['keep'] | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ErrorCode | null>(null);

  useEffect(() => {
    let gone = false;
    void choices.settings(accountId).then((answer) => {
      if (gone) return;
      if (!answer.ok) setFailure(answer.error.code);
      else {
        setStored(answer.value.settings);
        setKeep(answer.value.settings.keep);
      }
    });
    return () => {
      gone = true;
    };
  }, [choices, accountId]);

  const save = async (): Promise<void> => {
    if (stored === null || keep === null || busy) return;
    setBusy(true);
    const settings = { ...stored, keep };
    const answer = await choices.setSettings(accountId, settings, false);
    setBusy(false);
    setFailure(answer.ok ? null : answer.error.code);
    if (answer.ok) setStored(settings);
  };

  const isSame = stored === null || JSON.stringify(stored.keep) === JSON.stringify(keep);
  return (
    <section className={styles.part} aria-label={t('storage.keep.title')}>
      <h3 className={styles.heading}>{t('storage.keep.title')}</h3>
      <p className={formStyles.hint}>{t('storage.keep.hint')}</p>
      {keep !== null && (
        <>
          <KeepRow
            what="messages"
            keep={keep.messages}
            onChange={(messages) => setKeep({ ...keep, messages })}
          />
          <KeepRow what="media" keep={keep.media} onChange={(media) => setKeep({ ...keep, media })} />
        </>
      )}
      {failure !== null && (
        <p role="alert" className={formStyles.bad}>
          {t(`error.${failure}`)}
        </p>
      )}
      <div className={formStyles.buttons}>
        <Button tone="primary" busy={busy} disabled={isSame} onClick={() => void save()}>
          {t('storage.keep.save')}
        </Button>
      </div>
    </section>
  );
}
