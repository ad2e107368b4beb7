import { Check, UserPlus } from 'lucide-react';
import { formatPhoneNumber } from '../../format/phone-number.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useTranslation } from '../../ui/texts.tsx';
import type { Chosen, ContactMark } from './contact-chooser.tsx';
import styles from './new-chat.module.css';

/** One line of those who can be chosen. Where several can be, the selected ones are those who have been. */
export function ContactLine({
  id,
  chosen,
  number,
  pointed,
  several,
  mark,
  onClick,
}: {
  id: string;
  chosen: Chosen;
  /** The number that was typed, as its country writes it. */
  number: string | null;
  /** The keys of the field point at it. */
  pointed: boolean;
  several: boolean;
  mark: ContactMark | null;
  onClick: () => void;
}) {
  const { t } = useTranslation();
  const isTaken = mark === 'taken';
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus, jsx-a11y/control-has-associated-label -- the keys are heard in the field above; it is called by the words in it
    <div
      role="option"
      id={id}
      data-pointed={pointed || undefined}
      aria-selected={several ? mark === 'chosen' : pointed}
      aria-disabled={isTaken || undefined}
      className={classNames(styles.line, pointed && styles.chosen)}
      onClick={onClick}
    >
      {'contact' in chosen ? (
        <>
          <Avatar name={chosen.contact.name} size={36} picture={chosen.contact.pictureUrl} />
          <span className={styles.words}>
            <span className={styles.name} dir="auto" data-private>
              {chosen.contact.name}
            </span>
            {isTaken && <span className={styles.number}>{t('info.group.alreadyIn')}</span>}
            {!isTaken && chosen.contact.phoneNumber !== null && (
              <bdi dir="ltr" className={styles.number} data-private>
                {formatPhoneNumber(chosen.contact.phoneNumber)}
              </bdi>
            )}
          </span>
          {mark === 'chosen' && (
            <span className={styles.tick}>
              <Check size={18} strokeWidth={2} aria-hidden="true" />
            </span>
          )}
        </>
      ) : (
        <>
          <span className={styles.plus}>
            <UserPlus size={18} strokeWidth={1.75} aria-hidden="true" />
          </span>
          <span className={styles.words}>
            <span className={styles.name}>{t('newChat.withNumber')}</span>
            <bdi dir="ltr" className={styles.number} data-private>
              {number}
            </bdi>
          </span>
        </>
      )}
    </div>
  );
}
