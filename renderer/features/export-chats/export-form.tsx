import { useState, type FormEvent } from 'react';
import type { ExportFormat } from '../../../preload/contract/exports.ts';
import type { AccountId, AccountView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { accountName, accountNumber } from '../account-strip/account-sentences.ts';
import styles from '../backups/backups.module.css';
import { ChatChoices, type ChosenChat } from './chat-choices.tsx';
import { periodOf } from './period.ts';

export interface ExportChoices {
  readonly accountIds: readonly AccountId[];
  /** Null: all chats of these accounts. */
  readonly chats: readonly ChosenChat[] | null;
  readonly format: ExportFormat;
  readonly withMedia: boolean;
  readonly from: number | null;
  readonly until: number | null;
}

const ofChats: readonly ExportFormat[] = ['text', 'html', 'json'];
const ofContacts: readonly ExportFormat[] = ['csv', 'vcard'];

function Accounts({
  accounts,
  left,
  onToggle,
}: {
  accounts: readonly AccountView[];
  /** Those that are not to be in it. */
  left: ReadonlySet<AccountId>;
  onToggle: (accountId: AccountId) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.accounts}>
      <legend className={styles.legend}>{t('backups.create.accounts')}</legend>
      <div className={styles.list}>
        {accounts.map((account) => (
          <label key={account.id} className={styles.row}>
            <input type="checkbox" checked={!left.has(account.id)} onChange={() => onToggle(account.id)} />
            <span className={styles.rowBody}>
              <bdi>{accountName(t, account)}</bdi>
              <span className={styles.hint}>
                <bdi>{accountNumber(t, account)}</bdi>
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** In which form, of what, and of when. */
export function ExportForm({
  accounts,
  oneChat,
  chooseAccounts,
  onStart,
}: {
  accounts: readonly AccountView[];
  oneChat: boolean;
  chooseAccounts: boolean;
  onStart: (choices: ExportChoices) => void;
}) {
  const { t } = useTranslation();
  const { exports } = useApp();
  const [left, setLeft] = useState<ReadonlySet<AccountId>>(new Set());
  const [format, setFormat] = useState<ExportFormat>('text');
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const [withMedia, setWithMedia] = useState(false);
  const [some, setSome] = useState(false);
  const [chosen, setChosen] = useState<readonly ChosenChat[]>([]);
  const [checked, setChecked] = useState(false);

  const accountIds = accounts.filter(({ id }) => !left.has(id)).map(({ id }) => id);
  const isContacts = ofContacts.includes(format);
  const chats = some && !isContacts ? chosen : null;
  const nothing = chats === null ? accountIds.length === 0 : chats.length === 0;
  const period = isContacts ? { from: null, until: null } : periodOf(first, last);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (period !== null && !nothing)
      onStart({ accountIds, chats, format, withMedia: withMedia && !isContacts, ...period });
  };
  const toggle = (accountId: AccountId): void => {
    const next = new Set(left);
    if (!next.delete(accountId)) next.add(accountId);
    setLeft(next);
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.lead}>{t('exports.lead')}</p>
      {!oneChat && !isContacts && (
        <fieldset className={styles.accounts}>
          <legend className={styles.legend}>{t('exports.which')}</legend>
          {[false, true].map((one) => (
            <label key={String(one)} className={styles.row}>
              <input type="radio" name="which" checked={some === one} onChange={() => setSome(one)} />
              {one ? t('exports.someChats') : t('exports.allChats')}
            </label>
          ))}
        </fieldset>
      )}
      {chats !== null && (
        <ChatChoices
          accountId={chooseAccounts ? null : (accounts[0]?.id ?? null)}
          chosen={chosen}
          onChange={setChosen}
        />
      )}
      {chooseAccounts && chats === null && <Accounts accounts={accounts} left={left} onToggle={toggle} />}
      {checked && nothing && (
        <p role="alert" className={styles.failure}>
          {chats === null ? t('backups.create.none') : t('exports.noneChosen')}
        </p>
      )}
      <fieldset className={styles.accounts}>
        <legend className={styles.legend}>{t('exports.format')}</legend>
        {[...ofChats, ...(oneChat ? [] : ofContacts)].map((one) => (
          <label key={one} className={styles.row}>
            <input type="radio" name="format" checked={format === one} onChange={() => setFormat(one)} />
            <span className={styles.rowBody}>
              {t(`exports.formats.${one}.name`)}
              <span className={styles.hint}>{t(`exports.formats.${one}.hint`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {!isContacts && (
        <>
          <label className={styles.row}>
            <input
              type="checkbox"
              checked={withMedia}
              onChange={(event) => setWithMedia(event.target.checked)}
            />
            <span className={styles.rowBody}>
              {t('exports.media')}
              <span className={styles.hint}>{t('exports.mediaHint')}</span>
            </span>
          </label>
          <TextField
            label={t('exports.first')}
            type="date"
            value={first}
            onChange={(event) => setFirst(event.target.value)}
          />
          <TextField
            label={t('exports.last')}
            type="date"
            value={last}
            onChange={(event) => setLast(event.target.value)}
            error={checked && period === null ? t('exports.wrongOrder') : null}
          />
        </>
      )}
      <p className={styles.hint}>{t('exports.notInIt')}</p>
      <div className={styles.buttons}>
        <Button onClick={() => exports.close()}>{t('common.cancel')}</Button>
        <Button tone="primary" type="submit">
          {t('backups.create.start')}
        </Button>
      </div>
    </form>
  );
}
