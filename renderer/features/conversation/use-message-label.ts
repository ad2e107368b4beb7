import type { MessageView } from '../../../preload/contract/model.ts';
import { formatTime } from '../../format/time.ts';
import { isNamedKind } from '../../ui/message-kind.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { systemSentence } from '../message-body/system-sentence.ts';
import { readableText } from '../message-menu/copied-text.ts';
import { useLocale } from '../../ui/use-locale.ts';

/** More of a text is read by going into it. */
const longest = 300;

/** What a screen reader says of a message that gets the focus: who, what, when. */
export function useMessageLabel(message: MessageView): string {
  const { t } = useTranslation();
  const locale = useLocale();
  const { kind, fromMe, senderName, sentAt } = message;
  const { system } = message.parts;
  const time = formatTime(sentAt, locale);
  // Nobody wrote it: who did what is in the sentence itself.
  if (kind === 'system') {
    const sentence = system === undefined ? message.text : systemSentence(t, system, locale);
    return t('conversation.messageLabel', { text: sentence, time });
  }
  const text = readableText(t, message);
  const words = isNamedKind(kind) ? [t(`kind.${kind}`), text].filter((part) => part !== '').join(' ') : text;
  const who = fromMe ? t('chats.you') : (senderName ?? '');
  const short = words.slice(0, longest);
  return who === ''
    ? t('conversation.messageLabel', { text: short, time })
    : t('conversation.messageLabelFrom', { who, text: short, time });
}
