import type { AccountId, ChatId } from '../../../preload/contract/model.ts';
import { useAccounts, useApp } from '../../app-context.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { accountName } from '../account-strip/account-sentences.ts';
import { hueOf } from '../account-strip/account-tab.tsx';
import styles from './composer.module.css';
import type { Twin } from './use-twin-guard.ts';

/** Says that another account talks with the same person, and leads there. */
export function TwinLine({ twin, from }: { twin: Twin; from: { accountId: AccountId; chatId: ChatId } }) {
  const { t } = useTranslation();
  const app = useApp();
  const other = useAccounts((state) => state.byId[twin.accountId]);
  if (other === undefined) return null;
  const name = accountName(t, other);
  return (
    <p className={styles.twin} data-hue={hueOf(other)}>
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.asText}>
        {t('composer.twin.line')} <bdi className={styles.asName}>{name}</bdi>
      </span>
      <button type="button" className={styles.twinButton} onClick={() => app.messages.goOnAs(from, twin)}>
        {t('composer.twin.switch', { name })}
      </button>
    </p>
  );
}
