import { Pencil, Reply, X } from 'lucide-react';
import type { QuotedView } from '../../../preload/contract/message-parts.ts';
import type { MessageView } from '../../../preload/contract/model.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { QuotedBody } from '../message-body/quoted-message.tsx';
import styles from './composer-bar.module.css';

/** The message as it would be quoted. */
const quoteOf = (message: MessageView, chatTitle: string | null): QuotedView => ({
  messageId: message.id,
  senderId: message.senderId,
  senderName: message.senderName ?? chatTitle,
  fromMe: message.fromMe,
  kind: message.kind,
  text: message.text,
  ...(message.parts.mentions === undefined ? {} : { mentions: message.parts.mentions }),
});

/** Above the message box: which message is answered or edited. Escape ends it, too. */
export function ComposerBar({
  message,
  mode,
  chatTitle,
  onEnd,
}: {
  message: MessageView;
  mode: 'reply' | 'edit';
  /** Who speaks in a chat of two. */
  chatTitle: string | null;
  onEnd: () => void;
}) {
  const { t } = useTranslation();
  const Icon = mode === 'reply' ? Reply : Pencil;
  return (
    <div
      className={styles.bar}
      role="group"
      aria-label={mode === 'reply' ? t('composer.replyTo') : t('composer.editing')}
    >
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" className={styles.icon} />
      <div className={styles.words} data-private>
        {mode === 'reply' ? (
          <QuotedBody quoted={quoteOf(message, chatTitle)} lines={1} />
        ) : (
          <>
            <span className={styles.title}>{t('composer.editing')}</span>
            <span className={styles.text} dir="auto">
              {message.text}
            </span>
          </>
        )}
      </div>
      <IconButton
        icon={X}
        label={mode === 'reply' ? t('composer.endReply') : t('composer.endEdit')}
        hint={mode === 'reply' ? t('composer.endReplyHint') : t('composer.endEditHint')}
        side="top"
        onClick={onEnd}
      />
    </div>
  );
}
