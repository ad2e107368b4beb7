import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../preload/contract/model.ts';
import { isNamedKind } from '../../ui/message-kind.ts';

/** Reads out what comes into the open conversation, once, and nothing that was there before. */
export function MessageAnnouncer({ messages }: { messages: readonly MessageView[] }) {
  const { t } = useTranslation();
  const newest = messages.at(-1);
  const [known, setKnown] = useState(newest?.sortKey ?? '');
  const [text, setText] = useState('');
  if (newest !== undefined && newest.sortKey > known) {
    setKnown(newest.sortKey);
    if (!newest.fromMe) {
      const words = newest.text === '' && isNamedKind(newest.kind) ? t(`kind.${newest.kind}`) : newest.text;
      const sender = newest.senderName;
      setText(sender === null ? words : t('conversation.arrived', { sender, text: words }));
    }
  }
  return (
    <p role="status" className="visually-hidden">
      {text}
    </p>
  );
}
