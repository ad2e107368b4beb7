import { Check } from 'lucide-react';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { ContactView } from '../../../preload/contract/chat-info.ts';
import type { AccountId, PersonId } from '../../../preload/contract/model.ts';
import { formatPhoneNumber } from '../../format/phone-number.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { BareDialog } from '../../ui/dialog.tsx';
import { FinderField } from '../../ui/finder-field.tsx';
import { listKeys } from '../../ui/list-keys.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { nextPlace } from '../palette/next-place.ts';
import paletteStyles from '../palette/palette.module.css';
import styles from './contact-dialog.module.css';
import { useContacts } from '../new-chat/use-contacts.ts';

/** As many cards as one message takes. */
const mostCards = 20;

function Person({
  person,
  id,
  pointed,
  chosen,
  onToggle,
  onPoint,
}: {
  person: ContactView;
  id: string;
  pointed: boolean;
  chosen: boolean;
  onToggle: () => void;
  onPoint: () => void;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field keeps the focus and the keys
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      data-pointed={pointed ? '' : undefined}
      className={classNames(paletteStyles.line, pointed && paletteStyles.chosen)}
      onClick={onToggle}
      onPointerMove={onPoint}
    >
      <span className={classNames(styles.mark, chosen && styles.chosen)} aria-hidden="true">
        {chosen && <Check size={12} strokeWidth={3} />}
      </span>
      <Avatar name={person.name} size={24} picture={person.pictureUrl} />
      <span className={paletteStyles.title} dir="auto" data-private>
        {person.name}
      </span>
      {person.phoneNumber !== null && (
        <bdi className={paletteStyles.detail} dir="ltr" data-private>
          {formatPhoneNumber(person.phoneNumber)}
        </bdi>
      )}
    </div>
  );
}

/** Asks for people of the address book whose cards are to be sent. Enter chooses, and takes back. */
export function ContactDialog({
  accountId,
  onSend,
  onClose,
}: {
  accountId: AccountId;
  onSend: (people: readonly PersonId[]) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const [chosen, setChosen] = useState<readonly PersonId[]>([]);
  const { contacts: people, status } = useContacts(accountId, typed);
  const pointed = Math.min(place, Math.max(0, people.length - 1));
  useLayoutEffect(() => {
    list.current?.querySelector('[data-pointed]')?.scrollIntoView({ block: 'nearest' });
  });
  const toggle = ({ personId }: ContactView): void =>
    setChosen((all) =>
      all.includes(personId)
        ? all.filter((other) => other !== personId)
        : [...all, personId].slice(0, mostCards),
    );
  const keys = listKeys({
    place: pointed,
    count: people.length,
    next: nextPlace,
    onEnter: () => {
      const person = people[pointed];
      if (person !== undefined) toggle(person);
    },
    onMove: setPlace,
  });
  return (
    <BareDialog title={t('sendContact.title')} onClose={onClose} className={paletteStyles.palette}>
      <FinderField
        label={t('sendContact.label')}
        value={typed}
        listId={`${id}-list`}
        pointed={people[pointed] === undefined ? undefined : `${id}-${pointed}`}
        onType={(text) => {
          setTyped(text);
          setPlace(0);
        }}
        onKeyDown={keys}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-multiselectable="true"
        aria-label={t('sendContact.people')}
        className={classNames(paletteStyles.list, styles.list)}
      >
        {people.map((person, index) => (
          <Person
            key={person.personId}
            person={person}
            id={`${id}-${index}`}
            pointed={index === pointed}
            chosen={chosen.includes(person.personId)}
            onToggle={() => toggle(person)}
            onPoint={() => setPlace(index)}
          />
        ))}
      </div>
      {people.length === 0 && status === 'ready' && (
        <p role="status" className={paletteStyles.none}>
          {t('sendContact.none')}
        </p>
      )}
      <div className={styles.foot}>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button tone="primary" disabled={chosen.length === 0} onClick={() => onSend(chosen)}>
          {t('sendContact.send', { count: chosen.length })}
        </Button>
      </div>
    </BareDialog>
  );
}
