import type { TFunction } from 'i18next';
import type { MentionView } from '../../../preload/contract/message-parts.ts';
import { shownName } from '../../format/shown-name.ts';

/** What stands after the "@". The owner of the account has no name in their own store. */
export const mentionName = (t: TFunction, { name, isMe }: MentionView): string =>
  isMe ? t('chats.you') : shownName(name);
