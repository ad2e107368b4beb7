import { ArrowLeft, Info, MessageSquareShare, Search } from 'lucide-react';
import type { ChatView } from '../../../preload/contract/model.ts';
import { shortcutKeys } from '../../../preload/contract/shortcuts.ts';
import { useAccounts, useApp, useUi } from '../../app-context.ts';
import { formatKeys } from '../../format/shortcut-keys.ts';
import { shownName } from '../../format/shown-name.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { accountName } from '../account-strip/account-sentences.ts';
import styles from './conversation.module.css';
import { usePresenceWords } from './presence-words.ts';

/** Who this conversation is with. */
export function ConversationHeader({ chat, onBack }: { chat: ChatView; onBack: () => void }) {
  const { t } = useTranslation();
  const { exports, search, stores } = useApp();
  const account = useAccounts((state) => state.byId[chat.accountId]);
  const side = useUi((state) => state.side);
  const kinds = {
    group: t('conversation.group'),
    channel: t('conversation.channel'),
    status: t('conversation.statusUpdates'),
    direct: null,
    other: null,
  } as const;
  const presence = usePresenceWords(chat);
  const kind = presence?.text ?? kinds[chat.kind];
  return (
    <header className={styles.header}>
      {/* Where there is no room for both, the list goes and takes the heading of the page along. */}
      {account !== undefined && (
        <h1 className={classNames('visually-hidden', styles.pageTitle)} data-private>
          {accountName(t, account)}
        </h1>
      )}
      <IconButton icon={ArrowLeft} label={t('conversation.back')} className={styles.back} onClick={onBack} />
      <Avatar name={chat.title} size={36} picture={chat.pictureUrl} />
      <div className={styles.who}>
        <h2 className={styles.title} dir="auto" data-private>
          {shownName(chat.title)}
        </h2>
        {kind !== null && (
          <p
            className={classNames(styles.kind, presence?.busy === true && styles.busy)}
            dir="auto"
            data-private
          >
            {kind}
          </p>
        )}
      </div>
      <IconButton
        icon={Search}
        label={t('search.inThisChat')}
        hint={`${t('search.inThisChat')} · ${formatKeys(shortcutKeys('find-in-chat'))}`}
        onClick={() => search.findInChat()}
      />
      <IconButton
        icon={Info}
        label={t('info.title')}
        aria-expanded={side !== null}
        onClick={() => stores.ui.setState({ side: side === null ? 'info' : null })}
      />
      <IconButton
        icon={MessageSquareShare}
        label={t('exports.button')}
        onClick={() => exports.show({ accountId: chat.accountId, chat: { id: chat.id, title: chat.title } })}
      />
    </header>
  );
}
