import { randomBytes } from 'node:crypto';
import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { encryptGcm, hmacSha256, sha256 } from '../crypto/symmetric.ts';
import type { Person } from '../population/person.ts';
import type { Chat } from './envelope.ts';

const { Type } = proto.Message.ProtocolMessage;

/** The key of a message as the person `by` sees it; form: generateWAMessageContent in lib/Utils/messages.js. */
export function keyFor(by: Person, author: Person, chat: Chat, id: string): proto.IMessageKey {
  if (chat.kind === 'person') {
    const other = chat.person === by ? author : chat.person;
    return { remoteJid: other.lidJid, fromMe: author === by, id };
  }
  const remoteJid = chat.kind === 'group' ? chat.group.jid : 'status@broadcast';
  return { remoteJid, fromMe: author === by, id, participant: author.lidJid };
}

/** Goes with `edit="1"`. */
export function editOf(key: proto.IMessageKey, text: string): proto.IMessage {
  return {
    protocolMessage: {
      key,
      type: Type.MESSAGE_EDIT,
      editedMessage: { conversation: text },
      timestampMs: Date.now(),
    },
  };
}

/** Goes with `edit="7"`, or `8` when an admin deletes somebody else's. */
export function revokeOf(key: proto.IMessageKey): proto.IMessage {
  return { protocolMessage: { key, type: Type.REVOKE } };
}

/** An empty text takes the reaction back. */
export function reactionTo(key: proto.IMessageKey, text: string): proto.IMessage {
  return { reactionMessage: { key, text, senderTimestampMs: Date.now() } };
}

export function pollOf(name: string, options: readonly string[], selectable: number): proto.IMessage {
  return {
    messageContextInfo: { messageSecret: randomBytes(32) },
    pollCreationMessageV3: {
      name,
      options: options.map((optionName) => ({ optionName })),
      selectableOptionsCount: selectable,
    },
  };
}

/** Encrypted with the poll's secret; mirror of decryptPollVote in lib/Utils/process-message.js. */
export function voteIn(
  key: proto.IMessageKey,
  creator: Person,
  voter: Person,
  secret: Uint8Array,
  options: readonly string[],
): proto.IMessage {
  const id = key.id ?? '';
  const info = Buffer.from(`${id}${creator.lidJid}${voter.lidJid}Poll Vote`);
  const voteKey = hmacSha256(hmacSha256(Buffer.alloc(32), secret), info, Buffer.of(1));
  const selectedOptions = options.map((option) => sha256(Buffer.from(option)));
  const plain = proto.Message.PollVoteMessage.encode({ selectedOptions }).finish();
  const encIv = randomBytes(12);
  const encPayload = encryptGcm(voteKey, encIv, plain, Buffer.from(`${id}\u0000${voter.lidJid}`));
  return {
    pollUpdateMessage: {
      pollCreationMessageKey: key,
      vote: { encPayload, encIv },
      senderTimestampMs: Date.now(),
    },
  };
}
