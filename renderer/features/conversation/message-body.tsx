import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../preload/contract/model.ts';
import { isNamedKind, kindIcons, type NamedKind } from '../../ui/message-kind.ts';
import styles from './message-body.module.css';
import { isRightToLeft } from './message-layout.ts';

/** The text, one paragraph per line, each in its own direction. Room for `meta` is kept at the end of the last one. */
function Paragraphs({ text, room }: { text: string; room: ReactNode }) {
  const lines = text.split('\n');
  return lines.map((line, index) => {
    const last = index === lines.length - 1;
    return (
      // Lines have no identity of their own; a text that changes is drawn anew.
      <p key={index} dir="auto" className={styles.paragraph}>
        {line === '' ? '\u200B' : line}
        {last && !isRightToLeft(line) && room}
      </p>
    );
  });
}

function Named({ kind, caption }: { kind: NamedKind; caption: boolean }) {
  const { t } = useTranslation();
  const Icon = kindIcons[kind];
  const explain =
    kind === 'deleted'
      ? null
      : kind === 'undecryptable' || kind === 'unsupported'
        ? t(`explain.${kind}`)
        : t('explain.media');
  return (
    <div className={caption ? styles.namedAbove : styles.named}>
      {Icon !== undefined && (
        <span className={styles.icon}>
          <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
        </span>
      )}
      <div>
        <p className={kind === 'deleted' ? styles.gone : styles.kind}>{t(`kind.${kind}`)}</p>
        {explain !== null && <p className={styles.explain}>{explain}</p>}
      </div>
    </div>
  );
}

/** What a message says. Kinds that can't be shown yet are called by their name, with what to do about it. */
export function MessageBody({ message, room }: { message: MessageView; room: ReactNode }) {
  const { kind, text } = message;
  const hasText = text !== '' && kind !== 'deleted';
  return (
    <>
      {isNamedKind(kind) && <Named kind={kind} caption={hasText} />}
      {(hasText || !isNamedKind(kind)) && <Paragraphs text={text} room={room} />}
    </>
  );
}

/** Whether the line with time and ticks needs a line of its own below the body. */
export function needsOwnLine(message: MessageView): boolean {
  if (message.text === '' || message.kind === 'deleted') return true;
  return isRightToLeft(message.text.split('\n').at(-1) ?? '');
}
