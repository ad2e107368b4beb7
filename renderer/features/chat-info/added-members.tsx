import { useState } from 'react';
import type { MemberChanges, MemberRefusal } from '../../../preload/contract/chat-info.ts';
import type { PersonId } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { shownName } from '../../format/shown-name.ts';
import type { ChatPlace } from '../../stores/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import styles from '../new-chat/new-chat.module.css';
import { useTranslation } from '../../ui/texts.tsx';

const sentences = {
  invite: 'invite',
  'already-in': 'alreadyIn',
  full: 'full',
  // Adding does not say this.
  'not-in': 'refused',
  refused: 'refused',
} as const satisfies Readonly<Record<MemberRefusal, string>>;

/** What became of people who were added: who was not, why, and what can be done instead. */
export function AddedMembers({
  place,
  added,
  refused,
  isAdmin,
  onClose,
}: {
  place: ChatPlace;
  added: number;
  refused: MemberChanges['refused'];
  isAdmin: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const app = useApp();
  const [trouble, setTrouble] = useState<string | null>(null);
  const invite = async (personId: PersonId): Promise<void> => {
    const error = await app.info.invite(place, personId);
    if (error === null) onClose();
    else setTrouble(t(`error.${error}`));
  };
  return (
    <>
      <div className={styles.outcome} role="alert">
        <h3>{t('info.group.notAdded', { count: refused.length })}</h3>
        <ul className={styles.refused}>
          {refused.map(({ personId, name, why }) => (
            <li key={personId} className={styles.refusal}>
              <span className={styles.name} dir="auto" data-private>
                {shownName(name)}
              </span>
              <span className={styles.why}>
                {t(`info.group.why.${why === 'invite' && !isAdmin ? 'inviteByAdmin' : sentences[why]}`)}
              </span>
              {why === 'invite' && isAdmin && (
                <Button small onClick={() => void invite(personId)}>
                  {t('info.group.invite', { name: shownName(name) })}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {added > 0 && <p className={styles.why}>{t('info.group.added', { count: added })}</p>}
      </div>
      {trouble !== null && (
        <p role="alert" className={styles.trouble}>
          {trouble}
        </p>
      )}
      <div className={styles.foot}>
        {/* What was focused is gone, and Escape has to be heard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- see above */}
        <Button autoFocus onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </>
  );
}
