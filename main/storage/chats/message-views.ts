import type { MessageParts, QuotedView } from '../../../preload/contract/message-parts.ts';
import type {
  AccountId,
  ChatId,
  MessageId,
  MessageStatus,
  MessageView,
} from '../../../preload/contract/model.ts';
import {
  parseDetail,
  type MessageDetail,
  type QuotedDetail,
  type SystemDetail,
} from '../../domain/message-detail.ts';
import type { Connection } from '../connection.ts';
import { actionQueries } from './action-queries.ts';
import { requireAccount } from './accounts.ts';
import { sortKeyOf } from './cursor.ts';
import { markQueries, type MarkRow } from './mark-queries.ts';
import { pollView, reactionViews } from './mark-views.ts';
import { mentionedIn, mentionViews } from './mentions.ts';
import { messageQueries } from './message-queries.ts';
import { Names } from './names.ts';
import type { MessageViewRow } from './view-queries.ts';
import { senderName } from './views.ts';
import { MediaViews } from '../media/media-views.ts';

/** Rows of messages as the window gets them: one account, one moment. */
export class MessageViews {
  readonly #db: Connection;
  readonly #account: number;
  readonly #now: number;
  readonly #names: Names;
  readonly #media: MediaViews;
  #anyMarks: boolean | null = null;
  #anyActions: boolean | null = null;

  /** `now` in milliseconds tells whether a pin still holds. Throws `account-not-found`. */
  constructor(db: Connection, accountId: AccountId, now: number) {
    const owner = requireAccount(db, accountId);
    this.#db = db;
    this.#account = owner.account;
    this.#now = now;
    this.#names = new Names(db, owner);
    this.#media = new MediaViews(db);
  }

  all(rows: readonly MessageViewRow[]): MessageView[] {
    return rows.map((row) => this.#view(row));
  }

  #view(row: MessageViewRow): MessageView {
    const marks = row.kind === 'deleted' ? [] : this.#marksOf(row);
    return {
      id: String(row.message) as MessageId,
      chatId: String(row.chat) as ChatId,
      fromMe: row.fromMe === 1,
      senderId: row.sender === 0 ? null : String(row.sender),
      senderName: row.sender === 0 ? null : senderName(row),
      sentAt: row.sentAt,
      sortKey: sortKeyOf(row.sentAt, row.message),
      kind: row.kind,
      text: row.text,
      status: this.#statusOf(row),
      edited: row.editedAt > 0,
      starred: marks.some(({ what, value }) => what === 'star' && value !== ''),
      parts: this.#parts(row, marks),
      reactions: reactionViews(marks, this.#names),
    };
  }

  /** A message whose edit or deletion by the owner waits, or failed, shows that. */
  #statusOf({ message, fromMe, status }: MessageViewRow): MessageStatus {
    if (fromMe === 1 && (status === 'queued' || status === 'failed')) return status;
    const account = this.#account;
    this.#anyActions ??= this.#db.get(actionQueries.anyOpen, { account }) !== undefined;
    if (!this.#anyActions) return status;
    const open = this.#db
      .all(actionQueries.open, { account, message })
      .filter(({ what }) => what === 'edit' || what === 'deletion');
    if (open.some((action) => action.status === 'queued')) return 'queued';
    return open.length > 0 ? 'failed' : status;
  }

  #marksOf({ chat, wireId, fromMe, sender }: MessageViewRow): readonly MarkRow[] {
    const account = this.#account;
    this.#anyMarks ??= this.#db.get(markQueries.any, { account }) !== undefined;
    return this.#anyMarks
      ? this.#db.all(markQueries.ofMessage, { account, chat, wireId, fromMe, sender })
      : [];
  }

  #parts(row: MessageViewRow, marks: readonly MarkRow[]): MessageParts {
    const isPinned = marks.some(({ what, value }) => what === 'pin' && Number(value) > this.#now);
    const isKept = marks.some(({ what, value }) => what === 'keep' && value !== '');
    return {
      ...(row.detail === null ? {} : this.#detailParts(row, parseDetail(row.detail), marks)),
      ...(row.expiresAt > 0 && !isKept ? { expiresAt: row.expiresAt } : {}),
      ...(isPinned ? { pinned: true } : {}),
    };
  }

  #detailParts(row: MessageViewRow, detail: MessageDetail, marks: readonly MarkRow[]): MessageParts {
    const { forwarded, quoted, mentions, media, poll, contacts, location, link, system, viewOnce } = detail;
    return {
      ...(forwarded === undefined ? {} : { forwarded }),
      ...(quoted === undefined ? {} : { quoted: this.#quoted(row.chat, quoted) }),
      ...(mentions === undefined ? {} : this.#mentions(mentions)),
      ...(media === undefined ? {} : { media: this.#media.view(row, media) }),
      ...(poll === undefined ? {} : { poll: pollView(row.text, poll, marks, this.#names) }),
      ...(contacts === undefined ? {} : { contacts }),
      ...(location === undefined ? {} : { location }),
      ...(link === undefined ? {} : { link: this.#media.link(row, link) }),
      ...(system === undefined ? {} : { system: this.#system(system) }),
      ...(viewOnce === undefined ? {} : { viewOnce }),
    };
  }

  #quoted(chat: number, { wireId, sender, kind, text }: QuotedDetail): QuotedView {
    const row = this.#db.get(messageQueries.inChatByWireId, { account: this.#account, chat, wireId });
    const isHere = row !== undefined && row.kind !== 'hidden';
    const fromMe = row === undefined ? sender !== null && this.#names.isOwner(sender) : row.fromMe === 1;
    const person = sender === null || fromMe ? null : this.#names.person(sender);
    // What its sender has deleted is not shown by way of the answer either.
    const isDeleted = row?.kind === 'deleted';
    const mentioned = isDeleted ? [] : mentionedIn(row?.detail ?? null);
    return {
      messageId: isHere ? (String(row.message) as MessageId) : null,
      senderId: person === null ? null : String(person.person),
      senderName: sender === null || fromMe ? null : this.#names.ofJid(sender),
      fromMe,
      kind: isDeleted ? 'deleted' : kind,
      text: isDeleted ? '' : text,
      ...(mentioned.length === 0 ? {} : { mentions: mentionViews(this.#names, mentioned) }),
    };
  }

  #mentions(jids: readonly string[]): Pick<MessageParts, 'mentions' | 'mentionsMe'> {
    const mentions = mentionViews(this.#names, jids);
    return { mentions, ...(mentions.some(({ isMe }) => isMe) ? { mentionsMe: true } : {}) };
  }

  #system({ what, by, byMe, about, value }: SystemDetail): NonNullable<MessageParts['system']> {
    const isByMe = byMe || (by !== null && this.#names.isOwner(by));
    return {
      what,
      by: isByMe || by === null ? null : this.#names.ofJid(by),
      byMe: isByMe,
      about: about.filter((jid) => !this.#names.isOwner(jid)).map((jid) => this.#names.ofJid(jid)),
      aboutMe: about.some((jid) => this.#names.isOwner(jid)),
      value,
    };
  }
}
