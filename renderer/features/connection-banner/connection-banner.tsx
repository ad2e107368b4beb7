import { CirclePause, CloudOff, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccountState, AccountView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { secondsUntil } from '../../format/time.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useNow } from '../../ui/use-now.ts';
import { reasonSentence } from '../account-strip/account-sentences.ts';
import styles from './connection-banner.module.css';

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

type Step = 'retry' | 'resume' | 'relink' | 'proxy' | null;

function stepOf(state: AccountState): Step {
  if (state.kind === 'waiting') return 'retry';
  if (state.kind === 'paused') return 'resume';
  if (state.kind === 'unlinked') return 'relink';
  if (state.kind !== 'stopped' || state.nextStep === 'none' || state.nextStep === 'update') return null;
  return state.nextStep;
}

/** Says why an account is not online, what that means for messages, and offers the one thing to do. */
export function ConnectionBanner({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const app = useApp();
  const { state } = account;
  const sentence = reasonSentence(t, state);
  if (sentence === null) return null;
  const needsYou = state.kind !== 'waiting' && state.kind !== 'paused';
  const step = stepOf(state);
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
        {(state.kind === 'waiting' || step !== null) && (
          <div className={styles.actions}>
            {state.kind === 'waiting' && state.retryAt !== null && <RetryCountdown retryAt={state.retryAt} />}
            {step === 'retry' && (
              <Button small onClick={() => void app.accounts.connect(account.id)}>
                {t('banner.tryNow')}
              </Button>
            )}
            {(step === 'proxy' || (state.kind === 'waiting' && state.reason === 'proxy-failed')) && (
              <Button small onClick={() => app.choices.open({ kind: 'proxy', accountId: account.id })}>
                {t('banner.proxy')}
              </Button>
            )}
            {step === 'resume' && (
              <Button small onClick={() => void app.accounts.resume(account.id)}>
                {t('banner.resume')}
              </Button>
            )}
            {step === 'relink' && (
              <Button small tone="primary" onClick={() => void app.link.relink(account.id)}>
                {t('banner.linkAgain')}
              </Button>
            )}
          </div>
        )}
      </div>
    </section>
  );
}
