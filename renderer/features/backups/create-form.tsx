import { useState, type FormEvent } from 'react';
import type { AccountId, AccountView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { accountName, accountNumber } from '../account-strip/account-sentences.ts';
import styles from './backups.module.css';
import { ContentChoices, type ContentChoice } from './content-choices.tsx';
import { NewPassphraseFields, useNewPassphrase } from './new-passphrase.tsx';

export interface CreateInput extends ContentChoice {
  readonly accountIds: AccountId[];
  readonly passphrase: string;
  readonly move: boolean;
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
  const typed = useNewPassphrase();
  const [content, setContent] = useState<ContentChoice>({ withMessages: false, withMedia: false });
  const [move, setMove] = useState(false);
  const [checked, setChecked] = useState(false);

  const accountIds = accounts
    .filter((account) => hasLogin(account) && !left.has(account.id))
    .map(({ id }) => id);
  const { passphrase, tooShort, different } = typed;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (!tooShort && !different && accountIds.length > 0)
      onCreate({ accountIds, passphrase, ...content, move });
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
      <NewPassphraseFields
        value={typed}
        label={t('backups.create.passphrase')}
        checked={checked}
        meterWhenEmpty
      />
      <ContentChoices value={content} onChange={setContent} />
      <label className={styles.row}>
        <input type="checkbox" checked={move} onChange={(event) => setMove(event.target.checked)} />
        <span className={styles.rowBody}>
          {t('backups.create.move')}
          <span className={styles.hint}>{t('backups.create.moveHint')}</span>
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
