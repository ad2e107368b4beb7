import { createHash } from 'node:crypto';
import { proto, type WAMessage, type WAMessageKey } from '@whiskeysockets/baileys';
import type {
  DeletionChange,
  Identity,
  MarkChange,
  MarkKind,
  MessageKey,
  ReceiptChange,
} from '../domain/chat-batch.ts';
import { openVoteText, sealedVoteText } from '../domain/sealed-vote.ts';
import { identityOf } from './addresses.ts';
import { attempt } from './attempt.ts';
import { base64, safeNumber, safePersonJid, safeText } from './content/safe-values.ts';
import { pollOf } from './content/shown-content.ts';
import { unwrapContent } from './content/unwrap.ts';
import { messageKeyOf, millisecondsOf } from './message-keys.ts';

const { PinInChatMessage, ProtocolMessage } = proto.Message;

/** What a message of the wire says about another message. */
export interface FactsAboutOthers {
  readonly marks: readonly MarkChange[];
  readonly deletions: readonly DeletionChange[];
}

const nothing: FactsAboutOthers = { marks: [], deletions: [] };

export function factsAboutOthers(message: WAMessage): FactsAboutOthers {
  return attempt(() => readFacts(message), nothing);
}

function readFacts(message: WAMessage): FactsAboutOthers {
  const content = unwrapContent(message.message);
  if (content === undefined) return nothing;
  const { reactionMessage, pollUpdateMessage, pinInChatMessage, keepInChatMessage, protocolMessage } =
    content;
  const sentAt = millisecondsOf(message.messageTimestamp);
  const mark = (what: MarkKind, key: MessageKey | null, at: unknown, value: string): FactsAboutOthers => {
    const by = authorOf(message.key);
    if (key === null || by === undefined) return nothing;
    return { ...nothing, marks: [{ key, what, by, at: safeNumber(at) || sentAt, value }] };
  };
  if (reactionMessage) {
    // Baileys has turned this key to our point of view already (process-message.js `cleanMessage`), and that of a vote.
    const key = keyWithin(message.key, reactionMessage.key);
    const emoji = safeText(reactionMessage.text, 64);
    return mark('reaction', key, reactionMessage.senderTimestampMs, emoji);
  }
  if (pollUpdateMessage) {
    const { pollCreationMessageKey, vote, senderTimestampMs } = pollUpdateMessage;
    const payload = base64(vote?.encPayload);
    const iv = base64(vote?.encIv);
    const key = keyWithin(message.key, pollCreationMessageKey);
    if (key === null || payload === null || iv === null) return nothing;
    const creators = jidsOf(pollCreationMessageKey?.participant, key.fromMe ? null : key.chat);
    const voters = message.key.fromMe
      ? []
      : jidsOf(message.key.participant, message.key.participantAlt, messageKeyOf(message.key)?.chat ?? null);
    return mark('vote', key, senderTimestampMs, sealedVoteText({ payload, iv, creators, voters }));
  }
  if (pinInChatMessage) {
    const at = safeNumber(pinInChatMessage.senderTimestampMs) || sentAt;
    const seconds =
      safeNumber(
        message.message?.messageContextInfo?.messageAddOnDurationInSecs ??
          content.messageContextInfo?.messageAddOnDurationInSecs,
      ) || week;
    const pinned = pinInChatMessage.type === PinInChatMessage.Type.PIN_FOR_ALL;
    const key = turnedKey(message.key, pinInChatMessage.key);
    return mark('pin', key, at, pinned ? String(at + seconds * 1000) : '');
  }
  if (keepInChatMessage) {
    const kept = keepInChatMessage.keepType === proto.KeepType.KEEP_FOR_ALL;
    const key = turnedKey(message.key, keepInChatMessage.key);
    return mark('keep', key, keepInChatMessage.timestampMs, kept ? '1' : '');
  }
  if (protocolMessage?.type === ProtocolMessage.Type.REVOKE) {
    const key = revokedKey(message.key, protocolMessage.key);
    const by = message.key.fromMe ? null : (messageKeyOf(message.key)?.sender ?? null);
    return key === null ? nothing : { ...nothing, deletions: [by === null ? { key } : { key, by }] };
  }
  return nothing;
}

/** WhatsApp pins for a week where nothing is said. Seconds. */
const week = 604_800;

/** What history tells of a message beside it: reactions, votes, receipts, a star, a pin. */
export function factsBeside(message: WAMessage): {
  readonly marks: readonly MarkChange[];
  readonly receipts: readonly ReceiptChange[];
} {
  const key = messageKeyOf(message.key);
  if (key === null) return { marks: [], receipts: [] };
  return {
    marks: [
      ...attempt(() => reactionsBeside(message, key), []),
      ...attempt(() => votesBeside(message, key), []),
      ...attempt(() => pinBeside(message, key), []),
      ...(message.starred === true ? [{ key, what: 'star', by: null, at: 1, value: '1' } as const] : []),
    ],
    receipts: key.fromMe ? attempt(() => receiptsBeside(message, key), []) : [],
  };
}

function reactionsBeside(message: WAMessage, key: MessageKey): readonly MarkChange[] {
  return (message.reactions ?? []).flatMap((reaction) => {
    const by = authorOf(reaction.key ?? {}, key);
    const value = safeText(reaction.text, 64);
    const at = safeNumber(reaction.senderTimestampMs) ?? 0;
    return by === undefined || value === '' ? [] : [{ key, what: 'reaction', by, at, value }];
  });
}

/** The phone has opened these: they name the options by their hashes. */
function votesBeside(message: WAMessage, key: MessageKey): readonly MarkChange[] {
  const content = unwrapContent(message.message);
  const poll = content === undefined ? null : pollOf(content);
  const hashes = (poll?.options ?? []).map(({ optionName }) =>
    createHash('sha256')
      .update(optionName ?? '')
      .digest('hex'),
  );
  return (message.pollUpdates ?? []).flatMap(({ pollUpdateMessageKey, vote, senderTimestampMs }) => {
    const by = authorOf(pollUpdateMessageKey ?? {}, key);
    if (by === undefined || !Array.isArray(vote?.selectedOptions)) return [];
    const chosen = vote.selectedOptions.map((hash) => hashes.indexOf(Buffer.from(hash).toString('hex')));
    const value = openVoteText(chosen.filter((index) => index >= 0));
    return [{ key, what: 'vote', by, at: safeNumber(senderTimestampMs) ?? 0, value }];
  });
}

function pinBeside({ pinInChat }: WAMessage, key: MessageKey): readonly MarkChange[] {
  if (!pinInChat) return [];
  const at = safeNumber(pinInChat.senderTimestampMs) ?? 0;
  const seconds = safeNumber(pinInChat.messageAddOnContextInfo?.messageAddOnDurationInSecs) || week;
  const pinned = pinInChat.type === proto.PinInChat.Type.PIN_FOR_ALL;
  return [{ key, what: 'pin', by: null, at, value: pinned ? String(at + seconds * 1000) : '' }];
}

function receiptsBeside(message: WAMessage, key: MessageKey): readonly ReceiptChange[] {
  return (message.userReceipt ?? []).flatMap(({ userJid, ...times }) => {
    const by = identityOf(userJid);
    return by === null ? [] : [receiptOf(key, by, times)];
  });
}

/** Seconds of the wire, as milliseconds; what is not told is left out. */
export function receiptOf(
  key: MessageKey,
  by: Identity,
  times: Pick<proto.IUserReceipt, 'receiptTimestamp' | 'readTimestamp' | 'playedTimestamp'>,
): ReceiptChange {
  const deliveredAt = millisecondsOf(times.receiptTimestamp);
  const readAt = millisecondsOf(times.readTimestamp);
  const playedAt = millisecondsOf(times.playedTimestamp);
  return {
    key,
    by,
    ...(deliveredAt > 0 ? { deliveredAt } : {}),
    ...(readAt > 0 ? { readAt } : {}),
    ...(playedAt > 0 ? { playedAt } : {}),
  };
}

/** Who has written under a key: null for the owner of the account, undefined when it is not told. */
function authorOf(key: WAMessageKey, about?: MessageKey): Identity | null | undefined {
  if (key.fromMe) return null;
  const named = identityOf(key.participant, key.participantAlt);
  if (named !== null) return named;
  const chat = messageKeyOf({ ...key, id: key.id ?? 'any' })?.chat ?? about?.chat;
  return chat?.type === 'person' ? chat.identity : undefined;
}

/** A key that stands in a message of the same chat, from our point of view. */
function keyWithin(outer: WAMessageKey, inner: proto.IMessageKey | null | undefined): MessageKey | null {
  const chat = messageKeyOf(outer)?.chat;
  const wireId = safeText(inner?.id, 200);
  if (chat === undefined || wireId === '' || !inner) return null;
  const fromMe = inner.fromMe === true;
  const sender = chat.type === 'place' && !fromMe ? identityOf(inner.participant) : null;
  return { chat, wireId, fromMe, sender };
}

/** A key as its sender sees it: "mine" is the sender's, and in a direct chat "yours" is ours. */
function turnedKey(outer: WAMessageKey, inner: proto.IMessageKey | null | undefined): MessageKey | null {
  const key = keyWithin(outer, inner);
  if (key === null || outer.fromMe) return key;
  if (key.chat.type === 'person') return { ...key, fromMe: !key.fromMe };
  const sender = key.fromMe ? identityOf(outer.participant, outer.participantAlt) : key.sender;
  return { ...key, fromMe: false, sender };
}

/** In a direct chat one deletes one's own messages; in a group the key may name another's, whom an admin deletes. */
function revokedKey(outer: WAMessageKey, inner: proto.IMessageKey | null | undefined): MessageKey | null {
  const own = messageKeyOf(outer);
  const wireId = safeText(inner?.id, 200);
  if (own === null || wireId === '') return null;
  const author = own.chat.type === 'place' ? identityOf(inner?.participant) : null;
  if (author === null || (own.fromMe && inner?.fromMe === true)) return { ...own, wireId };
  return { chat: own.chat, wireId, fromMe: false, sender: author };
}

function jidsOf(...named: readonly (MessageKey['chat'] | string | null | undefined)[]): readonly string[] {
  const jids = named.flatMap((one) => {
    if (typeof one === 'string') return [safePersonJid(one)];
    return one?.type === 'person' ? [one.identity.lidJid, one.identity.phoneJid] : [];
  });
  return [...new Set(jids.filter((jid) => jid !== null))];
}
