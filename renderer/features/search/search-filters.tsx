import { useMemo, useState } from 'react';
import type { AccountId } from '../../../preload/contract/model.ts';
import { useAccounts, useApp } from '../../app-context.ts';
import { visibleAccounts } from '../../stores/selectors.ts';
import { emptySearch, filterCount, searchKinds, type SearchQuery } from '../../stores/search-query.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { accountName } from '../account-strip/account-sentences.ts';
import { PersonField } from './person-field.tsx';
import styles from './search.module.css';

/** Where to look: in the chat that the search was opened from, in one account, in all. */
function Where({ query }: { query: SearchQuery }) {
  const { t } = useTranslation();
  const { search } = useApp();
  const byId = useAccounts((state) => state.byId);
  const order = useAccounts((state) => state.order);
  const accounts = useMemo(() => visibleAccounts({ byId, order }), [byId, order]);
  const { accountId, chat, sender } = query;
  return (
    <select
      aria-label={t('search.where')}
      className={styles.select}
      data-private
      value={accountId === null ? '' : chat === null ? accountId : 'chat'}
      onChange={({ target: { value } }) => {
        if (value === 'chat') return;
        const next = value === '' ? null : (value as AccountId);
        // People are known to their own account only.
        const keeps = typeof sender === 'string' || next === accountId;
        search.change({ accountId: next, chat: null, sender: keeps ? sender : 'anyone' });
      }}
    >
      <option value="">{t('accounts.all')}</option>
      {accounts.map((account) => (
        <option key={account.id} value={account.id}>
          {accountName(t, account)}
        </option>
      ))}
      {chat !== null && <option value="chat">{t('search.inChat', { name: chat.title })}</option>}
    </select>
  );
}

/** Who wrote it. A person is chosen by name, in one account. */
function Sender({ query }: { query: SearchQuery }) {
  const { t } = useTranslation();
  const { search } = useApp();
  const { sender, accountId } = query;
  const [choosing, setChoosing] = useState(false);
  const person = typeof sender === 'string' ? null : sender;
  if (choosing && accountId !== null) {
    return (
      <PersonField
        accountId={accountId}
        label={t('search.person')}
        onChoose={(chosen) => {
          setChoosing(false);
          if (chosen !== null) search.change({ sender: chosen });
        }}
      />
    );
  }
  return (
    <select
      aria-label={t('search.sender')}
      className={styles.select}
      value={person === null ? (sender as string) : 'person'}
      onChange={({ target: { value } }) => {
        if (value === 'choose') setChoosing(true);
        else if (value === 'me' || value === 'anyone') search.change({ sender: value });
      }}
    >
      <option value="anyone">{t('search.anyone')}</option>
      <option value="me">{t('search.me')}</option>
      {person !== null && <option value="person">{person.name}</option>}
      {accountId !== null && <option value="choose">{t('search.choosePerson')}</option>}
    </select>
  );
}

function Toggle({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <button type="button" aria-pressed={checked} className={styles.toggle} onClick={() => onChange(!checked)}>
      {label}
    </button>
  );
}

/** What leaves messages out. */
export function SearchFilters({ query }: { query: SearchQuery }) {
  const { t } = useTranslation();
  const { search } = useApp();
  const { kind, from, to, hasMedia, hasLink, starred } = query;
  return (
    <fieldset className={styles.filters}>
      <legend className="visually-hidden">{t('search.filters')}</legend>
      <Where query={query} />
      <Sender key={query.accountId} query={query} />
      <select
        aria-label={t('search.kind')}
        className={styles.select}
        value={kind}
        onChange={({ target: { value } }) =>
          search.change({ kind: searchKinds.find((one) => one === value) ?? 'any' })
        }
      >
        <option value="any">{t('search.anyKind')}</option>
        {searchKinds.map((one) => (
          <option key={one} value={one}>
            {one === 'text' ? t('search.text') : t(`kind.${one as 'image'}`)}
          </option>
        ))}
      </select>
      <label className={styles.date}>
        <span>{t('search.from')}</span>
        <input
          type="date"
          value={from}
          max="2099-12-31"
          onChange={({ target: { value } }) => search.change({ from: value })}
        />
      </label>
      <label className={styles.date}>
        <span>{t('search.to')}</span>
        <input
          type="date"
          value={to}
          max="2099-12-31"
          onChange={({ target: { value } }) => search.change({ to: value })}
        />
      </label>
      <Toggle
        label={t('search.hasMedia')}
        checked={hasMedia}
        onChange={(on) => search.change({ hasMedia: on })}
      />
      <Toggle
        label={t('search.hasLink')}
        checked={hasLink}
        onChange={(on) => search.change({ hasLink: on })}
      />
      <Toggle
        label={t('search.starred')}
        checked={starred}
        onChange={(on) => search.change({ starred: on })}
      />
      {filterCount(query) > 0 && (
        <Button
          small
          tone="quiet"
          onClick={() => {
            const { text, accountId, chat } = query;
            search.change({ ...emptySearch, text, accountId, chat });
          }}
        >
          {t('search.clearFilters')}
        </Button>
      )}
    </fieldset>
  );
}
