import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountId, AccountView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { minimumPassphraseLength } from '../../limits.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { accountName, accountNumber } from '../account-strip/account-sentences.ts';
import styles from './backups.module.css';
import { PassphraseMeter } from './passphrase-meter.tsx';

export interface CreateInput {
  readonly accountIds: AccountId[];
  readonly passphrase: string;
  readonly withMessages: boolean;
}

const hasLogin = (account: AccountView): boolean =>
  account.linkedAt !== null && account.state.kind !== 'unlinked';

function AccountChoices({
  accounts,
  left,
  onLeave,
}: {
  accounts: readonly AccountView[];
  /** Those that are not to be in it. */
  left: ReadonlySet<AccountId>;
  onLeave: (left: ReadonlySet<AccountId>) => void;
}) {
  const { t } = useTranslation();
  const all = accounts.filter(hasLogin).every(({ id }) => !left.has(id));
  const toggle = (id: AccountId): void => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    onLeave(next);
  };
  return (
    <fieldset className={styles.accounts}>
      <legend className={styles.legend}>{t('backups.create.accounts')}</legend>
      <div className={styles.list}>
        <label className={styles.row}>
          <input
            type="checkbox"
            checked={all}
            onChange={() => onLeave(all ? new Set(accounts.map(({ id }) => id)) : new Set())}
          />
          {t('backups.create.all')}
        </label>
        {accounts.map((account) => (
          <label key={account.id} className={styles.row}>
            <input
              type="checkbox"
              disabled={!hasLogin(account)}
              checked={hasLogin(account) && !left.has(account.id)}
              onChange={() => toggle(account.id)}
            />
            <span className={styles.rowBody}>
              <bdi>{accountName(t, account)}</bdi>
              <span className={styles.hint}>
                <bdi>{hasLogin(account) ? accountNumber(t, account) : t('backups.create.noLogin')}</bdi>
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What a backup is to hold, and its passphrase. */
export function CreateForm({
  accounts,
  chosenAlready,
  onCreate,
}: {
  accounts: readonly AccountView[];
  /** The accounts are what they are: nothing to choose. */
  chosenAlready: boolean;
  onCreate: (input: CreateInput) => void;
}) {
  const { t } = useTranslation();
  const { backups } = useApp();
  const [left, setLeft] = useState<ReadonlySet<AccountId>>(new Set());
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [withMessages, setWithMessages] = useState(false);
  const [checked, setChecked] = useState(false);

  const accountIds = accounts
    .filter((account) => hasLogin(account) && !left.has(account.id))
    .map(({ id }) => id);
  const tooShort = passphrase.length < minimumPassphraseLength;
  const different = passphrase !== repeated;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (!tooShort && !different && accountIds.length > 0) onCreate({ accountIds, passphrase, withMessages });
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.lead}>{t('backups.create.lead')}</p>
      {!chosenAlready && <AccountChoices accounts={accounts} left={left} onLeave={setLeft} />}
      {checked && accountIds.length === 0 && (
        <p role="alert" className={styles.failure}>
          {t('backups.create.none')}
        </p>
      )}
      <TextField
        label={t('backups.create.passphrase')}
        type="password"
        autoComplete="new-password"
        value={passphrase}
        onChange={(event) => setPassphrase(event.target.value)}
        error={checked && tooShort ? t('backups.create.tooShort', { count: minimumPassphraseLength }) : null}
      />
      <PassphraseMeter passphrase={passphrase} />
      <TextField
        label={t('backups.create.repeat')}
        type="password"
        autoComplete="new-password"
        value={repeated}
        onChange={(event) => setRepeated(event.target.value)}
        error={checked && !tooShort && different ? t('backups.create.different') : null}
      />
      <label className={styles.row}>
        <input
          type="checkbox"
          checked={withMessages}
          onChange={(event) => setWithMessages(event.target.checked)}
        />
        <span className={styles.rowBody}>
          {t('backups.create.messages')}
          <span className={styles.hint}>{t('backups.create.messagesHint')}</span>
        </span>
      </label>
      <div className={styles.buttons}>
        <Button onClick={() => backups.close()}>{t('common.cancel')}</Button>
        <Button tone="primary" type="submit">
          {t('backups.create.start')}
        </Button>
      </div>
    </form>
  );
}
