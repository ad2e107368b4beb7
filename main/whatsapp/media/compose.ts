import { getContentType, jidNormalizedUser, normalizeMessageContent, proto } from '@whiskeysockets/baileys';
import type { ComposedMedia, MediaDraft } from '../../accounts/media-port.ts';
import { usesLidsAt } from '../compose/make.ts';
import { withMentions } from '../compose/with-mentions.ts';
import { contextDetail } from '../content/context.ts';
import { originalOf } from './media-part.ts';

/**
 * The original of a message with a file, before the upload. Made here and not by Baileys' `sendMessage`, which writes the
 * file in plain into the system's temporary folder to find out what is in it (Utils/messages.js `prepareWAMessageMedia`).
 */
export function compose(draft: MediaDraft): ComposedMedia {
  const caption = withMentions(draft.caption, usesLidsAt(draft.address));
  const context = {
    ...quotedContextOf(draft),
    ...(caption.mentions.length === 0 ? {} : { mentionedJid: caption.mentions }),
  };
  const message = contentOf(draft, caption.text, context);
  const original = proto.WebMessageInfo.fromObject({ key: { fromMe: true }, message });
  return {
    content: proto.WebMessageInfo.encode(original).finish(),
    caption: caption.text,
    detail: contextDetail(context),
  };
}

function contentOf(draft: MediaDraft, text: string, contextInfo: proto.IContextInfo): proto.IMessage {
  const { type, mimetype, bytes } = draft;
  const common = {
    mimetype,
    fileLength: bytes,
    ...(Object.keys(contextInfo).length === 0 ? {} : { contextInfo }),
  };
  const size = {
    ...(draft.width === null ? {} : { width: draft.width }),
    ...(draft.height === null ? {} : { height: draft.height }),
  };
  const thumbnail = draft.thumbnail === null ? {} : { jpegThumbnail: draft.thumbnail };
  const caption = text === '' ? {} : { caption: text };
  const seconds = draft.seconds === null ? {} : { seconds: Math.max(1, Math.round(draft.seconds)) };
  switch (type) {
    case 'image':
      return { imageMessage: { ...common, ...size, ...thumbnail, ...caption } };
    case 'video':
    case 'gif':
      return {
        videoMessage: {
          ...common,
          ...size,
          ...thumbnail,
          ...caption,
          ...seconds,
          ...(type === 'gif' ? { gifPlayback: true } : {}),
        },
      };
    case 'voice':
    case 'audio':
      return {
        audioMessage: {
          ...common,
          ...seconds,
          ptt: type === 'voice',
          ...(draft.waveform === null ? {} : { waveform: Uint8Array.from(draft.waveform) }),
        },
      };
    case 'document':
      return {
        documentMessage: {
          ...common,
          ...thumbnail,
          ...caption,
          fileName: draft.fileName,
          title: draft.fileName,
        },
      };
    case 'sticker':
      return { stickerMessage: { ...common, ...size } };
  }
}

/** As Baileys makes it (Utils/messages.js `generateWAMessageFromContent`): what is quoted, without its own context. */
function quotedContextOf({ quoted, ownJid }: MediaDraft): proto.IContextInfo | null {
  const original = quoted === null ? null : originalOf(quoted);
  const content = normalizeMessageContent(original?.message ?? undefined);
  const type = getContentType(content);
  const stanzaId = original?.key.id;
  if (original === null || !content || type === undefined || !stanzaId) return null;
  const { key } = original;
  const author = key.fromMe ? ownJid : (original.participant ?? key.participant ?? key.remoteJid);
  if (!author) return null;
  const quotedMessage = proto.Message.fromObject({ [type]: content[type] });
  const part: unknown = quotedMessage[type];
  if (typeof part === 'object' && part !== null && 'contextInfo' in part) part.contextInfo = null;
  return { stanzaId, participant: jidNormalizedUser(author), quotedMessage };
}
