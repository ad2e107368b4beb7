import type { CommandInput } from '../../preload/contract/commands.ts';
import { messageKinds } from '../../preload/contract/kinds.ts';
import type { AccountId, ChatId, MessageKind, PersonId } from '../../preload/contract/model.ts';

/** Who wrote it: anybody, the owner of the account, or one person of one account. */
export type SearchSender = 'anyone' | 'me' | { readonly personId: PersonId; readonly name: string };

/** What is looked for, as the fields of the search have it. */
export interface SearchQuery {
  readonly text: string;
  /** Null: all accounts. */
  readonly accountId: AccountId | null;
  /** A chat of that account. */
  readonly chat: { readonly id: ChatId; readonly title: string } | null;
  readonly sender: SearchSender;
  readonly kind: MessageKind | 'any';
  /** Days as `2026-03-10`, both included; empty for none. */
  readonly from: string;
  readonly to: string;
  readonly hasMedia: boolean;
  readonly hasLink: boolean;
  readonly starred: boolean;
}

export const emptySearch: SearchQuery = {
  text: '',
  accountId: null,
  chat: null,
  sender: 'anyone',
  kind: 'any',
  from: '',
  to: '',
  hasMedia: false,
  hasLink: false,
  starred: false,
};

/** The kinds that one can look for: those that people send. */
export const searchKinds: readonly MessageKind[] = messageKinds.filter(
  (kind) => !['deleted', 'undecryptable', 'system', 'unsupported'].includes(kind),
);

/** The first instant of a day in local time, or with `next` of the day after it; null for no day. */
function startOf(day: string, next = 0): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)?.slice(1).map(Number);
  if (parts === undefined) return null;
  const [year = 0, month = 1, date = 1] = parts;
  const at = new Date(year, month - 1, date + next).getTime();
  return Number.isFinite(at) && at >= 0 ? at : null;
}

/** Whether there is anything to look for: words, or filters that leave something out. */
export function isEmptySearch(query: SearchQuery): boolean {
  const { text, sender, kind, hasMedia, hasLink, starred } = query;
  return (
    text.trim() === '' &&
    sender === 'anyone' &&
    kind === 'any' &&
    !hasMedia &&
    !hasLink &&
    !starred &&
    startOf(query.from) === null &&
    startOf(query.to) === null
  );
}

/** How many filters are set besides the words and the place. */
export const filterCount = ({ sender, kind, from, to, hasMedia, hasLink, starred }: SearchQuery): number =>
  [sender !== 'anyone', kind !== 'any', from !== '', to !== '', hasMedia, hasLink, starred].filter(Boolean)
    .length;

/** What main is asked. `before` continues an earlier answer. */
export function searchInput(query: SearchQuery, before: string | null): CommandInput<'search.messages'> {
  const { text, accountId, chat, sender, kind, from, to, hasMedia, hasLink, starred } = query;
  const end = startOf(to, 1);
  return {
    text: text.trim(),
    accountId,
    chatId: accountId === null ? null : (chat?.id ?? null),
    sender: sender === 'anyone' ? null : sender === 'me' ? 'me' : sender.personId,
    kinds: kind === 'any' ? [] : [kind],
    from: startOf(from),
    to: end === null ? null : end - 1,
    hasMedia,
    hasLink,
    starred,
    before,
  };
}
