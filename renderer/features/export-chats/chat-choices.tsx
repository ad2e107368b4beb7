import { useEffect, useRef, useState } from 'react';
import type { AccountId, ChatId } from '../../../preload/contract/model.ts';
import { useAccounts, useApp } from '../../app-context.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { accountName } from '../account-strip/account-sentences.ts';
import styles from '../backups/backups.module.css';

export interface ChosenChat {
  readonly accountId: AccountId;
  readonly chatId: ChatId;
  readonly title: string;
}

/** What the last search has found, and what was searched for. */
interface Found {
  readonly text: string;
  readonly chats: readonly ChosenChat[];
}

/** Milliseconds between the last key and the search. */
const typingPause = 150;
const longestSearch = 256;

/** Chats that are looked for by name, and those that were chosen so far, which stay on top. */
export function ChatChoices({
  accountId,
  chosen,
  onChange,
}: {
  /** Null: of all accounts. */
  accountId: AccountId | null;
  chosen: readonly ChosenChat[];
  onChange: (chosen: readonly ChosenChat[]) => void;
}) {
  const { t } = useTranslation();
  const { find } = useApp();
  const byId = useAccounts((state) => state.byId);
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found>({ text: '', chats: [] });
  const last = useRef('');

  useEffect(() => {
    last.current = text;
    if (text.trim() === '') return;
    const timer = setTimeout(() => {
      void find.chats(text, accountId).then((hits) => {
        if (hits === null || last.current !== text) return;
        const chats = hits.flatMap(({ accountId: of, chatId, title }) =>
          chatId === null ? [] : [{ accountId: of, chatId, title: title.text }],
        );
        setFound({ text, chats });
      });
    }, typingPause);
    return () => clearTimeout(timer);
  }, [text, accountId, find]);

  const isChosen = (chat: ChosenChat): boolean =>
    chosen.some((one) => one.accountId === chat.accountId && one.chatId === chat.chatId);
  const toggle = (chat: ChosenChat): void =>
    onChange(
      isChosen(chat)
        ? chosen.filter((one) => one.accountId !== chat.accountId || one.chatId !== chat.chatId)
        : [...chosen, chat],
    );
  const isEmpty = text.trim() === '';
  const hits = isEmpty ? [] : found.chats;
  const shown = [...chosen, ...hits.filter((chat) => !isChosen(chat))];

  return (
    <>
      <TextField
        label={t('exports.searchChats')}
        type="search"
        maxLength={longestSearch}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          // Enter would begin the export.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <p role="status" className={styles.hint}>
        {!isEmpty && found.text === text && hits.length === 0
          ? t('exports.noChats')
          : t('exports.chosen', { count: chosen.length })}
      </p>
      {shown.length > 0 && (
        <fieldset className={styles.accounts}>
          <legend className={styles.legend}>{t('exports.chats')}</legend>
          <div className={styles.list}>
            {shown.map((chat) => {
              const account = byId[chat.accountId];
              return (
                <label key={`${chat.accountId} ${chat.chatId}`} className={styles.row}>
                  <input type="checkbox" checked={isChosen(chat)} onChange={() => toggle(chat)} />
                  <span className={styles.rowBody}>
                    <bdi>{chat.title}</bdi>
                    {accountId === null && account !== undefined && (
                      <span className={styles.hint}>
                        <bdi>{accountName(t, account)}</bdi>
                      </span>
                    )}
                  </span>
                </label>
              );
            })}
          </div>
        </fieldset>
      )}
    </>
  );
}
