import type { Identity } from '../../domain/chat-batch.ts';
import { StoreError } from '../../accounts/ports.ts';
import { laterName } from '../../domain/chat-fold-names.ts';
import type { FoldScope } from './fold-scope.ts';
import { memberQueries } from './group-queries.ts';
import { mergeChats } from './merge-chats.ts';
import { movePersonMarks, movePersonReceipts, settleSenderMarks } from './move-marks.ts';
import { moveMessage, movePending, settlePending } from './move-messages.ts';
import { messageQueries } from './message-queries.ts';
import { pendingQueries } from './pending-queries.ts';
import { peopleQueries, type PersonRow } from './people-queries.ts';

const step = 500;

/** Two people turn out to be one: one chat, one sender of messages in groups, all names. */
export function mergePeople(scope: FoldScope, survivor: number, other: number, identity: Identity): void {
  const { db, account } = scope;
  scope.forgetRows();
  const kept = personRow(scope, survivor);
  const gone = personRow(scope, other);
  joinChats(scope, survivor, other);
  movePersonMarks(scope, other, survivor);
  movePersonReceipts(scope, other, survivor);
  moveSender(scope, survivor, other);
  db.run(memberQueries.movePerson, { account, person: other, into: survivor });
  settleSenderMarks(scope, survivor);
  db.run(peopleQueries.delete, { account, person: other });
  const pushName = laterName(
    { name: kept.pushName, at: kept.pushNameAt },
    { name: gone.pushName, at: gone.pushNameAt },
  );
  db.run(peopleQueries.update, {
    account,
    person: survivor,
    phoneJid: identity.phoneJid,
    lidJid: identity.lidJid,
    contactName: kept.contactName ?? gone.contactName,
    pushName: pushName.name,
    pushNameAt: pushName.at,
    about: kept.about ?? gone.about,
    blocked: Math.max(kept.blocked, gone.blocked),
  });
  scope.forgetRows();
}

function personRow(scope: FoldScope, person: number): PersonRow {
  const row = scope.db.get(peopleQueries.find, { account: scope.account, person });
  if (row === undefined) throw new StoreError('internal', 'a person to merge is not there');
  return row;
}

function joinChats(scope: FoldScope, survivor: number, other: number): void {
  const keptChat = scope.chatOfPerson(survivor);
  const goneChat = scope.chatOfPerson(other);
  if (goneChat === null) {
    if (keptChat !== null) scope.touchChat(keptChat.chat);
    return;
  }
  if (keptChat === null) scope.setChat({ ...goneChat, person: survivor });
  else mergeChats(scope, keptChat, goneChat, survivor);
  scope.forgetRows();
}

/** In groups, what the one wrote and what the other wrote has one author from now on. */
function moveSender(scope: FoldScope, survivor: number, other: number): void {
  const { db, account } = scope;
  for (;;) {
    const ids = db.all(messageQueries.idsBySender, { account, sender: other, limit: step });
    for (const { message } of ids) moveMessage(scope, message, { sender: survivor });
    if (ids.length < step) break;
  }
  for (const row of db.all(pendingQueries.bySender, { account, sender: other })) {
    movePending(scope, row, { sender: survivor });
  }
  settlePending(scope, db.all(pendingQueries.bySender, { account, sender: survivor }));
}
