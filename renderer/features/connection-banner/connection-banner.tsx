import { CirclePause, CloudOff, TriangleAlert } from 'lucide-react';
import type { AccountView } from '../../../preload/contract/model.ts';
import { secondsUntil } from '../../format/time.ts';
import { classNames } from '../../ui/class-names.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useNow } from '../../ui/use-now.ts';
import { reasonSentence } from '../account-strip/account-sentences.ts';
import styles from './connection-banner.module.css';
import { NextStepButton, nextStepOf } from './next-step.tsx';

/** Counts down in sight only: a screen reader hears the sentence once, not every second. */
function RetryCountdown({ retryAt }: { retryAt: number }) {
  const { t } = useTranslation();
  const seconds = secondsUntil(retryAt, useNow(1000));
  return (
    <span aria-hidden="true" className={styles.countdown}>
      {seconds === 0 ? t('banner.retryNow') : t('banner.retryIn', { count: seconds })}
    </span>
  );
}

/** Says why an account is not online, what that means for messages, and offers the one thing to do. */
export function ConnectionBanner({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const { state } = account;
  const sentence = reasonSentence(t, state);
  if (sentence === null) return null;
  const needsYou = state.kind !== 'waiting' && state.kind !== 'paused';
  const Calm = state.kind === 'paused' ? CirclePause : CloudOff;
  const Icon = needsYou ? TriangleAlert : Calm;
  return (
    <section
      aria-label={t('banner.label')}
      className={classNames(styles.banner, needsYou ? styles.needsYou : styles.late)}
    >
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" className={styles.icon} />
      <div className={styles.body}>
        <p role="status">{sentence}</p>
        {(state.kind === 'waiting' || nextStepOf(state) !== null) && (
          <div className={styles.actions}>
            {state.kind === 'waiting' && state.retryAt !== null && <RetryCountdown retryAt={state.retryAt} />}
            <NextStepButton account={account} />
          </div>
        )}
      </div>
    </section>
  );
}
