import type { ExportedMessage, ExportedPerson } from '../accounts/export-port.ts';
import type { Attached, ChatFormat, ChatHead } from './format.ts';

/** Raised when a reader of the old form could misread the new one. */
export const exportVersion = 1;

const mediaFolder = 'media';

const person = ({ name, contactName, pushName, phoneJid, lidJid }: ExportedPerson) => ({
  name,
  contactName,
  pushName,
  phoneJid,
  lidJid,
});

const headOf = ({ account, chat, app, exportedAt }: ChatHead) => ({
  format: 'switchboard-chat',
  version: exportVersion,
  app,
  exportedAt: new Date(exportedAt).toISOString(),
  account: { name: account.name, phoneNumber: account.phoneNumber },
  chat: {
    kind: chat.kind,
    title: chat.title,
    jid: chat.jid,
    person: chat.person === null ? null : person(chat.person),
  },
});

const messageOf = (message: ExportedMessage, attached: Attached) => ({
  id: message.wireId,
  fromMe: message.fromMe,
  sender: message.sender === null ? null : person(message.sender),
  sentAt: new Date(message.sentAt).toISOString(),
  kind: message.kind,
  status: message.status,
  editedAt: message.editedAt === null ? null : new Date(message.editedAt).toISOString(),
  text: message.text,
  media:
    message.media === null
      ? null
      : {
          type: message.media.type,
          mimetype: message.media.mimetype,
          fileName: message.media.fileName,
          file: typeof attached === 'object' ? `${mediaFolder}/${attached.name}` : null,
        },
  original: Buffer.from(message.content).toString('base64'),
});

/** One JSON document a chat, one message a line; `docs/export-format.md` says what is in it. */
export const jsonFormat: ChatFormat = {
  extension: 'json',
  head: (head) => `${JSON.stringify(headOf(head), null, 2).slice(0, -2)},\n  "messages": [`,
  mediaFolder,
  message: (message, _head, index, attached) =>
    `${index === 0 ? '' : ','}\n    ${JSON.stringify(messageOf(message, attached))}`,
  tail: () => '\n  ]\n}\n',
};
