import { isJidGroup, proto, type BinaryNode } from '@whiskeysockets/baileys';
import { unwrapContent } from '../content/unwrap.ts';

const { Type } = proto.Message.ProtocolMessage;

interface WireForm {
  readonly additionalAttributes?: { readonly [name: string]: string };
  readonly additionalNodes?: BinaryNode[];
}

/**
 * What the stanza of a message says beside it, as Baileys' `sendMessage` has it (Socket/messages-send.js): edits, deletions and
 * pins are marked, polls and votes named.
 */
export function wireFormOf(jid: string, message: proto.IMessage): WireForm {
  const content = unwrapContent(message) ?? message;
  const { protocolMessage } = content;
  if (protocolMessage?.type === Type.REVOKE) {
    // An admin deletes somebody else's message.
    const isOther = isJidGroup(jid) === true && protocolMessage.key?.fromMe !== true;
    return { additionalAttributes: { edit: isOther ? '8' : '7' } };
  }
  if (protocolMessage?.type === Type.MESSAGE_EDIT) return { additionalAttributes: { edit: '1' } };
  if (content.pinInChatMessage) return { additionalAttributes: { edit: '2' } };
  if (content.pollCreationMessage ?? content.pollCreationMessageV2 ?? content.pollCreationMessageV3)
    return { additionalNodes: [pollNode('creation')] };
  if (content.pollUpdateMessage) return { additionalNodes: [pollNode('vote')] };
  return {};
}

const pollNode = (polltype: string): BinaryNode => ({ tag: 'meta', attrs: { polltype } });
