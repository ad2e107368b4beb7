import type { AccountId, ChatId, ChatKind } from '../../../preload/contract/model.ts';
import type { ChatAddress, Identity, MessageKey } from '../../domain/chat-batch.ts';
import type { Connection } from '../connection.ts';
import type { ChatRow } from './chat-queries.ts';
import { FoldScope } from './fold-scope.ts';
import type { MessageRow } from './message-queries.ts';
import { peopleQueries } from './people-queries.ts';
import { requireChat } from './reading.ts';

/** Where messages of a chat go. Throws `account-not-found`, `chat-not-found`. */
export function chatAddress(db: Connection, accountId: AccountId, chatId: ChatId): ChatAddress {
  const scope = new FoldScope(db, accountId);
  return addressOf(scope, requireChat(db, scope.account, chatId));
}

export function addressOf(scope: FoldScope, chat: ChatRow): ChatAddress {
  if (chat.person !== null) return { type: 'person', identity: identityOf(scope, chat.person) };
  const kind = chat.kind === 'direct' ? 'other' : chat.kind;
  return { type: 'place', jid: chat.placeJid ?? '', kind };
}

interface AddressColumns extends Identity {
  readonly kind: ChatKind;
  readonly placeJid: string | null;
}

export function addressOfRow({ kind, placeJid, phoneJid, lidJid }: AddressColumns): ChatAddress {
  if (placeJid === null || kind === 'direct') return { type: 'person', identity: { phoneJid, lidJid } };
  return { type: 'place', jid: placeJid, kind };
}

export function keyOfMessage(scope: FoldScope, chat: ChatAddress, row: MessageRow): MessageKey {
  return {
    chat,
    wireId: row.wireId,
    fromMe: row.fromMe === 1,
    sender: row.sender <= 0 ? null : identityOf(scope, row.sender),
  };
}

export function identityOf(scope: FoldScope, person: number): Identity {
  const row = scope.db.get(peopleQueries.find, { account: scope.account, person });
  return { phoneJid: row?.phoneJid ?? null, lidJid: row?.lidJid ?? null };
}
