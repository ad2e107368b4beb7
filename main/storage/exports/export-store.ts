import type { ChatId } from '../../../preload/contract/model.ts';
import type {
  ExportedChat,
  ExportedMedia,
  ExportedMessage,
  ExportedPerson,
  ExportStore,
} from '../../accounts/export-port.ts';
import { StoreError } from '../../accounts/ports.ts';
import { chatTitle, personName, type PersonNames } from '../../domain/chat-fold-names.ts';
import { parseDetail } from '../../domain/message-detail.ts';
import { accountNumber } from '../chats/accounts.ts';
import type { Handlers } from '../methods.ts';
import { exportQueries, type ExportChatRow, type ExportMessageRow } from './export-queries.ts';

/** Rows of one page: few enough that nobody waits behind it. */
const pageSize = 250;

/** The methods of the port, as the worker runs them. */
export const exportHandlers: Handlers<ExportStore> = {
  chats({ chats }, accountId, after) {
    const account = accountNumber(chats, accountId);
    const rows = chats.all(exportQueries.chats, { account, after, limit: pageSize });
    return { chats: rows.map(chatOf), next: fullPage(rows)?.chat ?? null };
  },
  chat({ chats }, accountId, chatId) {
    const account = accountNumber(chats, accountId);
    const row = chats.get(exportQueries.chat, { account, chat: Number(chatId) });
    if (row === undefined) throw new StoreError('chat-not-found', 'there is no such chat in this account');
    return chatOf(row);
  },
  messages({ chats }, accountId, chatId, { sentAt, message }, until) {
    const account = accountNumber(chats, accountId);
    const place = { account, chat: Number(chatId), sentAt, message, until, now: Date.now(), limit: pageSize };
    const rows = chats.all(exportQueries.messages, place);
    const last = fullPage(rows);
    return {
      messages: rows.map(messageOf),
      next: last === null ? null : { sentAt: last.sentAt, message: last.message },
    };
  },
  people({ chats }, accountId, after) {
    const account = accountNumber(chats, accountId);
    const rows = chats.all(exportQueries.people, { account, after, limit: pageSize });
    return { people: rows.map(personOf), next: fullPage(rows)?.person ?? null };
  },
};

const fullPage = <Row>(rows: readonly Row[]): Row | null =>
  rows.length < pageSize ? null : (rows.at(-1) ?? null);

function personOf({ contactName, pushName, phoneJid, lidJid }: PersonNames): ExportedPerson {
  const names = { contactName, pushName, phoneJid, lidJid };
  return { name: personName(names), ...names };
}

function chatOf(row: ExportChatRow): ExportedChat {
  const person = row.kind === 'direct' ? personOf(row) : null;
  return {
    id: String(row.chat) as ChatId,
    kind: row.kind,
    title: chatTitle(row.kind, row.title, person, row.placeJid),
    jid: row.placeJid,
    person,
  };
}

function mediaOf({ detail, file }: ExportMessageRow): ExportedMedia | null {
  const media = parseDetail(detail).media;
  if (media === undefined) return null;
  const { type, mimetype, fileName } = media;
  return { type, mimetype, fileName, file };
}

function messageOf(row: ExportMessageRow): ExportedMessage {
  const isDeleted = row.kind === 'deleted';
  return {
    wireId: row.wireId,
    fromMe: row.fromMe === 1,
    sender: row.sender > 0 && row.fromMe === 0 ? personOf(row) : null,
    sentAt: row.sentAt,
    kind: row.kind,
    status: row.status,
    editedAt: row.editedAt > 0 ? row.editedAt : null,
    text: isDeleted ? '' : row.text,
    media: isDeleted ? null : mediaOf(row),
    content: isDeleted ? new Uint8Array(0) : row.content,
  };
}
