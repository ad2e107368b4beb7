import type { GalleryKind } from '../../preload/contract/media.ts';
import type { MessageId, MessageView } from '../../preload/contract/model.ts';
import type { ConversationState } from './apply-messages.ts';

const shownKinds: Readonly<Record<Exclude<GalleryKind, 'links'>, ReadonlySet<string>>> = {
  media: new Set(['image', 'video', 'gif']),
  files: new Set(['document']),
};

/** Whether a message belongs into a list of the gallery. */
export function fitsGallery(kind: GalleryKind, { kind: of, parts, text }: MessageView): boolean {
  if (of === 'deleted' || parts.viewOnce === true) return false;
  if (kind !== 'links') return parts.media !== undefined && shownKinds[kind].has(parts.media.type);
  return parts.link !== undefined || /(?:https?:\/\/|www\.)\S/i.test(text);
}

/** What is known of the chat besides the pages of its gallery. */
type Known = Pick<ConversationState, 'messages' | 'outside' | 'gone'>;

/**
 * A list of the gallery, newest first: its pages, with what was told since. What has come to the chat after the first page was read
 * is put in front; older messages come with further pages only.
 */
export function galleryItems(
  kind: GalleryKind,
  pages: readonly MessageView[],
  { messages, outside, gone }: Known,
): readonly MessageView[] {
  const byId = new Map<MessageId, MessageView>(pages.map((message) => [message.id, message]));
  const newest = pages[0]?.sortKey ?? '';
  for (const message of outside) if (byId.has(message.id)) byId.set(message.id, message);
  for (const message of messages) {
    if (byId.has(message.id) || message.sortKey > newest) byId.set(message.id, message);
  }
  for (const id of gone) byId.delete(id);
  return [...byId.values()]
    .filter((message) => fitsGallery(kind, message))
    .toSorted((left, right) => (left.sortKey < right.sortKey ? 1 : left.sortKey > right.sortKey ? -1 : 0));
}
