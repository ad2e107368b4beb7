import type { proto } from '@whiskeysockets/baileys';
import type { MessageKind } from '../../../preload/contract/model.ts';
import { safeText } from './safe-values.ts';

/** What a list and a conversation show of a message. */
export interface ShownContent {
  readonly kind: MessageKind;
  readonly text: string;
}

/**
 * The longest text that is shown, in UTF-16 units; the service's own limit is 65,536. What is longer ends with an ellipsis, and
 * stays whole in the original message that is kept beside it.
 */
const longestText = 100_000;

type Poll = proto.Message.IPollCreationMessage;

export const pollOf = (content: proto.IMessage): Poll | null =>
  content.pollCreationMessage ??
  content.pollCreationMessageV2 ??
  content.pollCreationMessageV3 ??
  content.pollCreationMessageV5 ??
  null;

/** Kind and text of an unwrapped message; null for a kind that has no way to be shown. */
export function shownContent(content: proto.IMessage): ShownContent | null {
  const shown = plainContent(content) ?? mediaContent(content) ?? businessContent(content);
  return shown === null ? null : { kind: shown[0], text: shownText(shown[1]) };
}

const shownText = (value: unknown): string =>
  typeof value === 'string' && value.length > longestText
    ? `${safeText(value, longestText - 1)}…`
    : safeText(value, longestText);

type Shown = readonly [MessageKind, unknown];

function plainContent(content: proto.IMessage): Shown | null {
  if (content.conversation) return ['text', content.conversation];
  if (content.extendedTextMessage) return ['text', content.extendedTextMessage.text];
  if (content.contactMessage) return ['contact', content.contactMessage.displayName];
  if (content.contactsArrayMessage) return ['contact', content.contactsArrayMessage.displayName];
  if (content.locationMessage) {
    const { comment, name, address } = content.locationMessage;
    return ['location', comment || name || address];
  }
  if (content.liveLocationMessage) return ['location', content.liveLocationMessage.caption];
  const poll = pollOf(content);
  if (poll) return ['poll', poll.name];
  if (content.groupInviteMessage) {
    const { groupName, caption } = content.groupInviteMessage;
    return ['text', lines(groupName, caption)];
  }
  if (content.eventMessage) {
    const { name, description, location } = content.eventMessage;
    return ['text', lines(name, description, location?.name)];
  }
  return null;
}

function mediaContent(content: proto.IMessage): Shown | null {
  if (content.imageMessage) return ['image', content.imageMessage.caption];
  if (content.videoMessage) return ['video', content.videoMessage.caption];
  if (content.ptvMessage) return ['video', content.ptvMessage.caption];
  if (content.audioMessage) return [content.audioMessage.ptt ? 'voice' : 'audio', ''];
  if (content.documentMessage) {
    const { caption, fileName, title } = content.documentMessage;
    return ['document', caption || fileName || title];
  }
  return content.stickerMessage ? ['sticker', ''] : null;
}

/** What shops and bots send: their words are shown, and nothing can be pressed. */
function businessContent(content: proto.IMessage): Shown | null {
  const template =
    content.templateMessage?.hydratedTemplate ?? content.templateMessage?.hydratedFourRowTemplate ?? null;
  const words = [
    content.buttonsMessage && lines(content.buttonsMessage.contentText, content.buttonsMessage.footerText),
    template && lines(template.hydratedTitleText, template.hydratedContentText, template.hydratedFooterText),
    content.listMessage &&
      lines(content.listMessage.title, content.listMessage.description, content.listMessage.footerText),
    content.interactiveMessage &&
      lines(
        content.interactiveMessage.header?.title,
        content.interactiveMessage.body?.text,
        content.interactiveMessage.footer?.text,
      ),
    content.buttonsResponseMessage?.selectedDisplayText,
    content.templateButtonReplyMessage?.selectedDisplayText,
    content.listResponseMessage?.title,
    content.interactiveResponseMessage?.body?.text,
    content.highlyStructuredMessage?.hydratedHsm?.hydratedTemplate?.hydratedContentText,
  ].find((text) => typeof text === 'string' && text !== '');
  return words === undefined ? null : ['text', words];
}

const lines = (...texts: readonly unknown[]): string =>
  texts.filter((text): text is string => typeof text === 'string' && text !== '').join('\n');
