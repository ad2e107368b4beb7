import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { ChatHit } from '../../../preload/contract/commands.ts';
import type { AccountId, PersonId } from '../../../preload/contract/model.ts';
import { formatPhoneNumber } from '../../format/phone-number.ts';
import { shownName } from '../../format/shown-name.ts';
import { classNames } from '../../ui/class-names.ts';
import { listKeys } from '../../ui/list-keys.ts';
import { MarkedText } from '../../ui/marked-text.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useChatHits } from '../palette/use-chat-hits.ts';
import { nextHit } from './next-hit.ts';
import styles from './search.module.css';

interface Person {
  readonly personId: PersonId;
  readonly name: string;
}

const most = 8;

/** People of an account whose name or number fits what is typed. */
const usePeople = (accountId: AccountId, typed: string): readonly (ChatHit & { personId: PersonId })[] =>
  useChatHits(typed, accountId)
    .flatMap((hit) => (hit.personId === null ? [] : [{ ...hit, personId: hit.personId }]))
    .slice(0, most);

/** Chooses a person of an account by a few letters. Null: thought better of it. */
export function PersonField({
  accountId,
  label,
  onChoose,
}: {
  accountId: AccountId;
  label: string;
  onChoose: (person: Person | null) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const people = usePeople(accountId, typed);
  useEffect(() => field.current?.focus(), []);
  const choose = (hit: (typeof people)[number] | undefined): void => {
    if (hit !== undefined) onChoose({ personId: hit.personId, name: shownName(hit.title.text) });
  };
  const walk = listKeys({
    place,
    count: people.length,
    next: nextHit,
    onEnter: () => choose(people[place]),
    onMove: setPlace,
  });
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      // The field goes, the dialog stays.
      event.stopPropagation();
      event.nativeEvent.stopImmediatePropagation();
      onChoose(null);
      return;
    }
    walk(event);
  };
  return (
    <span className={styles.person}>
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-expanded={people.length > 0}
        aria-controls={`${id}-people`}
        aria-activedescendant={people[place] === undefined ? undefined : `${id}-${place}`}
        aria-label={label}
        placeholder={label}
        className={styles.select}
        value={typed}
        maxLength={100}
        dir="auto"
        onChange={(event) => {
          setTyped(event.target.value);
          setPlace(0);
        }}
        onKeyDown={keys}
      />
      <div
        id={`${id}-people`}
        role="listbox"
        aria-label={t('search.people')}
        className={classNames(styles.people, people.length === 0 && styles.noPeople)}
      >
        {people.map((hit, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys are heard in the field above
          <div
            key={hit.personId}
            role="option"
            id={`${id}-${index}`}
            aria-selected={index === place}
            className={classNames(styles.personLine, index === place && styles.chosen)}
            onClick={() => choose(hit)}
          >
            <bdi data-private>
              <MarkedText marked={hit.title} />
            </bdi>
            {hit.phoneNumber !== null && (
              <bdi dir="ltr" className={styles.number} data-private>
                {formatPhoneNumber(hit.phoneNumber)}
              </bdi>
            )}
          </div>
        ))}
      </div>
    </span>
  );
}
