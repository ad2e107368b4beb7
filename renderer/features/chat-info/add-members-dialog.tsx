import { X } from 'lucide-react';
import { useState } from 'react';
import { mostMembersAtOnce, type MemberChanges } from '../../../preload/contract/chat-info.ts';
import type { ContactView } from '../../../preload/contract/chat-info.ts';
import type { PersonId } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import type { ChatPlace } from '../../stores/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { BareDialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { ContactChooser, type Chosen } from '../new-chat/contact-chooser.tsx';
import styles from '../new-chat/new-chat.module.css';
import { AddedMembers } from './added-members.tsx';

/** Adds people of the address book to a group, several at once, and says of whom it was not possible, and why. */
export function AddMembersDialog({
  place,
  members,
  isAdmin,
  onClose,
}: {
  place: ChatPlace;
  /** Those of whom it is known that they are in the group. */
  members: ReadonlySet<PersonId>;
  isAdmin: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const app = useApp();
  const [people, setPeople] = useState<readonly ContactView[]>([]);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [refused, setRefused] = useState<MemberChanges['refused']>([]);
  const without = (personId: PersonId) => people.filter((one) => one.personId !== personId);
  const isChosen = ({ personId }: ContactView) => people.some((one) => one.personId === personId);
  const toggle = (chosen: Chosen): void => {
    if (!('contact' in chosen)) return;
    const { contact } = chosen;
    setTrouble(null);
    if (isChosen(contact)) setPeople(without(contact.personId));
    else if (people.length < mostMembersAtOnce) setPeople([...people, contact]);
    else setTrouble(t('info.group.atMost', { limit: mostMembersAtOnce }));
  };
  const add = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setTrouble(null);
    const answer = await app.info.addMembers(
      place,
      people.map(({ personId }) => personId),
    );
    setBusy(false);
    if (!answer.ok) setTrouble(t(`error.${answer.error.code}`));
    else if (answer.value.refused.length === 0) onClose();
    else setRefused(answer.value.refused);
  };
  return (
    <BareDialog title={t('info.group.add')} onClose={onClose} className={styles.dialog}>
      {refused.length > 0 ? (
        <AddedMembers
          place={place}
          added={people.length - refused.length}
          refused={refused}
          isAdmin={isAdmin}
          onClose={onClose}
        />
      ) : (
        <>
          <ContactChooser
            accountId={place.accountId}
            numbers={false}
            busy={busy}
            mark={(contact) =>
              members.has(contact.personId) ? 'taken' : isChosen(contact) ? 'chosen' : null
            }
            onChoose={toggle}
            onErase={() => setPeople(people.slice(0, -1))}
          />
          {trouble !== null && (
            <p role="alert" className={styles.trouble}>
              {trouble}
            </p>
          )}
          {people.length > 0 && (
            <div className={styles.foot}>
              <ul aria-label={t('info.group.chosen')} className={styles.people}>
                {people.map(({ personId, name }) => (
                  <li key={personId}>
                    <button
                      type="button"
                      className={styles.person}
                      aria-label={t('info.group.unchoose', { name })}
                      disabled={busy}
                      onClick={() => setPeople(without(personId))}
                    >
                      <span className={styles.name} dir="auto" data-private>
                        {name}
                      </span>
                      <X size={14} strokeWidth={2} aria-hidden="true" />
                    </button>
                  </li>
                ))}
              </ul>
              <Button tone="primary" busy={busy} onClick={() => void add()}>
                {t('info.group.addChosen', { count: people.length })}
              </Button>
            </div>
          )}
        </>
      )}
    </BareDialog>
  );
}
