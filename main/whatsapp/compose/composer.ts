import { randomBytes } from 'node:crypto';
import { type proto, type WAMessage } from '@whiskeysockets/baileys';
import { forwardableKinds } from '../../../preload/contract/kinds.ts';
import type { Composer, MessageTarget } from '../../accounts/message-port.ts';
import { detailText, editablePart } from '../../domain/message-detail.ts';
import { openVoteText } from '../../domain/sealed-vote.ts';
import { editedContentOf } from '../message-content.ts';
import { encodeOriginal } from '../map-messages.ts';
import { changeOf, jidOf, make, original, routeOf, storedMessage, targetKey } from './make.ts';
import { sealVote } from './seal-vote.ts';
import { vcardOf } from './vcard.ts';
import { withMentions } from './with-mentions.ts';

/** Baileys' own forms wherever it has them. */
export const baileysComposer: Composer = {
  text: async (context, { quoted, ...written }) => {
    const { text, mentions } = withMentions(written, routeOf(context).usesLids);
    const answered = quoted === null ? null : quotedMessage(quoted);
    return changeOf(
      context,
      await make(
        context,
        { text, linkPreview: null, ...(mentions.length === 0 ? {} : { mentions }) },
        answered === null ? {} : { quoted: answered },
      ),
    );
  },

  poll: async (context, { question, options, multiple }) => {
    const poll = { name: question, values: [...options], selectableCount: multiple ? 0 : 1 };
    return changeOf(context, await make(context, { poll }));
  },

  contacts: async (context, cards) => {
    const [first] = cards;
    const contacts = cards.map((card) => ({ displayName: card.name, vcard: vcardOf(card) }));
    const displayName = first?.name ?? '';
    return changeOf(context, await make(context, { contacts: { displayName, contacts } }));
  },

  forward: async (context, target) => {
    const stored = storedMessage(target);
    if (stored === null || !isForwardable.has(target.kind)) return null;
    return changeOf(context, await make(context, { forward: stored }));
  },

  reaction: async (context, target, emoji) => ({
    content: encodeOriginal(
      await make(
        context,
        { react: { key: targetKey(target), text: emoji, senderTimestampMs: context.at } },
        { timed: false },
      ),
    ),
    action: { type: 'mark', what: 'reaction', value: emoji, before: null },
  }),

  edit: async (context, target, written) => {
    const { text, mentions } = withMentions(written, routeOf(context).usesLids);
    const edited = editedForm(target, text, mentions);
    const content = original(context, {
      protocolMessage: {
        key: targetKey(target),
        type: 14,
        editedMessage: edited,
        timestampMs: context.at,
      },
    });
    const editedAt = Math.floor(context.at / 1000) * 1000;
    const detail = editablePart(detailText(editedContentOf(edited)?.detail));
    return { content, action: { type: 'edit', text, detail, editedAt } };
  },

  deletion: async (context, target) => ({
    content: encodeOriginal(await make(context, { delete: targetKey(target) }, { timed: false })),
    action: { type: 'deletion' },
  }),

  pin: async (context, target, seconds) => {
    const content = original(context, {
      pinInChatMessage: {
        key: targetKey(target),
        type: seconds > 0 ? 1 : 2,
        senderTimestampMs: context.at,
      },
      messageContextInfo: { messageAddOnDurationInSecs: seconds },
    });
    const value = seconds > 0 ? String(context.at + seconds * 1000) : '';
    return { content, action: { type: 'mark', what: 'pin', value, before: null } };
  },

  vote: async (context, target, chosen) => {
    const { poll } = target.detail;
    if (poll === undefined || poll.secret === null) return null;
    const { ownJid, usesLids } = routeOf(context);
    const creator = creatorOf(target, ownJid, usesLids);
    if (creator === null) return null;
    const vote = sealVote({
      secret: Buffer.from(poll.secret, 'base64'),
      pollId: target.key.wireId,
      creator,
      voter: ownJid,
      options: chosen.flatMap((index) => poll.options[index] ?? []),
      iv: randomBytes(12),
    });
    const content = original(context, {
      pollUpdateMessage: {
        pollCreationMessageKey: targetKey(target),
        vote: { encPayload: Buffer.from(vote.payload, 'base64'), encIv: Buffer.from(vote.iv, 'base64') },
        senderTimestampMs: context.at,
      },
    });
    return { content, action: { type: 'mark', what: 'vote', value: openVoteText(chosen), before: null } };
  },
};

/** A kind that is stored and never shown is none of them. */
const isForwardable: ReadonlySet<MessageTarget['kind']> = forwardableKinds;

function quotedMessage(target: MessageTarget): WAMessage {
  const author = target.key.chat.type === 'person' ? target.key.chat.identity : target.key.sender;
  const participant = target.key.fromMe || author === null ? null : (author.lidJid ?? author.phoneJid);
  const stored = storedMessage(target) ?? {
    key: targetKey(target),
    message: { conversation: target.text },
  };
  return { ...stored, ...(participant === null ? {} : { participant }) };
}

/** An edit of a caption names the file again, without its keys, as WhatsApp's own do. */
function editedForm(target: MessageTarget, text: string, mentions: readonly string[]): proto.IMessage {
  const contextInfo = mentions.length === 0 ? {} : { contextInfo: { mentionedJid: [...mentions] } };
  switch (target.kind) {
    case 'image':
      return { imageMessage: { caption: text, ...contextInfo } };
    case 'video':
      return { videoMessage: { caption: text, ...contextInfo } };
    case 'document':
      return { documentMessage: { caption: text, ...contextInfo } };
    default:
      return { extendedTextMessage: { text, ...contextInfo } };
  }
}

function creatorOf({ key }: MessageTarget, ownJid: string, usesLids: boolean): string | null {
  if (key.fromMe) return ownJid;
  const author = key.chat.type === 'person' ? key.chat.identity : key.sender;
  return author === null ? null : jidOf(author, usesLids);
}
