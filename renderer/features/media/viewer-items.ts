import type { MessageId, MessageView } from '../../../preload/contract/model.ts';

/** What the viewer shows: pictures and films. */
export const isViewable = ({ parts, kind }: MessageView): boolean =>
  kind !== 'deleted' &&
  parts.viewOnce !== true &&
  (parts.media?.type === 'image' || parts.media?.type === 'video' || parts.media?.type === 'gif');

/** The pictures of a chat from the oldest to the newest, from what is loaded and what its gallery says. Loaded ones are newer news. */
export function viewerItems(
  loaded: readonly MessageView[],
  gallery: readonly MessageView[],
  outside: readonly MessageView[] = [],
): readonly MessageView[] {
  const byId = new Map<MessageId, MessageView>();
  for (const message of [...gallery, ...loaded]) if (isViewable(message)) byId.set(message.id, message);
  // Later news of what the gallery has; of other messages it tells nothing here.
  for (const message of outside) {
    if (!byId.has(message.id)) continue;
    if (isViewable(message)) byId.set(message.id, message);
    else byId.delete(message.id);
  }
  return [...byId.values()].toSorted((left, right) =>
    left.sortKey < right.sortKey ? -1 : left.sortKey > right.sortKey ? 1 : 0,
  );
}
