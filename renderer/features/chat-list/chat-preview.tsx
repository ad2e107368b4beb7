import type { ChatView, MessagePreview } from '../../../preload/contract/model.ts';
import { namedMentions } from '../../../preload/contract/named-mentions.ts';
import { useUi } from '../../app-context.ts';
import { shownName } from '../../format/shown-name.ts';
import { conversationKey } from '../../stores/keys.ts';
import { isNamedKind, kindIcons } from '../../ui/message-kind.ts';
import { StatusTicks } from '../../ui/status-ticks.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { mentionName } from '../message-body/mention-name.ts';
import { systemSentence } from '../message-body/system-sentence.ts';
import { usePresenceWords } from '../conversation/presence-words.ts';
import styles from './chat-row.module.css';

function Preview({ preview, group }: { preview: MessagePreview; group: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const Icon = kindIcons[preview.kind];
  const named = preview.text === '' && isNamedKind(preview.kind);
  const words =
    preview.system === undefined
      ? named
        ? t(`kind.${preview.kind as 'image'}`)
        : namedMentions(preview.text, preview.mentions ?? [], (mention) => mentionName(t, mention))
      : systemSentence(t, preview.system, locale);
  const sender = preview.fromMe ? (group ? t('chats.you') : null) : preview.senderName;
  return (
    <>
      {preview.fromMe && preview.status !== 'none' && (
        <StatusTicks status={preview.status} label={t(`status.${preview.status}`)} />
      )}
      {Icon !== undefined && <Icon size={14} strokeWidth={1.75} aria-hidden="true" className={styles.kind} />}
      <span className={styles.previewText} dir="auto" data-private>
        {sender !== null && sender !== '' && preview.kind !== 'system' && (
          <>
            <bdi>{shownName(sender)}</bdi>
            {': '}
          </>
        )}
        {words === '' ? t('chats.update') : words}
      </span>
    </>
  );
}

/** What stands below a chat's name: what was begun and not sent, else the last message in one line. */
export function ChatPreview({ chat, open }: { chat: ChatView; open: boolean }) {
  const { t } = useTranslation();
  const presence = usePresenceWords(chat);
  const typed = useUi((state) => state.drafts[conversationKey(chat.accountId, chat.id)]);
  const draft = (typed ?? chat.draft).trim();
  if (draft !== '' && !open) {
    return (
      <>
        <span className={styles.draft}>{t('chats.draft')}</span>
        <span className={styles.previewText} dir="auto" data-private>
          {draft}
        </span>
      </>
    );
  }
  if (presence?.busy === true) {
    return (
      <span className={styles.draft} dir="auto" data-private>
        {presence.text}
      </span>
    );
  }
  if (chat.lastMessage === null) return <span className={styles.previewText}>{t('chats.noMessages')}</span>;
  return <Preview preview={chat.lastMessage} group={chat.kind === 'group'} />;
}
