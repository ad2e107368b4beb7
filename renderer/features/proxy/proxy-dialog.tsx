import { useEffect, useId, useState, type FormEvent } from 'react';
import type { AccountId, AccountView } from '../../../preload/contract/model.ts';
import type { ProxyTest, ProxyView } from '../../../preload/contract/proxy.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from '../account-settings/form.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import { useAccountName } from '../account-strip/account-sentences.ts';
import { fieldsOf, inputOf, keepsPassword, problemsOf, withKind, type ProxyFields } from './proxy-form.ts';

function Tested({ result }: { result: ProxyTest }) {
  const { t } = useTranslation();
  return (
    <p role={result.reached ? 'status' : 'alert'} className={result.reached ? styles.good : styles.bad}>
      {result.reached
        ? t('proxy.reached', { milliseconds: result.milliseconds })
        : t(`proxy.trouble.${result.reason}`)}
    </p>
  );
}

function Kind({ fields, onChange }: { fields: ProxyFields; onChange: (fields: ProxyFields) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const kinds = ['none', 'http', 'https', 'socks5'] as const;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {t('proxy.kind.label')}
      </label>
      <select
        id={id}
        className={styles.select}
        value={fields.kind}
        onChange={(event) => {
          const kind = kinds.find((one) => one === event.target.value) ?? 'none';
          onChange(withKind(fields, kind));
        }}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`proxy.kind.${kind}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

function Address({
  fields,
  stored,
  showProblems,
  onChange,
}: {
  fields: ProxyFields;
  stored: ProxyView | null;
  showProblems: boolean;
  onChange: (fields: ProxyFields) => void;
}) {
  const { t } = useTranslation();
  const problems = problemsOf(fields);
  const kept = keepsPassword(fields, stored);
  return (
    <>
      <div className={styles.wide}>
        <TextField
          label={t('proxy.host')}
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          value={fields.host}
          error={showProblems && problems.host ? t('proxy.hostWrong') : null}
          onChange={(event) => onChange({ ...fields, host: event.target.value })}
        />
        <TextField
          label={t('proxy.port')}
          dir="ltr"
          inputMode="numeric"
          autoComplete="off"
          value={fields.port}
          error={showProblems && problems.port ? t('proxy.portWrong') : null}
          onChange={(event) => onChange({ ...fields, port: event.target.value })}
        />
      </div>
      <div className={styles.row}>
        <TextField
          label={t('proxy.username')}
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          value={fields.username}
          onChange={(event) => onChange({ ...fields, username: event.target.value })}
        />
        <TextField
          label={t('proxy.password')}
          dir="ltr"
          type="password"
          autoComplete="off"
          value={fields.password ?? ''}
          placeholder={kept ? t('proxy.unchanged') : undefined}
          onChange={(event) => onChange({ ...fields, password: event.target.value })}
        />
      </div>
      <p className={styles.hint}>
        {stored?.hasPassword && !kept && fields.password === null ? t('proxy.retype') : t('proxy.optional')}
      </p>
    </>
  );
}

interface ProxyChoiceProps {
  /** Null: the accounts that are added from now on. */
  readonly accountId: AccountId | null;
  readonly title: string;
  readonly lead: string;
  readonly save: string;
}

/** The proxy that one account goes through. */
export function ProxyDialog({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const name = useAccountName(account);
  return (
    <ProxyChoice
      accountId={account.id}
      title={t('proxy.title', { name })}
      lead={t('proxy.lead')}
      save={t('proxy.save')}
    />
  );
}

/** The proxy that new accounts go through from their very first connection. */
export function NewAccountsProxyDialog() {
  const { t } = useTranslation();
  return (
    <ProxyChoice
      accountId={null}
      title={t('newAccounts.proxyTitle')}
      lead={t('newAccounts.proxyLead')}
      save={t('newAccounts.proxySave')}
    />
  );
}

function ProxyChoice({ accountId, title, lead, save: saveLabel }: ProxyChoiceProps) {
  const { t } = useTranslation();
  const { choices } = useApp();
  const [stored, setStored] = useState<ProxyView | null>(null);
  const [fields, setFields] = useState<ProxyFields | null>(null);
  const [showProblems, setShowProblems] = useState(false);
  const [busy, setBusy] = useState<'test' | 'save' | null>(null);
  const [result, setResult] = useState<ProxyTest | null>(null);
  const [failure, setFailure] = useState<ErrorCode | null>(null);

  useEffect(() => {
    let gone = false;
    void choices.proxy(accountId).then((answer) => {
      if (gone) return;
      if (!answer.ok) {
        setFailure(answer.error.code);
        return;
      }
      setStored(answer.value);
      setFields(fieldsOf(answer.value));
    });
    return () => {
      gone = true;
    };
  }, [choices, accountId]);

  const change = (next: ProxyFields): void => {
    setFields(next);
    setResult(null);
    setFailure(null);
  };
  const isWrong = (checked: ProxyFields): boolean => {
    const problems = problemsOf(checked);
    setShowProblems(true);
    return problems.host || problems.port;
  };
  const test = async (tested: ProxyFields): Promise<void> => {
    const input = inputOf(tested);
    if (input === null || busy !== null || isWrong(tested)) return;
    setBusy('test');
    setResult(null);
    const answer = await choices.testProxy(accountId, input);
    setBusy(null);
    if (answer.ok) setResult(answer.value);
    else setFailure(answer.error.code);
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (fields === null || busy !== null || isWrong(fields)) return;
    setBusy('save');
    const answer = await choices.setProxy(accountId, inputOf(fields));
    setBusy(null);
    if (answer.ok) choices.close();
    else setFailure(answer.error.code);
  };

  return (
    <ModalDialog title={title} onClose={() => choices.close()}>
      <form className={styles.form} onSubmit={(event) => void save(event)}>
        <p className={styles.lead}>{lead}</p>
        {fields !== null && (
          <>
            <Kind fields={fields} onChange={change} />
            {fields.kind !== 'none' && (
              <Address fields={fields} stored={stored} showProblems={showProblems} onChange={change} />
            )}
          </>
        )}
        {result !== null && <Tested result={result} />}
        {failure !== null && (
          <p role="alert" className={styles.bad}>
            {t(`error.${failure}`)}
          </p>
        )}
        <div className={styles.buttons}>
          {fields !== null && fields.kind !== 'none' && (
            <Button className={styles.first} busy={busy === 'test'} onClick={() => void test(fields)}>
              {busy === 'test' ? t('proxy.testing') : t('proxy.test')}
            </Button>
          )}
          <Button onClick={() => choices.close()}>{t('common.cancel')}</Button>
          <Button type="submit" tone="primary" busy={busy === 'save'} disabled={fields === null}>
            {saveLabel}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
