import { normalizeMessageContent, type proto } from '@whiskeysockets/baileys';

/** Wrappers that Baileys' own function leaves on. `FutureProofMessage` in WAProto. */
const wrappers = [
  'groupMentionedMessage',
  'botInvokeMessage',
  'lottieStickerMessage',
  'pollCreationMessageV4',
  'pollCreationOptionImageMessage',
  'questionMessage',
  'questionReplyMessage',
  'botForwardedMessage',
  'statusAddYours',
  'limitSharingMessage',
  'botTaskMessage',
  'eventCoverImage',
] as const satisfies readonly (keyof proto.IMessage)[];

/** Wrappers within wrappers come no deeper than this. */
const deepest = 5;

/** The message proper, out of everything that it may be wrapped in (disappearing, with caption, edited, …). */
export function unwrapContent(message: proto.IMessage | null | undefined): proto.IMessage | undefined {
  let content = normalizeMessageContent(message ?? undefined);
  for (let depth = 0; depth < deepest && content !== undefined; depth++) {
    const outer: proto.IMessage = content;
    const inner = wrappers.map((name) => outer[name]?.message).find((found) => found);
    if (!inner) return content;
    content = normalizeMessageContent(inner);
  }
  return content;
}
