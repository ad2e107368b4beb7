import type { ReactNode } from 'react';
import type { MessageView } from '../../../preload/contract/model.ts';
import { endsPlainly } from '../../rich-text/group-blocks.ts';
import { foldText } from '../../rich-text/fold-text.ts';
import { onlyEmoji } from '../../rich-text/big-emoji.ts';
import { isNamedKind } from '../../ui/message-kind.ts';
import { MediaBody } from '../media/media-body.tsx';
import { isRightToLeft } from '../conversation/message-layout.ts';
import { ContactCards } from './contact-cards.tsx';
import { ForwardedMark } from './forwarded-mark.tsx';
import { LinkPreview } from './link-preview.tsx';
import { Location } from './location.tsx';
import { MessageText } from './message-text.tsx';
import { NamedMessage, ViewOnce } from './named-kind.tsx';
import { Poll } from './poll.tsx';
import { QuotedMessage } from './quoted-message.tsx';

/** The text that stands below what a message shows: its caption, or all of it. */
function captionOf({ kind, text, parts }: MessageView): string {
  if (kind === 'deleted' || parts.viewOnce === true) return '';
  // These say it themselves.
  if (parts.poll !== undefined || parts.contacts !== undefined || parts.location !== undefined) return '';
  // A document without a caption has its name there.
  return parts.media !== undefined && text === parts.media.fileName ? '' : text;
}

function Shown({ message, caption }: { message: MessageView; caption: boolean }) {
  const { kind, parts } = message;
  if (parts.viewOnce === true) return <ViewOnce />;
  if (parts.media !== undefined && kind !== 'deleted')
    return <MediaBody message={message} media={parts.media} />;
  if (parts.poll !== undefined) return <Poll message={message} poll={parts.poll} />;
  if (parts.contacts !== undefined) return <ContactCards contacts={parts.contacts} />;
  if (parts.location !== undefined) return <Location location={parts.location} />;
  return isNamedKind(kind) ? <NamedMessage kind={kind} caption={caption} /> : null;
}

/** What a message says, with what it answers and where it comes from. */
export function MessageBody({
  message,
  room,
  onJump,
}: {
  message: MessageView;
  room: ReactNode;
  /** Leads to the quoted message; null where there is no way. */
  onJump: (() => void) | null;
}) {
  const { parts } = message;
  const text = captionOf(message);
  return (
    <>
      {parts.forwarded !== undefined && <ForwardedMark forwarded={parts.forwarded} />}
      {parts.quoted !== undefined && <QuotedMessage quoted={parts.quoted} onJump={onJump} />}
      {parts.link !== undefined && <LinkPreview link={parts.link} />}
      <Shown message={message} caption={text !== ''} />
      {text !== '' && (
        <MessageText text={text} mentions={parts.mentions} room={needsOwnLine(message) ? null : room} />
      )}
    </>
  );
}

/** Whether the line with time and ticks needs a line of its own below the body. */
export function needsOwnLine(message: MessageView): boolean {
  const text = captionOf(message);
  if (text === '' || !endsPlainly(text) || foldText(text) !== null || onlyEmoji(text) > 0) return true;
  // The room for it is at the end of the text; the line stands at the end of the window's own direction.
  const pageIsRightToLeft = document.documentElement.dir === 'rtl';
  return isRightToLeft(text.slice(text.lastIndexOf('\n') + 1)) !== pageIsRightToLeft;
}
