import type { AccountState, AccountView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/texts.tsx';

export type Step = 'take-back' | 'retry' | 'resume' | 'relink' | 'proxy';

/** The one thing that a person can do about a state; null when there is none here. */
export function nextStepOf(state: AccountState): Step | null {
  if (state.kind === 'waiting') return state.reason === 'proxy-failed' ? 'proxy' : 'retry';
  if (state.kind === 'paused') return 'resume';
  if (state.kind === 'unlinked') return 'relink';
  if (state.kind !== 'stopped' || state.nextStep === 'none' || state.nextStep === 'update') return null;
  return state.nextStep;
}

/** The button of that step; nothing where there is none. A proxy that may come back can be tried at once, too. */
export function NextStepButton({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const app = useApp();
  const { id, state } = account;
  const step = nextStepOf(state);
  return (
    <>
      {state.kind === 'waiting' && (
        <Button small onClick={() => void app.accounts.connect(id)}>
          {t('banner.tryNow')}
        </Button>
      )}
      {step === 'retry' && state.kind !== 'waiting' && (
        <Button small onClick={() => void app.accounts.connect(id)}>
          {t('banner.tryNow')}
        </Button>
      )}
      {step === 'proxy' && (
        <Button small onClick={() => app.choices.open({ kind: 'proxy', accountId: id })}>
          {t('banner.proxy')}
        </Button>
      )}
      {step === 'take-back' && (
        <Button small onClick={() => app.backups.show({ kind: 'take-back', accountId: id })}>
          {t('banner.takeBack')}
        </Button>
      )}
      {step === 'resume' && (
        <Button small onClick={() => void app.accounts.resume(id)}>
          {t('banner.resume')}
        </Button>
      )}
      {step === 'relink' && (
        <Button small tone="primary" onClick={() => void app.link.relink(id)}>
          {t('banner.linkAgain')}
        </Button>
      )}
    </>
  );
}
