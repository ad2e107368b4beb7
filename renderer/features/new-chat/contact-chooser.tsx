import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { ContactView } from '../../../preload/contract/chat-info.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import { typedNumber } from '../../format/typed-number.ts';
import { FinderField } from '../../ui/finder-field.tsx';
import { listKeys } from '../../ui/list-keys.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { nextHit } from '../search/next-hit.ts';
import { ContactLine } from './contact-line.tsx';
import styles from './new-chat.module.css';
import { useContacts } from './use-contacts.ts';

/** What was chosen: somebody of the address book, or a number as it was typed. */
export type Chosen = { readonly contact: ContactView } | { readonly number: string };

/** Whoever is `taken` can't be chosen. */
export type ContactMark = 'chosen' | 'taken';

const linesLeft = 10;

/**
 * Chooses a person: of the address book by a few letters, or with `numbers` by a phone number. With `mark` several are chosen
 * one after the other, each as often as it is clicked.
 */
export function ContactChooser({
  accountId,
  numbers,
  busy,
  mark,
  onChoose,
  onErase,
}: {
  accountId: AccountId;
  numbers: boolean;
  /** What was chosen is being looked up. */
  busy: boolean;
  mark?: (contact: ContactView) => ContactMark | null;
  onChoose: (chosen: Chosen) => void;
  /** Backspace was pressed where nothing is typed. */
  onErase?: () => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const { contacts, status, more } = useContacts(accountId, typed);
  const number = numbers ? typedNumber(typed) : null;
  const lines: readonly Chosen[] = [
    ...contacts.map((contact) => ({ contact })),
    ...(number === null ? [] : [{ number: typed.trim() }]),
  ];
  useLayoutEffect(() => {
    list.current?.querySelector('[data-pointed]')?.scrollIntoView({ block: 'nearest' });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- it is another line
  }, [place]);
  // Before the dialog looks for something to focus.
  useEffect(() => field.current?.focus(), []);

  const type = (text: string): void => {
    setTyped(text);
    setPlace(0);
  };
  const markOf = (chosen: Chosen): ContactMark | null =>
    'contact' in chosen ? (mark?.(chosen.contact) ?? null) : null;
  const choose = (chosen: Chosen | undefined): void => {
    if (chosen === undefined || busy || markOf(chosen) === 'taken') return;
    onChoose(chosen);
    // The next one has another name.
    if (mark !== undefined && typed !== '') type('');
  };
  const keys = listKeys({
    place,
    count: lines.length,
    next: nextHit,
    onEnter: () => choose(lines[place]),
    onMove: (next) => {
      setPlace(next);
      if (next >= lines.length - linesLeft) more();
    },
  });
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Backspace' && typed === '') onErase?.();
    else keys(event);
  };

  return (
    <>
      <FinderField
        ref={field}
        label={t(numbers ? 'newChat.label' : 'newChat.nameLabel')}
        value={typed}
        listId={`${id}-list`}
        pointed={lines[place] === undefined ? undefined : `${id}-${place}`}
        expanded={lines.length > 0}
        maxLength={40}
        onType={type}
        onKeyDown={keyDown}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t('newChat.contacts')}
        aria-multiselectable={mark !== undefined || undefined}
        className={styles.list}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          if (scrollHeight - scrollTop - clientHeight < 400) more();
        }}
      >
        {lines.map((chosen, index) => (
          <ContactLine
            key={'contact' in chosen ? chosen.contact.personId : 'number'}
            id={`${id}-${index}`}
            chosen={chosen}
            number={number}
            pointed={index === place}
            several={mark !== undefined}
            mark={markOf(chosen)}
            onClick={() => choose(chosen)}
          />
        ))}
      </div>
      {lines.length === 0 && status !== 'loading' && (
        <p role="status" className={styles.none}>
          {typed.trim() === '' ? t('newChat.noContacts') : t('newChat.nobody')}
        </p>
      )}
    </>
  );
}
