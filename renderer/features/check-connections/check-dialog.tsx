import { useEffect, useState } from 'react';
import type { CheckDifference, CheckReport } from '../../../preload/contract/self-check.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useAccounts, useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import formStyles from '../account-settings/form.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import { accountName } from '../account-strip/account-sentences.ts';
import styles from './check-dialog.module.css';

function Difference({ difference }: { difference: CheckDifference }) {
  const { t } = useTranslation();
  const account = useAccounts((state) => state.byId[difference.accountId]);
  return (
    <li className={styles.difference}>
      <p className={styles.name} dir="auto">
        {account === undefined ? t('check.unknownAccount') : accountName(t, account)}
      </p>
      <p>{t(`check.difference.${difference.kind}`)}</p>
    </li>
  );
}

function Report({ report }: { report: CheckReport }) {
  const { t } = useTranslation();
  const { accounts, online, open, differences } = report;
  return (
    <>
      <p className={formStyles.lead}>
        {[
          t('check.accounts', { count: accounts }),
          t('check.online', { count: online }),
          t('check.open', { count: open }),
        ].join(' ')}
      </p>
      {differences.length === 0 ? (
        <p className={formStyles.good}>{t('check.fine')}</p>
      ) : (
        <>
          <p>{t('check.whatToDo')}</p>
          <ul className={styles.differences}>
            {differences.map((difference) => (
              <Difference key={`${difference.kind} ${difference.accountId}`} difference={difference} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Looks whether accounts, connections and what is stored agree, and says in plain words what does not. */
export function CheckDialog() {
  const { t } = useTranslation();
  const { choices } = useApp();
  const [report, setReport] = useState<CheckReport | null>(null);
  const [failure, setFailure] = useState<ErrorCode | null>(null);
  /** The look that was asked for, and the last one that was answered. */
  const [asked, setAsked] = useState(1);
  const [answered, setAnswered] = useState(0);
  const busy = answered < asked;

  useEffect(() => {
    let gone = false;
    void choices.check().then((answer) => {
      if (gone) return;
      setReport((before) => (answer.ok ? answer.value : before));
      setFailure(answer.ok ? null : answer.error.code);
      setAnswered(asked);
    });
    return () => {
      gone = true;
    };
  }, [choices, asked]);

  return (
    <ModalDialog title={t('check.title')} onClose={() => choices.close()}>
      <div className={formStyles.form} role="status">
        {report === null && failure === null && <p className={formStyles.lead}>{t('check.busy')}</p>}
        {report !== null && <Report report={report} />}
        {failure !== null && (
          <p role="alert" className={formStyles.bad}>
            {t(`error.${failure}`)}
          </p>
        )}
      </div>
      <div className={formStyles.buttons}>
        <Button busy={busy} onClick={() => !busy && setAsked(asked + 1)}>
          {busy ? t('check.busy') : t('check.again')}
        </Button>
        <Button tone="primary" onClick={() => choices.close()}>
          {t('common.close')}
        </Button>
      </div>
    </ModalDialog>
  );
}
