import { getContentType, WAMessageStubType, type proto, type WAMessage } from '@whiskeysockets/baileys';
import type { MessageDetail } from '../domain/message-detail.ts';
import { attempt } from './attempt.ts';
import { contactsOf, linkOf, locationOf, pollDetailOf } from './content/cards.ts';
import { contextDetail, contextOf } from './content/context.ts';
import { mediaDetailOf } from './content/media-detail.ts';
import { safeNumber } from './content/safe-values.ts';
import { shownContent, type ShownContent } from './content/shown-content.ts';
import { systemLineOf } from './content/system-line.ts';
import { unwrapContent } from './content/unwrap.ts';

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
  'secretEncryptedMessage',
  'stickerSyncRmrMessage',
  // Announces pictures that come one by one.
  'albumMessage',
]);

/** What is kept and shown of a message. `detail` is left out where there is nothing beyond the text. */
export interface MessageContent extends ShownContent {
  readonly detail?: MessageDetail;
}

/**
 * @returns what to show; null for messages that have no place in a conversation
 * The kinds are the fields of `Message` in Baileys' WAProto.
 */
export function messageContentOf(message: WAMessage): MessageContent | null {
  if (message.messageStubType === WAMessageStubType.CIPHERTEXT) return { kind: 'undecryptable', text: '' };
  if (message.messageStubType === WAMessageStubType.REVOKE) return { kind: 'deleted', text: '' };
  if (message.messageStubType === WAMessageStubType.ADMIN_REVOKE) return { kind: 'deleted', text: '' };
  const system = attempt(() => systemLineOf(message), null);
  if (system !== null) return { kind: 'system', text: '', detail: { system } };
  if (!message.message) return null;
  if (isViewOnce(message)) return { kind: 'unsupported', text: '', detail: { viewOnce: true } };
  const content = unwrapContent(message.message);
  const type = getContentType(content);
  if (content === undefined) return null;
  if (type === undefined) return isYetToCome(content) ? { kind: 'unsupported', text: '' } : null;
  if (invisible.has(type)) return null;
  const shown = shownContent(content);
  if (shown === null) return { kind: 'unsupported', text: '' };
  const detail = detailOf(content, message.message);
  return detail === null ? shown : { ...shown, detail };
}

/** What an edited message says; null when the edit is of a kind that has no text. */
export function editedContentOf(message: proto.IMessage | null | undefined): MessageContent | null {
  const content = unwrapContent(message);
  const shown = content === undefined ? null : shownContent(content);
  if (content === undefined || shown === null) return null;
  const detail = detailOf(content, content);
  return detail === null ? shown : { ...shown, detail };
}

/** Null for plain texts. One part that can't be read takes no other with it. */
function detailOf(content: proto.IMessage, whole: proto.IMessage): MessageDetail | null {
  if (content.conversation) return null;
  const part = <Name extends keyof MessageDetail>(
    name: Name,
    read: () => MessageDetail[Name] | null,
  ): Partial<MessageDetail> => {
    const value = attempt(read, null);
    return value === null || value === undefined ? {} : { [name]: value };
  };
  const detail: MessageDetail = {
    ...attempt(() => contextDetail(contextOf(content)), {}),
    ...part('media', () => mediaDetailOf(content)),
    ...part('poll', () => pollDetailOf(content, whole)),
    ...part('contacts', () => contactsOf(content)),
    ...part('location', () => locationOf(content)),
    ...part('link', () => linkOf(content)),
  };
  return Object.keys(detail).length === 0 ? null : detail;
}

/** How long the message stays, in seconds; 0: for ever. History says it beside the message, live ones in their context. */
export function lifetimeOf(message: WAMessage): number {
  const content = unwrapContent(message.message);
  const context = content === undefined ? null : contextOf(content);
  return safeNumber(message.ephemeralDuration) || (safeNumber(context?.expiration) ?? 0);
}

/** Fields that this version does not know are dropped when a message is decoded: what holds nothing is of a kind yet to come. */
const isYetToCome = (content: proto.IMessage): boolean =>
  Object.entries(content).every(([field, value]) => field === 'messageContextInfo' || value === null);

/** View-once content may be shown once, on the phone: here it is never kept (`isViewOnce` on the key: rc14, decode-wa-message.js). */
export function isViewOnce(message: WAMessage): boolean {
  const content = message.message;
  const inner = attempt(() => unwrapContent(content), undefined);
  return Boolean(
    message.key.isViewOnce ||
    content?.viewOnceMessage ||
    content?.viewOnceMessageV2 ||
    content?.viewOnceMessageV2Extension ||
    content?.ephemeralMessage?.message?.viewOnceMessage ||
    content?.ephemeralMessage?.message?.viewOnceMessageV2 ||
    content?.ephemeralMessage?.message?.viewOnceMessageV2Extension ||
    inner?.imageMessage?.viewOnce ||
    inner?.videoMessage?.viewOnce ||
    inner?.ptvMessage?.viewOnce ||
    inner?.audioMessage?.viewOnce,
  );
}
