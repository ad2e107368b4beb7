import type { MediaView } from '../../../preload/contract/message-parts.ts';
import type { MessageView } from '../../../preload/contract/model.ts';
import { DocumentFile } from './document-file.tsx';
import { Picture } from './picture.tsx';
import { SoundPlayer } from './sound-player.tsx';

/** The file of a message. */
export function MediaBody({ message, media }: { message: MessageView; media: MediaView }) {
  switch (media.type) {
    case 'image':
    case 'gif':
    case 'video':
    case 'sticker':
      return <Picture message={message} media={media} type={media.type} />;
    case 'voice':
    case 'audio':
      return <SoundPlayer message={message} media={media} />;
    case 'document':
      return <DocumentFile message={message} media={media} />;
  }
}
