import type { UpdateView } from '../../../preload/contract/updates.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import styles from './about.module.css';

/** Where the app stands with newer versions of itself, with the one button of the next step. */
export function UpdateState({ update }: { update: UpdateView }) {
  return (
    <div className={styles.update} role="status">
      <Words update={update} />
      <NextStep update={update} />
    </div>
  );
}

function Words({ update }: { update: UpdateView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  switch (update.kind) {
    case 'unavailable':
      return <p className={styles.quiet}>{t('updates.unavailable')}</p>;
    case 'idle':
      return null;
    case 'checking':
      return <p>{t('updates.checking')}</p>;
    case 'current': {
      const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
      return <p>{t('updates.current', { time: time.format(update.checkedAt) })}</p>;
    }
    case 'available':
      return (
        <>
          <p>{t('updates.available', { version: update.version })}</p>
          {update.notes !== '' && (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys must reach that
            <div className={styles.notes} role="region" aria-label={t('updates.notes')} tabIndex={0}>
              <span dir="auto">{update.notes}</span>
            </div>
          )}
        </>
      );
    case 'downloading':
      return (
        <>
          <p>{t('updates.downloading', { version: update.version })}</p>
          <ProgressBar percent={update.percent} label={t('updates.progress')} />
        </>
      );
    case 'ready':
      return <p>{t('updates.ready', { version: update.version })}</p>;
    case 'failed':
      return <p className={styles.bad}>{t(`updates.failed.${update.reason}`)}</p>;
  }
}

function NextStep({ update }: { update: UpdateView }) {
  const { t } = useTranslation();
  const { about } = useApp();
  switch (update.kind) {
    case 'idle':
    case 'current':
    case 'failed':
      return <Button onClick={() => void about.checkForUpdate()}>{t('updates.check')}</Button>;
    case 'available':
      return (
        <Button tone="primary" onClick={() => void about.downloadUpdate()}>
          {t('updates.download')}
        </Button>
      );
    case 'ready':
      return (
        <Button tone="primary" onClick={() => void about.installUpdate()}>
          {t('updates.install')}
        </Button>
      );
    case 'unavailable':
    case 'checking':
    case 'downloading':
      return null;
  }
}
