import type { ChatHit } from '../../../preload/contract/commands.ts';
import type { AccountId, ChatId, ChatKind, ChatView } from '../../../preload/contract/model.ts';
import { bestOf, foldText, paletteWords } from '../../stores/palette-match.ts';
import type { ChatsState } from '../../stores/stores.ts';

/** Where a message can be forwarded to: a chat, or a person with whom there is none yet. */
export interface ForwardTarget {
  readonly key: string;
  readonly title: string;
  readonly kind: ChatKind;
  readonly chatId: ChatId | null;
  readonly personId: ChatHit['personId'];
}

/** So many are offered before main has answered. */
const mostOffered = 30;
const canReceive = ({ kind }: { readonly kind: ChatKind }): boolean => kind === 'direct' || kind === 'group';

/** The chats of an account that were used last and fit what is typed, out of whatever lists are known: in the same frame. */
export function recentTargets(
  { lists }: Pick<ChatsState, 'lists'>,
  accountId: AccountId,
  typed: string,
): readonly ForwardTarget[] {
  const rows = new Map<ChatId, ChatView>();
  for (const list of Object.values(lists)) {
    for (const chat of list.rows) if (chat.accountId === accountId) rows.set(chat.id, chat);
  }
  const chats = [...rows.values()]
    .filter(canReceive)
    .toSorted((one, other) => other.lastActivityAt - one.lastActivityAt);
  return bestOf(chats, ({ title }) => foldText(title), paletteWords(typed), mostOffered).map(
    ({ id, title, kind }) => ({ key: id, title, kind, chatId: id, personId: null }),
  );
}

/** What is known at once, then what main has found beyond it. */
export function withFound(
  recent: readonly ForwardTarget[],
  hits: readonly ChatHit[],
): readonly ForwardTarget[] {
  const known = new Set(recent.map(({ key }) => key));
  return [...recent, ...foundTargets(hits).filter(({ key }) => !known.has(key))];
}

/** The same, of what was found for what is typed. */
export const foundTargets = (hits: readonly ChatHit[]): readonly ForwardTarget[] =>
  hits.filter(canReceive).map(({ chatId, personId, title, kind }) => ({
    key: chatId ?? `person ${personId ?? ''}`,
    title: title.text,
    kind,
    chatId,
    personId,
  }));
