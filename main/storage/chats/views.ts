import type {
  AccountId,
  ChatId,
  ChatView,
  DraftMentionView,
  MessagePreview,
} from '../../../preload/contract/model.ts';
import type { MentionView, SystemLine } from '../../../preload/contract/message-parts.ts';
import { chatTitle, personName, previewText } from '../../domain/chat-fold-names.ts';
import type { ChatViewRow } from './view-queries.ts';

export interface SenderColumns {
  readonly senderPhoneJid: string | null;
  readonly senderLidJid: string | null;
  readonly senderContactName: string | null;
  readonly senderPushName: string | null;
}

export function senderName(row: SenderColumns): string | null {
  const name = personName({
    contactName: row.senderContactName,
    pushName: row.senderPushName,
    phoneJid: row.senderPhoneJid,
    lidJid: row.senderLidJid,
  });
  return name === '' ? null : name;
}

/** What a chat has in other tables. */
interface ChatExtras {
  readonly labels: readonly string[];
  readonly pictureUrl: string | null;
  /** Where nobody has written anything. */
  readonly system: SystemLine | null;
  /** Of the last message. */
  readonly mentions: readonly MentionView[];
  readonly draftMentions: readonly DraftMentionView[];
}

/** `now` in milliseconds tells whether a mute still holds. */
export function chatView(
  row: ChatViewRow,
  now: number,
  { labels, pictureUrl, system, mentions, draftMentions }: ChatExtras,
): ChatView {
  return {
    id: String(row.chat) as ChatId,
    accountId: row.accountId as AccountId,
    kind: row.kind,
    title: chatTitle(row.kind, row.title, row.person === null ? null : row, row.placeJid),
    lastMessage: preview(row, system, mentions),
    lastActivityAt: row.lastActivityAt,
    unread: row.unread,
    pinned: row.pinned === 1,
    archived: row.archived === 1,
    muted: row.mutedUntil > now,
    markedUnread: row.markedUnread === 1,
    mentions: row.mentions,
    draft: row.draft,
    ...(draftMentions.length === 0 ? {} : { draftMentions }),
    labels,
    pictureUrl,
  };
}

function preview(
  row: ChatViewRow,
  system: SystemLine | null,
  mentions: readonly MentionView[],
): MessagePreview | null {
  if (row.lastKind === null) {
    if (system === null) return null;
    return { kind: 'system', text: '', fromMe: false, senderName: null, status: 'none', system };
  }
  return {
    kind: row.lastKind,
    text: previewText(row.lastText ?? ''),
    fromMe: row.lastFromMe === 1,
    senderName: row.lastSender ? senderName(row) : null,
    status: row.lastStatus ?? 'none',
    ...(mentions.length === 0 ? {} : { mentions }),
  };
}
