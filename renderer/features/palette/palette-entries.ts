import type { TFunction } from 'i18next';
import type { ChatHit } from '../../../preload/contract/commands.ts';
import type { AccountView, ChatView } from '../../../preload/contract/model.ts';
import { shortcuts, type ShortcutId } from '../../../preload/contract/shortcuts.ts';
import type { App } from '../../actions/app.ts';
import { formatPhoneNumber } from '../../format/phone-number.ts';
import { formatKeys } from '../../format/shortcut-keys.ts';
import type { AccountsState } from '../../stores/apply-accounts.ts';
import { bestOf, foldText, paletteWords } from '../../stores/palette-match.ts';
import { visibleAccounts } from '../../stores/selectors.ts';
import type { ChatsState } from '../../stores/stores.ts';
import { accountName, accountNumber, stateWords } from '../account-strip/account-sentences.ts';
import { hueOf } from '../account-strip/account-tab.tsx';

/** One line of the palette. */
export interface PaletteEntry {
  readonly key: string;
  readonly section: 'accounts' | 'chats' | 'commands';
  readonly title: string;
  /** What stands behind the title: number and state, the account of a chat. */
  readonly detail: string;
  readonly keys: string | null;
  readonly hue: number | null;
  readonly isPrivate: boolean;
  readonly run: () => void;
}

/** The entry with the text that it is found by, made once while the palette is open. */
interface Findable {
  readonly entry: PaletteEntry;
  readonly text: string;
}

/** What the window knows by itself. */
export interface PaletteKnowledge {
  readonly accounts: Pick<AccountsState, 'byId' | 'order'>;
  readonly chats: Pick<ChatsState, 'lists'>;
}

const perSection = 8;

function accountEntries(t: TFunction, app: App, { accounts }: PaletteKnowledge): readonly Findable[] {
  return visibleAccounts(accounts).map((account) => {
    const title = accountName(t, account);
    const number = accountNumber(t, account);
    return {
      text: foldText(`${title} ${account.name} ${account.phoneNumber ?? ''} ${number} ${account.group}`),
      entry: {
        key: account.id,
        section: 'accounts',
        title,
        detail: `${number} · ${stateWords(t, account.state)}`,
        keys: null,
        hue: hueOf(account),
        isPrivate: true,
        run: () => app.accounts.select(account.id),
      },
    };
  });
}

/** The chats that the window knows: every list that was shown, the newest first. */
function chatEntries(
  t: TFunction,
  app: App,
  { accounts, chats: { lists } }: PaletteKnowledge,
): readonly Findable[] {
  const { byId } = accounts;
  const chats = new Map<string, ChatView>();
  for (const list of Object.values(lists)) {
    for (const chat of list.rows) chats.set(`${chat.accountId}/${chat.id}`, chat);
  }
  return [...chats]
    .toSorted(([, left], [, right]) => right.lastActivityAt - left.lastActivityAt)
    .flatMap(([key, chat]) => {
      const account = byId[chat.accountId];
      if (account === undefined) return [];
      return [
        {
          text: foldText(chat.title),
          entry: {
            key,
            section: 'chats',
            title: chat.title,
            detail: accountName(t, account),
            keys: null,
            hue: hueOf(account),
            isPrivate: true,
            run: () => {
              app.accounts.select(chat.accountId);
              app.accounts.openChat(chat.accountId, chat.id);
            },
          },
        } satisfies Findable,
      ];
    });
}

/** Accounts are found by their names, and the palette itself is open. */
const isCommand = (id: ShortcutId): boolean => id !== 'palette' && !/^account-\d$/.test(id);

function commandEntries(t: TFunction, app: App): readonly Findable[] {
  const command = (key: string, title: string, keys: string | null, run: () => void): Findable => ({
    text: foldText(title),
    entry: { key, section: 'commands', title, detail: '', keys, hue: null, isPrivate: false, run },
  });
  return [
    ...shortcuts
      .filter(({ id }) => isCommand(id))
      .map(({ id, keys }) =>
        command(id, t(`shortcuts.name.${id}`), formatKeys(keys), () => app.shortcuts.run(id)),
      ),
    command('starred', t('info.starred'), null, () => app.search.showStarred(null)),
  ];
}

/** Answers what was typed from what the window has in memory: made when that changes, asked for every key. */
export function createFinder(
  t: TFunction,
  app: App,
  known: PaletteKnowledge,
): (typed: string) => readonly PaletteEntry[] {
  const sections = [accountEntries(t, app, known), chatEntries(t, app, known), commandEntries(t, app)];
  return (typed) => {
    const words = paletteWords(typed);
    return sections.flatMap((entries) =>
      bestOf(entries, ({ text }) => text, words, perSection).map(({ entry }) => entry),
    );
  };
}

/** A chat or a contact that main has found, as a line. */
export function hitEntry(t: TFunction, app: App, hit: ChatHit, account: AccountView): PaletteEntry {
  const { accountId, chatId, personId } = hit;
  const number = hit.phoneNumber === null ? '' : ` · ${formatPhoneNumber(hit.phoneNumber)}`;
  return {
    key: chatId === null ? `${accountId}/person ${personId ?? ''}` : `${accountId}/${chatId}`,
    section: 'chats',
    title: hit.title.text,
    detail: `${accountName(t, account)}${number}`,
    keys: null,
    hue: hueOf(account),
    isPrivate: true,
    run: () => {
      if (chatId !== null) {
        app.accounts.select(accountId);
        app.accounts.openChat(accountId, chatId);
      } else if (personId !== null) void app.find.openPerson(accountId, personId);
    },
  };
}

/** What main has found goes after the chats that were found at once; nothing stands there twice. */
export function withHits(
  entries: readonly PaletteEntry[],
  hits: readonly PaletteEntry[],
): readonly PaletteEntry[] {
  const known = new Set(entries.map(({ key }) => key));
  const commands = entries.filter(({ section }) => section === 'commands');
  const rest = entries.filter(({ section }) => section !== 'commands');
  return [...rest, ...hits.filter(({ key }) => !known.has(key)), ...commands];
}
