import type { AccountId } from '../../../preload/contract/model.ts';
import type { ChangeNotice } from '../../accounts/ports.ts';
import type { ChatBatch } from '../../domain/chat-batch.ts';
import type { Connection } from '../connection.ts';
import { foldChat } from './fold-chat.ts';
import { foldGroup } from './fold-group.ts';
import { foldDeletion, foldEdit, foldStatus } from './fold-facts.ts';
import { foldLabel } from './fold-labels.ts';
import { foldMark } from './fold-marks.ts';
import { foldMessage } from './fold-message.ts';
import { foldPerson } from './fold-people.ts';
import { foldReceipt } from './fold-receipts.ts';
import { FoldScope } from './fold-scope.ts';

/**
 * Folds one batch into the store, inside the caller's transaction. Within a batch: people (so that mappings are
 * known), chats, messages, then facts about messages. "Read on another device" so clears what was there before the
 * batch, and never hides a message that came with it.
 *
 * Any order of the same facts, in any grouping, ends in the same rows, except where facts contradict each other or
 * say nothing of their time:
 * - names without a time, title, pin, archive, mute, a mark as unread, labels, stars, members and settings of groups: the last one told
 *   holds; what is on its way to the phone holds against what the phone says meanwhile;
 * - two different messages under one key: the first one holds;
 * - unread, where the phone's count or "read" races live messages, and where history and live bring the same message:
 *   history first means that the phone's count has it, live first means that it was counted here;
 * - a removed chat: what comes later starts a new one;
 * - a number that is told to belong to two LIDs.
 *
 * A change whose address names nobody is left out. Throws `account-not-found`.
 */
export function applyBatch(db: Connection, accountId: AccountId, batch: ChatBatch): ChangeNotice {
  const scope = new FoldScope(db, accountId);
  for (const change of batch.labels) foldLabel(scope, change);
  for (const change of batch.people) foldPerson(scope, change);
  for (const change of batch.chats) foldChat(scope, change);
  for (const change of batch.groups) foldGroup(scope, change);
  for (const change of batch.messages) foldMessage(scope, change);
  for (const change of batch.statuses) foldStatus(scope, change);
  for (const change of batch.edits) foldEdit(scope, change);
  for (const change of batch.deletions) foldDeletion(scope, change);
  for (const change of batch.marks) foldMark(scope, change);
  for (const change of batch.receipts) foldReceipt(scope, change);
  return scope.finish();
}
