import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { useApp } from '../../app-context.ts';
import type { ChatPlace } from '../../stores/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { CopyButton } from '../link-account/copy-button.tsx';
import styles from './chat-info.module.css';

/** The link by which others join, asked for when somebody wants to see it. */
export function InviteLink({ place }: { place: ChatPlace }) {
  const { t } = useTranslation();
  const { info } = useApp();
  const [link, setLink] = useState<string | null>(null);
  const ask = async (renew: boolean): Promise<void> => {
    const answer = await info.inviteLink(place, renew);
    if (answer !== null) setLink(answer);
  };
  if (link === null) {
    return (
      <button type="button" className={styles.line} onClick={() => void ask(false)}>
        <Link2 size={18} strokeWidth={1.75} aria-hidden="true" />
        {t('info.group.showLink')}
      </button>
    );
  }
  return (
    <div className={styles.invite}>
      <p className={styles.link} dir="ltr" data-private>
        {link}
      </p>
      <div className={styles.inviteButtons}>
        <CopyButton text={() => link} label={t('info.group.copyLink')} />
        <Button small onClick={() => void ask(true)}>
          {t('info.group.renewLink')}
        </Button>
      </div>
      <p className={styles.small}>{t('info.group.renewHint')}</p>
    </div>
  );
}
