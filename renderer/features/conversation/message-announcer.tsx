import { useState } from 'react';
import type { MessageView } from '../../../preload/contract/model.ts';
import { isNamedKind } from '../../ui/message-kind.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { systemSentence } from '../message-body/system-sentence.ts';
import { readableText } from '../message-menu/copied-text.ts';

/**
 * Reads out what comes into the open conversation, once: nothing that was there before, and nothing that is only loaded
 * while one reads on towards the newest end (`live` false).
 */
export function MessageAnnouncer({ messages, live }: { messages: readonly MessageView[]; live: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const newest = messages.at(-1);
  const [known, setKnown] = useState({ key: newest?.sortKey ?? '', live });
  const [text, setText] = useState('');
  if (known.live !== live) setKnown({ key: newest?.sortKey ?? '', live });
  else if (newest !== undefined && newest.sortKey > known.key) {
    setKnown({ key: newest.sortKey, live });
    if (live && !newest.fromMe) {
      const { kind, senderName: sender } = newest;
      const { system } = newest.parts;
      const said = system === undefined ? readableText(t, newest) : systemSentence(t, system, locale);
      const words = said === '' && isNamedKind(kind) ? t(`kind.${kind}`) : said;
      setText(
        sender === null || kind === 'system' ? words : t('conversation.arrived', { sender, text: words }),
      );
    }
  }
  return (
    <p role="status" className="visually-hidden">
      {text}
    </p>
  );
}
