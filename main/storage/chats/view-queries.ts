import type { ChatKind, MessageKind, MessageStatus } from '../../../preload/contract/model.ts';
import type { ChatFilter } from '../../../preload/contract/chat-filters.ts';
import { query, type Query } from '../query.ts';

export interface ChatViewRow {
  readonly accountId: string;
  readonly account: number;
  readonly chat: number;
  readonly kind: ChatKind;
  readonly placeJid: string | null;
  readonly title: string | null;
  readonly unread: number;
  readonly lastActivityAt: number;
  readonly pinned: number;
  readonly archived: number;
  readonly mutedUntil: number;
  readonly markedUnread: number;
  readonly mentions: number;
  readonly draft: string;
  readonly draftMentions: string | null;
  readonly person: number | null;
  readonly phoneJid: string | null;
  readonly lidJid: string | null;
  readonly contactName: string | null;
  readonly pushName: string | null;
  readonly lastKind: MessageKind | null;
  readonly lastText: string | null;
  /** Only of a text that may mention somebody. */
  readonly lastDetail: string | null;
  readonly lastFromMe: number | null;
  readonly lastStatus: MessageStatus | null;
  readonly lastSender: number | null;
  readonly senderPhoneJid: string | null;
  readonly senderLidJid: string | null;
  readonly senderContactName: string | null;
  readonly senderPushName: string | null;
}

export interface MessageViewRow {
  readonly message: number;
  readonly chat: number;
  readonly wireId: string;
  readonly fromMe: number;
  readonly sentAt: number;
  readonly kind: MessageKind;
  readonly text: string;
  readonly status: MessageStatus;
  readonly editedAt: number;
  readonly expiresAt: number;
  readonly detail: string | null;
  readonly sender: number;
  readonly senderPhoneJid: string | null;
  readonly senderLidJid: string | null;
  readonly senderContactName: string | null;
  readonly senderPushName: string | null;
}

const senderColumns = `s.phone_jid AS senderPhoneJid, s.lid_jid AS senderLidJid,
  s.contact_name AS senderContactName, s.push_name AS senderPushName`;

// A preview is one line: of a long text only the beginning leaves the database.
const chatView = `SELECT a.id AS accountId, c.account, c.chat, c.kind, c.place_jid AS placeJid, c.title, c.unread,
    c.last_activity_at AS lastActivityAt, c.pinned, c.archived, c.muted_until AS mutedUntil,
    c.marked_unread AS markedUnread, c.mentions, c.draft, c.draft_mentions AS draftMentions, c.person,
    p.phone_jid AS phoneJid, p.lid_jid AS lidJid, p.contact_name AS contactName, p.push_name AS pushName,
    m.kind AS lastKind, substr(m.text, 1, 700) AS lastText, m.from_me AS lastFromMe, m.status AS lastStatus,
    CASE WHEN instr(m.text, '@') > 0 THEN m.detail END AS lastDetail, m.sender AS lastSender, ${senderColumns}
  FROM chats c CROSS JOIN accounts a ON a.account = c.account AND a.removing = 0
  LEFT JOIN people p ON p.person = c.person AND p.account = c.account
  LEFT JOIN messages m ON m.message = c.last_message AND m.account = c.account
  LEFT JOIN people s ON s.person = m.sender AND s.account = c.account`;

const messageView = `SELECT m.message, m.chat, m.wire_id AS wireId, m.from_me AS fromMe, m.sent_at AS sentAt, m.kind, m.text, m.status,
    m.edited_at AS editedAt, m.expires_at AS expiresAt, m.detail, m.sender, ${senderColumns}
  FROM messages m LEFT JOIN people s ON s.person = m.sender AND s.account = m.account`;

const inOrder = 'ORDER BY c.pinned DESC, c.last_activity_at DESC, c.chat DESC LIMIT $limit';
const afterCursor = '(c.pinned, c.last_activity_at, c.chat) < ($pinned, $lastActivityAt, $chat)';

/** What a filter asks of a chat, in words that its index was made for. */
const filters: Readonly<Record<ChatFilter, string>> = {
  all: 'c.archived < 1',
  unread: 'c.archived < 1 AND (c.unread > 0 OR c.marked_unread = 1)',
  groups: "c.archived < 1 AND c.kind = 'group'",
  direct: "c.archived < 1 AND c.kind = 'direct'",
  archived: 'c.archived = 1',
};

export interface ChatPagePlace {
  readonly [name: string]: number;
  readonly pinned: number;
  readonly lastActivityAt: number;
  readonly chat: number;
  readonly limit: number;
}

function chatPages<Parameters extends ChatPagePlace>(
  name: string,
  scope: string,
): Readonly<Record<ChatFilter, Query<Parameters, ChatViewRow>>> {
  const page = (filter: ChatFilter): Query<Parameters, ChatViewRow> =>
    query(
      `${name}-${filter}`,
      `${chatView} WHERE ${scope}c.listed = 1 AND ${filters[filter]} AND ${afterCursor} ${inOrder}`,
    );
  return {
    all: page('all'),
    unread: page('unread'),
    groups: page('groups'),
    direct: page('direct'),
    archived: page('archived'),
  };
}

/** Pages of one account's list. */
export const chatPageQueries = chatPages<ChatPagePlace & { readonly account: number }>(
  'views.chat-page',
  'c.account = $account AND ',
);
/** Pages of the list over all accounts. */
export const inboxQueries = chatPages<ChatPagePlace>('views.inbox-page', '');

export const viewQueries = {
  chat: query<{ account: number; chat: number }, ChatViewRow>(
    'views.chat',
    `${chatView} WHERE c.chat = $chat AND c.account = $account AND c.listed = 1`,
  ),
  chatOfAny: query<{ chat: number }, ChatViewRow>(
    'views.chat-of-any',
    `${chatView} WHERE c.chat = $chat AND c.listed = 1`,
  ),
  messagePage: query<
    { account: number; chat: number; sentAt: number; message: number; limit: number },
    MessageViewRow
  >(
    'views.message-page',
    `${messageView}
     WHERE m.account = $account AND m.chat = $chat AND (m.sent_at, m.message) < ($sentAt, $message)
       AND m.kind <> 'hidden'
     ORDER BY m.sent_at DESC, m.message DESC LIMIT $limit`,
  ),
  messagesAfter: query<
    { account: number; chat: number; sentAt: number; message: number; limit: number },
    MessageViewRow
  >(
    'views.messages-after',
    `${messageView}
     WHERE m.account = $account AND m.chat = $chat AND (m.sent_at, m.message) > ($sentAt, $message)
       AND m.kind <> 'hidden'
     ORDER BY m.sent_at, m.message LIMIT $limit`,
  ),
  message: query<{ account: number; chat: number; message: number }, MessageViewRow>(
    'views.message',
    `${messageView} WHERE m.message = $message AND m.account = $account AND m.chat = $chat
       AND m.kind <> 'hidden'`,
  ),
  newestSystem: query<{ account: number; chat: number }, MessageViewRow>(
    'views.newest-system',
    `${messageView} WHERE m.account = $account AND m.chat = $chat AND m.kind = 'system'
     ORDER BY m.sent_at DESC, m.message DESC LIMIT 1`,
  ),
};
