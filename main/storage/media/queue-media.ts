import type { AccountId, ChatId, MessageId, MessageView } from '../../../preload/contract/model.ts';
import type { QueuedMedia } from '../../accounts/media-store-port.ts';
import { StoreError, type ChangeNotice } from '../../accounts/ports.ts';
import { sanitizeTime } from '../../domain/chat-fold-input.ts';
import { detailText } from '../../domain/message-detail.ts';
import { insertMessage } from '../chats/fold-message.ts';
import { FoldScope } from '../chats/fold-scope.ts';
import type { KeyParameters } from '../chats/message-queries.ts';
import { messageViews, requireChat } from '../chats/reading.ts';
import type { Connection } from '../connection.ts';
import { mediaQueries } from './media-queries.ts';

/**
 * Writes an own message with a file as `queued`, its file to be uploaded. As with texts its time is cut to whole seconds.
 * Throws `account-not-found`, `chat-not-found`.
 */
export function queueMedia(
  db: Connection,
  accountId: AccountId,
  chatId: ChatId,
  queued: QueuedMedia,
): { readonly notice: ChangeNotice; readonly view: MessageView } {
  const scope = new FoldScope(db, accountId);
  const { account } = scope;
  const { chat } = requireChat(db, account, chatId);
  const key: KeyParameters = { account, chat, wireId: queued.wireId, fromMe: 1, sender: 0 };
  const sentAt = Math.floor(sanitizeTime(queued.at) / 1000) * 1000;
  const { kind, caption: text, content, file } = queued;
  const detail = detailText({ ...queued.context, media: queued.detail });
  const state = { kind, text, content, status: 'queued', editedAt: 0, detail, expiresAt: 0 } as const;
  const message = insertMessage(scope, key, state, { sentAt, live: false, isActivity: true });
  if (message === null) throw new StoreError('internal', 'there is a message with this id');
  db.run(mediaQueries.addFile, { name: file.name, bytes: file.bytes });
  db.run(mediaQueries.set, { message, account, state: 'here', reason: null, file: file.name, toUpload: 1 });
  const notice = scope.finish();
  const [view] = messageViews(db, accountId, chatId, [String(message) as MessageId]);
  if (view === undefined) throw new StoreError('internal', 'a message that was just written is not there');
  return { notice, view };
}
