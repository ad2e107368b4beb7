import { keptMentions, type DraftMention } from '../mentions/draft-mentions.ts';
import type { Stores } from './stores.ts';
import { findChat } from './find-chat.ts';
import { conversationKey } from './keys.ts';
import type { ChatPlace } from './ui-state.ts';

type Known = Pick<Stores, 'ui' | 'chats'>;

/** What was begun in a chat and not sent: as this window has it, else as main keeps it. */
export function draftOf({ ui, chats }: Known, { accountId, chatId }: ChatPlace): string {
  const typed = ui.getState().drafts[conversationKey(accountId, chatId)];
  return typed ?? findChat(chats.getState(), accountId, chatId)?.draft ?? '';
}

/** Who was chosen to be mentioned in it. */
export function mentionedInDraft(
  { ui, chats }: Known,
  { accountId, chatId }: ChatPlace,
): readonly DraftMention[] {
  const chosen = ui.getState().mentions[conversationKey(accountId, chatId)];
  if (chosen !== undefined) return chosen;
  const chat = findChat(chats.getState(), accountId, chatId);
  return chat === undefined ? [] : keptMentions(chat.draft, chat.draftMentions ?? []);
}
