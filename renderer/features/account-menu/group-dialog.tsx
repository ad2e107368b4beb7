import { useState, type FormEvent } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { maximumLabelLength } from '../../../preload/contract/account-limits.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import { useAccounts, useApp } from '../../app-context.ts';
import { groupNames } from '../../stores/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from '../account-settings/form.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** Puts accounts into a group, old or new, or takes them out of theirs. */
export function GroupDialog({ accountIds, group }: { accountIds: readonly AccountId[]; group: string }) {
  const { t } = useTranslation();
  const { accounts, choices } = useApp();
  const groups = useAccounts(useShallow(groupNames));
  const [name, setName] = useState(group);
  const put = (into: string): void => {
    choices.close();
    void accounts.setGroup(accountIds, into.trim());
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    put(name);
  };
  const others = groups.filter((other) => other !== group);
  return (
    <ModalDialog title={t('group.title', { count: accountIds.length })} onClose={() => choices.close()}>
      <form className={styles.form} onSubmit={save}>
        <TextField
          label={t('group.name')}
          value={name}
          maxLength={maximumLabelLength}
          dir="auto"
          onChange={(event) => setName(event.target.value)}
        />
        {others.length > 0 && (
          <div role="group" aria-label={t('group.existing')} className={styles.picks}>
            {others.map((other) => (
              <Button key={other} small onClick={() => put(other)}>
                {other}
              </Button>
            ))}
          </div>
        )}
        <div className={styles.buttons}>
          {group !== '' && (
            <Button tone="quiet" className={styles.first} onClick={() => put('')}>
              {t('group.leave')}
            </Button>
          )}
          <Button onClick={() => choices.close()}>{t('common.cancel')}</Button>
          <Button type="submit" tone="primary" disabled={name.trim() === '' || name.trim() === group}>
            {t('settings.save')}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
