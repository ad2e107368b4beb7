import type { QuotedView } from '../../../preload/contract/message-parts.ts';
import { namedMentions } from '../../../preload/contract/named-mentions.ts';
import { classNames } from '../../ui/class-names.ts';
import { isNamedKind, kindIcons } from '../../ui/message-kind.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { mentionName } from './mention-name.ts';
import { senderHue } from './sender-hue.ts';
import styles from './parts.module.css';

/** The message that is answered: whose it was and how it began. */
export function QuotedBody({ quoted, lines = 3 }: { quoted: QuotedView; lines?: 1 | 3 }) {
  const { t } = useTranslation();
  const Icon = kindIcons[quoted.kind];
  const name = quoted.fromMe ? t('chats.you') : (quoted.senderName ?? t('message.someone'));
  const words =
    quoted.text === '' && isNamedKind(quoted.kind)
      ? t(`kind.${quoted.kind}`)
      : namedMentions(quoted.text, quoted.mentions ?? [], (mention) => mentionName(t, mention));
  return (
    <>
      <span
        className={styles.quotedName}
        data-sender={quoted.fromMe ? undefined : senderHue(quoted.senderId ?? name)}
      >
        <bdi>{name}</bdi>
      </span>
      <span className={classNames(styles.quotedText, lines === 1 && styles.oneLine)} dir="auto">
        {Icon !== undefined && (
          <Icon size={14} strokeWidth={1.75} aria-hidden="true" className={styles.inlineIcon} />
        )}
        {words}
      </span>
    </>
  );
}

/** The quoted message above its answer. Leads there when it is in this chat's store. */
export function QuotedMessage({ quoted, onJump }: { quoted: QuotedView; onJump: (() => void) | null }) {
  const { t } = useTranslation();
  if (onJump === null) {
    return (
      <div className={styles.quoted}>
        <QuotedBody quoted={quoted} />
      </div>
    );
  }
  return (
    <button
      type="button"
      className={classNames(styles.quoted, styles.quotedButton)}
      title={t('message.goToQuoted')}
      onClick={onJump}
    >
      <span className="visually-hidden">{t('message.inReplyTo')} </span>
      <QuotedBody quoted={quoted} />
    </button>
  );
}
