import { useState, type FormEvent } from 'react';
import type { BackedUpAccount, BackupContents, BackupStanding } from '../../../preload/contract/backups.ts';
import type { CommandInput } from '../../../preload/contract/commands.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { BackedUpAccountText, BackupDate } from './backup-contents.tsx';
import styles from './backups.module.css';

/** The login here may be the better one: asked twice. */
const needsConsent = (standing: BackupStanding): boolean =>
  standing === 'backup-older' || standing === 'other-link';
const canRestore = ({ standing }: BackedUpAccount): boolean => standing !== 'number-elsewhere';
/** What is chosen before anybody has said anything: what is missing here. */
const isMissing = ({ standing }: BackedUpAccount): boolean =>
  standing === 'absent' || standing === 'unlinked' || standing === 'backup-newer';

const toggled = (set: ReadonlySet<AccountId>, id: AccountId): ReadonlySet<AccountId> => {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
};

/** What is in a checked backup, and which of it is to be restored. */
export function RestoreForm({
  contents,
  onRestore,
}: {
  contents: BackupContents;
  onRestore: (accounts: CommandInput<'backups.restore'>['accounts']) => void;
}) {
  const { t } = useTranslation();
  const { backups } = useApp();
  const { accounts } = contents;
  const [chosen, setChosen] = useState<ReadonlySet<AccountId>>(
    () => new Set(accounts.filter(isMissing).map(({ id }) => id)),
  );
  const [evenOlder, setEvenOlder] = useState<ReadonlySet<AccountId>>(new Set());
  const [stopped, setStopped] = useState(false);

  const wanted = accounts.filter(({ id }) => chosen.has(id));
  const older = wanted.filter(({ standing }) => needsConsent(standing));
  const ready = wanted.length > 0 && stopped && older.every(({ id }) => evenOlder.has(id));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready) onRestore(wanted.map(({ id }) => ({ accountId: id, evenIfOlder: evenOlder.has(id) })));
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <div role="status">
        <p>{t('backups.restore.whole')}</p>
        <BackupDate contents={contents} />
      </div>
      <fieldset className={styles.accounts}>
        <legend className={styles.legend}>{t('backups.contents.accounts')}</legend>
        <div className={styles.list}>
          {accounts.map((account) => (
            <label key={account.id} className={styles.row}>
              <input
                type="checkbox"
                disabled={!canRestore(account)}
                checked={chosen.has(account.id)}
                onChange={() => setChosen(toggled(chosen, account.id))}
              />
              <BackedUpAccountText account={account} standing />
            </label>
          ))}
        </div>
      </fieldset>
      {older.length > 0 && (
        <div className={styles.warning}>
          <p>{t('backups.restore.olderWhy')}</p>
          {older.map(({ id, name }) => (
            <label key={id} className={styles.row}>
              <input
                type="checkbox"
                checked={evenOlder.has(id)}
                onChange={() => setEvenOlder(toggled(evenOlder, id))}
              />
              <span className={classNames(styles.rowBody, styles.doubt)}>
                {t('backups.restore.older', { name: name === '' ? t('accounts.unnamed') : name })}
              </span>
            </label>
          ))}
        </div>
      )}
      {wanted.length > 0 && (
        <div className={styles.warning}>
          <p>{t('backups.restore.warning')}</p>
          <label className={styles.row}>
            <input type="checkbox" checked={stopped} onChange={(event) => setStopped(event.target.checked)} />
            {t('backups.restore.stoppedThere')}
          </label>
        </div>
      )}
      <div className={styles.buttons}>
        <Button onClick={() => backups.close()}>{t('common.close')}</Button>
        <Button tone="primary" type="submit" disabled={!ready}>
          {t('backups.restore.start')}
        </Button>
      </div>
    </form>
  );
}
