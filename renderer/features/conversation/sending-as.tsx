import type { AccountView } from '../../../preload/contract/model.ts';
import { formatPhoneNumber } from '../../format/phone-number.ts';
import { canSend } from '../../stores/selectors.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { accountName } from '../account-strip/account-sentences.ts';
import styles from './composer.module.css';

/** "Sending as NAME · +NUMBER", in the account's hue: never from the wrong account. */
export function SendingAs({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const name = accountName(t, account);
  const number = account.phoneNumber === null ? null : formatPhoneNumber(account.phoneNumber);
  const waits = canSend(account) && account.state.kind !== 'online';
  return (
    <p className={styles.as}>
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.asText}>
        {t('composer.sendingAs')}{' '}
        <bdi className={styles.asName} data-private>
          {name}
        </bdi>
        {number !== null && number !== name && (
          <>
            {' · '}
            <bdi dir="ltr" data-private>
              {number}
            </bdi>
          </>
        )}
      </span>
      {waits && <span className={styles.waits}>{t('composer.queues')}</span>}
    </p>
  );
}
