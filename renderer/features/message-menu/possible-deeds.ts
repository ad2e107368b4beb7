import { forwardableKinds } from '../../../preload/contract/kinds.ts';
import { mayBeDeleted, mayBeEdited } from '../../../preload/contract/message-times.ts';
import type { ChatKind, MessageKind, MessageView, Timestamp } from '../../../preload/contract/model.ts';

/** What can be done with a message. */
export type Deed =
  | 'react'
  | 'reply'
  | 'edit'
  | 'copy'
  | 'copy-picture'
  | 'save'
  | 'forward'
  | 'star'
  | 'pin'
  | 'info'
  | 'delete'
  | 'delete-for-everyone';

export interface DeedCircumstances {
  /** The account can send, now or when it is online again. */
  readonly canSend: boolean;
  /** Null while it is not known. */
  readonly chatKind: ChatKind | null;
  /** The account is admin of the group: it may delete what others wrote. */
  readonly isAdmin: boolean;
  readonly now: Timestamp;
}

const withoutContent = new Set<MessageKind>(['system', 'deleted', 'undecryptable', 'unsupported']);
const editable = new Set<MessageKind>(['text', 'image', 'video', 'document']);

/** A text of its own: that of a text message, or a caption. */
export const hasText = ({ kind, text, parts }: MessageView): boolean =>
  text !== '' &&
  !withoutContent.has(kind) &&
  parts.poll === undefined &&
  parts.contacts === undefined &&
  parts.location === undefined &&
  text !== parts.media?.fileName;

/** Everything that this message lets one do now. What the service would refuse anyhow is not offered. */
export function possibleDeeds(message: MessageView, circumstances: DeedCircumstances): ReadonlySet<Deed> {
  const { kind, fromMe, status, sentAt, parts, starred } = message;
  const { canSend, chatKind, isAdmin, now } = circumstances;
  const deeds = new Set<Deed>();
  if (kind === 'system') return deeds;
  const isHeld = fromMe && (status === 'queued' || status === 'failed');
  const isThere = !withoutContent.has(kind);
  const isSeenOnce = parts.viewOnce === true;
  // Channels and status updates have ways of their own to be answered, which are not built.
  const isTalk = chatKind !== 'channel' && chatKind !== 'status';

  if (isThere && !isHeld) {
    if (canSend && isTalk) {
      deeds.add('react').add('reply');
      if (!isSeenOnce) deeds.add('pin');
    }
    if (canSend && forwardableKinds.has(kind) && !isSeenOnce) deeds.add('forward');
    if (!isSeenOnce || starred) deeds.add('star');
    deeds.add('info');
  }
  if (hasText(message)) {
    deeds.add('copy');
    const inTime = mayBeEdited(sentAt, now);
    if (fromMe && !isHeld && isTalk && canSend && editable.has(kind) && inTime) deeds.add('edit');
  }
  if (parts.media?.state.kind === 'here' && isThere && !isSeenOnce) {
    deeds.add('save');
    if (parts.media.type === 'image') deeds.add('copy-picture');
  }
  if (!isHeld || status === 'failed') deeds.add('delete');
  const isOurs = fromMe || (isAdmin && chatKind === 'group');
  // A deletion of somebody else's message that waits needs no second one.
  if (isOurs && isThere && !isHeld && status !== 'queued' && isTalk && canSend && mayBeDeleted(sentAt, now))
    deeds.add('delete-for-everyone');
  return deeds;
}
