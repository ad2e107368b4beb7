import { Archive, Bell, BellOff, FolderInput, Pause, Play, RefreshCw, type LucideIcon } from 'lucide-react';
import type { AccountView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import styles from './overview-screen.module.css';
import { useTranslation } from '../../ui/texts.tsx';

function Act({ icon: Icon, label, run }: { icon: LucideIcon; label: string; run: () => void }) {
  return (
    <Button small onClick={run}>
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      {label}
    </Button>
  );
}

const canPause = ({ state }: AccountView): boolean =>
  state.kind !== 'paused' && state.kind !== 'unlinked' && state.kind !== 'linking';
const isPaused = ({ state }: AccountView): boolean => state.kind === 'paused';

/** What can be done with all that are chosen. Only what fits at least one of them is offered. */
export function OverviewActionsBar({
  chosen,
  onLeave,
}: {
  chosen: readonly AccountView[];
  onLeave: () => void;
}) {
  const { t } = useTranslation();
  const { accounts, backups, choices } = useApp();
  const each =
    (fits: (account: AccountView) => boolean, act: (account: AccountView) => Promise<void>) => () => {
      for (const account of chosen.filter(fits)) void act(account);
    };
  const ids = chosen.map((account) => account.id);
  const unmuted = chosen.filter((account) => !account.muted);
  return (
    <div className={styles.actions} role="group" aria-label={t('overview.actions')}>
      <span role="status" className={styles.chosen}>
        {t('overview.chosen', { count: chosen.length })}
      </span>
      {chosen.some(canPause) && (
        <>
          <Act
            icon={Pause}
            label={t('accounts.pause')}
            run={each(canPause, ({ id }) => accounts.pause(id))}
          />
          <Act
            icon={RefreshCw}
            label={t('overview.restart')}
            run={each(canPause, ({ id }) => accounts.restart(id))}
          />
        </>
      )}
      {chosen.some(isPaused) && (
        <Act icon={Play} label={t('accounts.resume')} run={each(isPaused, ({ id }) => accounts.resume(id))} />
      )}
      {unmuted.length > 0 ? (
        <Act
          icon={BellOff}
          label={t('accounts.mute')}
          run={each(
            ({ muted }) => !muted,
            ({ id }) => accounts.mute(id, true),
          )}
        />
      ) : (
        <Act
          icon={Bell}
          label={t('accounts.unmute')}
          run={each(
            () => true,
            ({ id }) => accounts.mute(id, false),
          )}
        />
      )}
      <Act
        icon={FolderInput}
        label={t('accounts.putInGroup')}
        run={() => choices.open({ kind: 'group', accountIds: ids, group: '' })}
      />
      <Act
        icon={Archive}
        label={t('accounts.backUp')}
        run={() => backups.show({ kind: 'create', accountIds: ids })}
      />
      <Button small tone="quiet" onClick={onLeave}>
        {t('overview.leave')}
      </Button>
    </div>
  );
}
