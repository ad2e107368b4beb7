import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { AccountView, ChatId, MessageId, MessageView } from '../../../preload/contract/model.ts';
import { placeOf } from '../../actions/media-actions.ts';
import { useApp, useChats, useConversations } from '../../app-context.ts';
import { findChat } from '../../stores/find-chat.ts';
import { conversationKey } from '../../stores/keys.ts';
import { canSend as mayAccountSend } from '../../stores/selectors.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useNow } from '../../ui/use-now.ts';
import { EmojiPickerAt } from '../emoji/emoji-button.tsx';
import { selectedWithin } from './copied-text.ts';
import { menuItems, type MessageDialog } from './menu-items.ts';
import { focusMessage, MessageMenuProvider, type Anchor, type MessageMenu } from './message-menu-context.ts';
import { MessageDialogs } from './message-dialogs.tsx';
import { MessageMenuAt } from './message-menu.tsx';
import { possibleDeeds } from './possible-deeds.ts';
import { useIsAdmin } from './use-is-admin.ts';

/** What is open over a message. */
type Open =
  | {
      readonly kind: 'menu';
      readonly messageId: MessageId;
      readonly anchor: Anchor;
      readonly selected: string;
    }
  | { readonly kind: 'emoji'; readonly messageId: MessageId; readonly anchor: Anchor }
  | { readonly kind: MessageDialog; readonly messageId: MessageId };

const ownReaction = ({ reactions }: MessageView): string | null =>
  reactions.find(({ mine }) => mine)?.emoji ?? null;

/** Around the messages of a conversation: their one menu, and the dialogs that it leads to. */
export function MessageMenuHost({
  account,
  chatId,
  children,
}: {
  account: AccountView;
  chatId: ChatId;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const app = useApp();
  const [open, setOpen] = useState<Open | null>(null);
  const accountId = account.id;
  const canSend = mayAccountSend(account);
  const chatKind = useChats((state) => findChat(state, accountId, chatId)?.kind ?? null);
  const message = useConversations((state) =>
    open === null
      ? undefined
      : state.byKey[conversationKey(accountId, chatId)]?.messages.find(({ id }) => id === open.messageId),
  );
  const close = useCallback(() => setOpen(null), []);
  const menu = useMemo<MessageMenu>(
    () => ({
      canSend,
      open: (messageId, anchor) => {
        const selected = selectedWithin(document.querySelector(`[data-message="${messageId}"]`));
        setOpen({ kind: 'menu', messageId, anchor, selected });
      },
      react: (target, emoji) => void app.deeds.react(placeOf(accountId, target), emoji),
      vote: (target, options) => void app.deeds.vote(placeOf(accountId, target), options),
    }),
    [app, accountId, canSend],
  );
  const endDialog = (): void => {
    const messageId = open?.messageId;
    close();
    // The dialog holds the focus until it is gone.
    if (messageId !== undefined) setTimeout(() => focusMessage(messageId), 0);
  };
  const now = useNow(60_000);
  const isAdmin = useIsAdmin({ accountId, chatId }, chatKind, message !== undefined && !message.fromMe);
  const deeds = message === undefined ? null : possibleDeeds(message, { canSend, chatKind, isAdmin, now });
  return (
    <MessageMenuProvider value={menu}>
      {children}
      {open?.kind === 'menu' && message !== undefined && deeds !== null && (
        <MessageMenuAt
          key={open.messageId}
          anchor={open.anchor}
          items={menuItems({
            t,
            app,
            accountId,
            message,
            deeds,
            selected: open.selected,
            ask: (kind) => setOpen({ kind, messageId: message.id }),
          })}
          reaction={ownReaction(message)}
          onReact={deeds.has('react') ? (emoji) => menu.react(message, emoji) : undefined}
          onMoreReactions={() => setOpen({ ...open, kind: 'emoji' })}
          onClose={close}
          onGone={() => focusMessage(message.id)}
        />
      )}
      {open?.kind === 'emoji' && message !== undefined && (
        <EmojiPickerAt
          x={open.anchor.x}
          y={open.anchor.y + open.anchor.height}
          onPick={(emoji) => {
            endDialog();
            menu.react(message, emoji);
          }}
          onClose={endDialog}
        />
      )}
      {open !== null &&
        open.kind !== 'menu' &&
        open.kind !== 'emoji' &&
        message !== undefined &&
        deeds !== null && (
          <MessageDialogs
            kind={open.kind}
            accountId={accountId}
            message={message}
            forEveryone={deeds.has('delete-for-everyone')}
            onClose={endDialog}
          />
        )}
    </MessageMenuProvider>
  );
}
