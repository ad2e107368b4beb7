import type { proto } from '@whiskeysockets/baileys/WAProto/index.js';

/** Wrappers that hold the message proper (normalizeMessageContent in lib/Utils/messages.js). */
const WRAPPERS = [
  'ephemeralMessage',
  'viewOnceMessage',
  'viewOnceMessageV2',
  'viewOnceMessageV2Extension',
  'documentWithCaptionMessage',
  'editedMessage',
] as const;

export function unwrap(message: proto.IMessage): proto.IMessage {
  let inner = message;
  for (let depth = 0; depth < 5; depth++) {
    const current = inner;
    const next = WRAPPERS.map((name) => current[name]?.message).find((candidate) => candidate);
    if (!next) break;
    inner = next;
  }
  return inner;
}

const NOT_CONTENT = new Set(['messageContextInfo', 'senderKeyDistributionMessage', 'deviceSentMessage']);

/** The name of the field that holds the content, such as `conversation` or `imageMessage`. */
export function kindOf(message: proto.IMessage): string {
  const inner = unwrap(message);
  for (const [name, value] of Object.entries(inner)) {
    if (value !== null && value !== undefined && !NOT_CONTENT.has(name)) return name;
  }
  return 'empty';
}

export function textOf(message: proto.IMessage): string | undefined {
  const inner = unwrap(message);
  return (
    inner.conversation ??
    inner.extendedTextMessage?.text ??
    inner.imageMessage?.caption ??
    inner.videoMessage?.caption ??
    inner.documentMessage?.caption ??
    inner.reactionMessage?.text ??
    (inner.protocolMessage?.editedMessage ? textOf(inner.protocolMessage.editedMessage) : undefined) ??
    undefined
  );
}

/** The `type` attribute of a stanza (getMessageType in lib/Socket/messages-send.js). */
export function stanzaType(message: proto.IMessage): string {
  const inner = unwrap(message);
  if (inner.reactionMessage) return 'reaction';
  if (inner.pollCreationMessage ?? inner.pollCreationMessageV3 ?? inner.pollUpdateMessage) return 'poll';
  return mediaType(message) === undefined ? 'text' : 'media';
}

/** The `mediatype` attribute of `<enc>` (getMediaType in lib/Socket/messages-send.js). */
export function mediaType(message: proto.IMessage): string | undefined {
  const inner = unwrap(message);
  if (inner.imageMessage) return 'image';
  if (inner.videoMessage) return inner.videoMessage.gifPlayback ? 'gif' : 'video';
  if (inner.audioMessage) return inner.audioMessage.ptt ? 'ptt' : 'audio';
  if (inner.documentMessage) return 'document';
  if (inner.stickerMessage) return 'sticker';
  if (inner.contactMessage) return 'vcard';
  if (inner.contactsArrayMessage) return 'contact_array';
  if (inner.liveLocationMessage) return 'livelocation';
  return undefined;
}
