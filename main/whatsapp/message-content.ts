import {
  getContentType,
  normalizeMessageContent,
  proto,
  WAMessageStubType,
  type WAMessage,
} from '@whiskeysockets/baileys';
import type { MessageKind } from '../../preload/contract/model.ts';

/** What a list and a conversation show of a message. */
export interface ShownContent {
  readonly kind: MessageKind;
  readonly text: string;
}

/** Parts of the protocol's conversation with itself, and facts about other messages: they have no place of their own. */
const invisible = new Set<string>([
  'protocolMessage',
  'reactionMessage',
  'encReactionMessage',
  'pollUpdateMessage',
  'keepInChatMessage',
  'pinInChatMessage',
  'senderKeyDistributionMessage',
  'messageHistoryBundle',
  'messageHistoryNotice',
  'encCommentMessage',
  'encEventResponseMessage',
]);

/**
 * @returns what to show; null for messages that have no place in a conversation
 * The kinds are the fields of `Message` in Baileys' WAProto.
 */
export function shownContentOf(message: WAMessage): ShownContent | null {
  if (message.messageStubType === WAMessageStubType.CIPHERTEXT) return { kind: 'undecryptable', text: '' };
  if (message.messageStubType === WAMessageStubType.REVOKE) return { kind: 'deleted', text: '' };
  if (!message.message) return null;
  if (isViewOnce(message)) return { kind: 'unsupported', text: '' };
  const content = normalizeMessageContent(message.message);
  const type = getContentType(content);
  if (content === undefined) return null;
  if (type === undefined) return isYetToCome(content) ? { kind: 'unsupported', text: '' } : null;
  if (invisible.has(type)) return null;
  return contentOfType(content) ?? { kind: 'unsupported', text: '' };
}

/** Fields that this version does not know are dropped when a message is decoded: what holds nothing is of a kind yet to come. */
const isYetToCome = (content: proto.IMessage): boolean =>
  Object.entries(content).every(([field, value]) => field === 'messageContextInfo' || value === null);

/** The text of an edited message; null when the edit is of a kind that has no text. */
export function editedTextOf(message: proto.IMessage | null | undefined): string | null {
  const content = normalizeMessageContent(message ?? undefined);
  return content === undefined ? null : (contentOfType(content)?.text ?? null);
}

/** View-once content may be shown once, on the phone: here it is never kept (`isViewOnce` on the key: rc14, decode-wa-message.js). */
export function isViewOnce(message: WAMessage): boolean {
  const content = message.message;
  if (message.key.isViewOnce) return true;
  return Boolean(
    content?.viewOnceMessage ??
    content?.viewOnceMessageV2 ??
    content?.viewOnceMessageV2Extension ??
    (content?.imageMessage?.viewOnce ||
      content?.videoMessage?.viewOnce ||
      content?.audioMessage?.viewOnce ||
      undefined),
  );
}

function contentOfType(content: proto.IMessage): ShownContent | null {
  const shown = (kind: MessageKind, text: string | null | undefined): ShownContent => ({
    kind,
    text: text ?? '',
  });
  if (content.conversation) return shown('text', content.conversation);
  if (content.extendedTextMessage) return shown('text', content.extendedTextMessage.text);
  if (content.imageMessage) return shown('image', content.imageMessage.caption);
  if (content.videoMessage) return shown('video', content.videoMessage.caption);
  if (content.ptvMessage) return shown('video', content.ptvMessage.caption);
  if (content.audioMessage) return shown(content.audioMessage.ptt ? 'voice' : 'audio', '');
  if (content.documentMessage) {
    return shown('document', content.documentMessage.caption || content.documentMessage.fileName);
  }
  if (content.stickerMessage) return shown('sticker', '');
  if (content.contactMessage) return shown('contact', content.contactMessage.displayName);
  if (content.contactsArrayMessage) return shown('contact', content.contactsArrayMessage.displayName);
  if (content.locationMessage)
    return shown('location', content.locationMessage.name ?? content.locationMessage.address);
  if (content.liveLocationMessage) return shown('location', content.liveLocationMessage.caption);
  const poll = content.pollCreationMessage ?? content.pollCreationMessageV2 ?? content.pollCreationMessageV3;
  if (poll) return shown('poll', poll.name);
  return null;
}
