import type { ChatTwins } from '../../../preload/contract/commands.ts';
import type { AccountId, ChatId } from '../../../preload/contract/model.ts';
import type { Connection } from '../connection.ts';
import { accountQueries } from './account-queries.ts';
import { accountNumber } from './accounts.ts';
import { chatQueries, type ChatRow } from './chat-queries.ts';
import { peopleQueries, type PersonRow } from './people-queries.ts';
import { requireChat } from './reading.ts';
import { twinQueries } from './twin-queries.ts';

/** The person as another account knows them: by number, else by LID. Both are the same in all accounts. */
function personIn(db: Connection, account: number, { phoneJid, lidJid }: PersonRow): PersonRow | undefined {
  const byPhone = phoneJid === null ? undefined : db.get(peopleQueries.byPhone, { account, phoneJid });
  return byPhone ?? (lidJid === null ? undefined : db.get(peopleQueries.byLid, { account, lidJid }));
}

/** Where other accounts talk with the same person, last used first; accounts are few, and each is two look-ups by index. */
export function chatTwins(db: Connection, accountId: AccountId, chatId: ChatId): ChatTwins {
  const account = accountNumber(db, accountId);
  const chat = requireChat(db, account, chatId);
  const written = db.get(twinQueries.ownLately, { account, chat: chat.chat }) !== undefined;
  const person =
    chat.person === null ? undefined : db.get(peopleQueries.find, { account, person: chat.person });
  if (person === undefined) return { written, others: [] };
  const others = db.all(accountQueries.list, {}).flatMap((other) => {
    if (other.account === account) return [];
    const known = personIn(db, other.account, person);
    const there: ChatRow | undefined =
      known === undefined
        ? undefined
        : db.get(chatQueries.byPerson, { account: other.account, person: known.person });
    if (there === undefined || there.lastMessage === null) return [];
    const id = other.id as AccountId;
    return [{ accountId: id, chatId: String(there.chat) as ChatId, lastActivityAt: there.lastActivityAt }];
  });
  return { written, others: others.sort((left, right) => right.lastActivityAt - left.lastActivityAt) };
}
