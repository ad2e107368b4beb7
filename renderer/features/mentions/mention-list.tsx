import { formatPhoneNumber } from '../../format/phone-number.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './mention-list.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import type { Mentions } from './use-mentions.ts';

/** The id of the list, and of the lines in it, which the message box points at. */
export const mentionListId = 'mention-list';
export const mentionLineId = (place: number): string => `${mentionListId}-${place}`;

/** Members of the group who fit what is written behind an "@". The focus stays in the message box. */
export function MentionList({ mentions: { members, place, choose } }: { mentions: Mentions }) {
  const { t } = useTranslation();
  return (
    <>
      <p role="status" className="visually-hidden">
        {members.length > 0 && t('mentions.found', { count: members.length })}
      </p>
      {members.length > 0 && (
        <div id={mentionListId} role="listbox" aria-label={t('mentions.label')} className={styles.list}>
          {members.map((member, index) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus, jsx-a11y/control-has-associated-label -- the keys are heard in the message box; it is called by the words in it
            <div
              key={member.personId}
              role="option"
              id={mentionLineId(index)}
              aria-selected={index === place}
              className={classNames(styles.line, index === place && styles.chosen)}
              // The message box keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(member)}
            >
              <Avatar name={member.name} size={24} picture={member.pictureUrl} />
              <span className={styles.name} dir="auto" data-private>
                {member.name}
              </span>
              {member.phoneNumber !== null && formatPhoneNumber(member.phoneNumber) !== member.name && (
                <bdi dir="ltr" className={styles.number} data-private>
                  {formatPhoneNumber(member.phoneNumber)}
                </bdi>
              )}
            </div>
          ))}
        </div>
      )}
    </>
  );
}
