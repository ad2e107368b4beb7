import type { CommandName, CommandOutput, ParsedInput } from '../../../preload/contract/commands.ts';
import type { MediaState } from '../../../preload/contract/message-parts.ts';
import type { AccountId, ChatId, MessageId, MessageView } from '../../../preload/contract/model.ts';
import { failure, type Result } from '../../../preload/contract/result.ts';
import { sampleSound } from './files.ts';
import type { World } from './world.ts';

type MediaCommands = Extract<
  CommandName,
  `media.${string}` | `microphone.${string}` | 'messages.sendMedia' | 'chats.gallery' | 'chats.viewPictures'
>;

type Handlers = {
  [Name in MediaCommands]: (
    world: World,
    input: ParsedInput<Name>,
  ) => Result<CommandOutput<Name>> | CommandOutput<Name>;
};

interface Place {
  readonly accountId: AccountId;
  readonly chatId: ChatId;
  readonly messageId: MessageId;
}

const find = (world: World, { accountId, chatId, messageId }: Place): MessageView | undefined =>
  world.messagesOf(accountId, chatId).find(({ id }) => id === messageId);

function setState(world: World, place: Place, state: MediaState): void {
  const message = find(world, place);
  if (message?.parts.media === undefined) return;
  world.setMessage(place.accountId, {
    ...message,
    parts: { ...message.parts, media: { ...message.parts.media, state } },
  });
}

/** A file that arrives in three steps. What it shows is its own thumbnail. */
function download(world: World, place: Place): null {
  const media = find(world, place)?.parts.media;
  if (media === undefined || media.state.kind === 'here') return null;
  const total = media.bytes ?? 90_000;
  for (const step of [0, 1, 2]) {
    setTimeout(
      () => setState(world, place, { kind: 'downloading', received: (total * step) / 3, total }),
      step * 150,
    );
  }
  const url = media.type === 'voice' ? sampleSound : (media.thumbnailUrl ?? '');
  setTimeout(() => setState(world, place, { kind: 'here', url }), 500);
  return null;
}

/** Files as the page meets them, without any bytes. */
export const mediaHandlers: Handlers = {
  'media.view': (world, { accountId, chatId, messageIds }) => {
    for (const messageId of messageIds) {
      const place = { accountId, chatId, messageId };
      const media = find(world, place)?.parts.media;
      if (media?.state.kind === 'remote' && ['image', 'sticker', 'voice'].includes(media.type))
        download(world, place);
    }
    return null;
  },
  'media.download': download,
  'media.retry': download,
  'media.cancel': (world, place) => {
    setState(world, place, { kind: 'remote' });
    return null;
  },
  'media.saveAs': () => ({ saved: true }),
  'media.showSaved': () => null,
  'media.dragOut': () => null,
  'media.copy': () => null,
  'media.attach': (world) => ({
    failed: [],
    attached: [
      {
        id: world.nextId().padStart(22, 'a'),
        type: 'document',
        mimetype: 'application/pdf',
        fileName: 'Offer 2026.pdf',
        bytes: 240_000,
        width: null,
        height: null,
        seconds: null,
        previewUrl: null,
      },
    ],
  }),
  'microphone.open': () => null,
  'microphone.close': () => null,
  'media.attachBytes': (world, { bytes, fileName, mimetype }) => ({
    id: world.nextId().padStart(22, 'a'),
    type: mimetype.startsWith('image/') ? 'image' : mimetype.startsWith('audio/') ? 'audio' : 'document',
    mimetype: mimetype.startsWith('audio/webm') ? 'audio/ogg; codecs=opus' : mimetype,
    fileName,
    bytes: bytes.byteLength,
    width: null,
    height: null,
    seconds: mimetype.startsWith('audio/') ? 2 : null,
    previewUrl: mimetype.startsWith('image/')
      ? dataUrl(mimetype, bytes)
      : mimetype.startsWith('audio/')
        ? sampleSound
        : null,
  }),
  'media.detach': () => null,
  'messages.sendMedia': (world, { accountId, chatId, as, caption, measured }) => {
    const id = world.nextId();
    const message: MessageView = {
      id: id as MessageId,
      chatId,
      fromMe: true,
      senderId: null,
      senderName: null,
      sentAt: Date.now(),
      sortKey: `9${id.padStart(12, '0')}`,
      kind: as === 'gif' ? 'video' : as,
      text: caption,
      status: 'queued',
      edited: false,
      starred: false,
      parts: {
        media: {
          type: as,
          mimetype: 'application/octet-stream',
          fileName: null,
          bytes: 90_000,
          width: measured?.width ?? null,
          height: measured?.height ?? null,
          seconds: measured?.seconds ?? null,
          waveform: measured?.waveform ?? null,
          thumbnailUrl: null,
          state: { kind: 'uploading', sent: 0, total: 90_000 },
        },
      },
      reactions: [],
    };
    world.setMessage(accountId, message);
    const place = { accountId, chatId, messageId: message.id };
    setTimeout(() => setState(world, place, { kind: 'here', url: '' }), 600);
    return message;
  },
  'chats.gallery': (world, { accountId, chatId, kind, before }) => {
    if (kind === 'links') {
      const links = world.messagesOf(accountId, chatId).filter(({ text }) => text.includes('https://'));
      return { messages: links.toReversed(), cursor: null };
    }
    const wanted = kind === 'files' ? ['document'] : ['image', 'video', 'gif'];
    const messages = world
      .messagesOf(accountId, chatId)
      .filter(({ parts }) => parts.media !== undefined && wanted.includes(parts.media.type))
      .toReversed();
    return messages.length === 0 && !world.chats.get(accountId)?.has(chatId)
      ? failure('chat-not-found')
      : pageOf(messages, Number(before ?? 0));
  },
  'chats.viewPictures': () => null,
};

const galleryPage = 30;
const pageOf = (messages: readonly MessageView[], start: number) => ({
  messages: messages.slice(start, start + galleryPage),
  cursor: start + galleryPage < messages.length ? String(start + galleryPage) : null,
});

const dataUrl = (mimetype: string, bytes: Uint8Array): string =>
  `data:${mimetype};base64,${btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''))}`;
