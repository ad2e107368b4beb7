import type { AccountId, ChatId, Timestamp } from '../../../preload/contract/model.ts';
import type { WrittenDraft } from '../../accounts/message-port.ts';
import type { ChangeNotice } from '../../accounts/ports.ts';
import { sanitizeTime } from '../../domain/chat-fold-input.ts';
import { draftMentionsText, fittingMentions } from '../../domain/draft-mentions.ts';
import type { Connection } from '../connection.ts';
import { FoldScope } from './fold-scope.ts';
import { peopleQueries } from './people-queries.ts';
import { requireChat } from './reading.ts';

/**
 * What was begun in the composer of a chat. Whom nobody here knows, and what does not stand in the text, is left out of it.
 * Throws `account-not-found`, `chat-not-found`.
 */
export function setDraft(
  db: Connection,
  accountId: AccountId,
  chatId: ChatId,
  { text, mentions }: WrittenDraft,
  at: Timestamp,
): ChangeNotice {
  const scope = new FoldScope(db, accountId);
  const { account } = scope;
  const chat = requireChat(db, account, chatId);
  const named = fittingMentions(text, mentions).flatMap(({ start, length, personId }) => {
    const person = db.get(peopleQueries.find, { account, person: Number(personId) });
    const jid = person?.lidJid ?? person?.phoneJid ?? null;
    return jid === null ? [] : [{ start, length, jid }];
  });
  const draftMentions = draftMentionsText(named);
  if (chat.draft !== text || chat.draftMentions !== draftMentions)
    scope.setChat({ ...chat, draft: text, draftMentions, draftAt: sanitizeTime(at) });
  return scope.finish();
}
