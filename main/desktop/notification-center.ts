import type {
  AccountId,
  AccountView,
  ChatId,
  ChatView,
  MessageId,
  MessageView,
} from '../../preload/contract/model.ts';
import { namedMentions } from '../../preload/contract/named-mentions.ts';
import type { NotificationSettings } from '../../preload/contract/notifications.ts';
import type { ErrorCode } from '../../preload/contract/result.ts';
import type { ChangeNotice, Clock, Logger } from '../accounts/ports.ts';
import type { ChatArrivals } from '../domain/notification-arrival.ts';
import { decideNotification } from '../domain/notification-decision.ts';
import { foldNotifications, type NotificationGroup, type ToldChat } from '../domain/notification-fold.ts';
import { notificationText, type NotificationText } from './notification-text.ts';
import type { Texts } from './texts.ts';

/** One that is on the screen. */
export interface ShownNotification {
  close(): void;
}

export interface NotificationRequest extends NotificationText {
  readonly silent: boolean;
  /** Where the system can take an answer in the notification itself. */
  readonly canReply: boolean;
  readonly onClick: () => void;
  readonly onReply: (text: string) => void;
}

export interface NotificationCenterParts {
  readonly chats: {
    chatViews(accountId: AccountId, chatIds: readonly ChatId[]): Promise<readonly ChatView[]>;
    messageViews(
      accountId: AccountId,
      chatId: ChatId,
      messageIds: readonly MessageId[],
    ): Promise<readonly MessageView[]>;
  };
  readonly settings: () => NotificationSettings;
  readonly isInView: (accountId: AccountId, chatId: ChatId) => boolean;
  readonly isLocked: () => boolean;
  /** The person has names and messages hidden, for a screen that others see. */
  readonly namesHidden: () => boolean;
  readonly clock: Clock;
  /** Minutes after midnight by the clock of this computer. */
  readonly minuteOfDay: () => number;
  readonly t: Texts;
  readonly logger: Logger;
  readonly show: (request: NotificationRequest) => ShownNotification;
  readonly open: (accountId: AccountId | null, chatId: ChatId | null) => void;
  readonly reply: (accountId: AccountId, chatId: ChatId, text: string) => void;
}

/** What comes within this time is looked at together. Milliseconds. */
const gatherFor = 400;
/** After an account has connected, what waited for it on the service comes within some seconds. */
const catchUpFor = 5_000;
/** Of so many messages of a chat the texts are looked at; of more only the number counts. */
const lookedAt = 50;

/** Beside ids of accounts, which are UUIDs. */
const backupKey = 'backup';

interface Pending {
  count: number;
  messageIds: MessageId[];
}

/** Tells of new messages through the system's notifications. Decides nothing itself: see `domain/notification-*.ts`. */
export class NotificationCenter {
  readonly #parts: NotificationCenterParts;
  readonly #names = new Map<AccountId, string>();
  readonly #muted = new Set<AccountId>();
  readonly #online = new Set<AccountId>();
  readonly #catchingUpUntil = new Map<AccountId, number>();
  readonly #pending = new Map<AccountId, Map<ChatId, Pending>>();
  /** When what is pending of an account is to be told. */
  readonly #dueAt = new Map<AccountId, number>();
  /** By chat, by account, or over all: a newer one takes the older one's place. */
  readonly #shown = new Map<string, ShownNotification>();
  #timer: (() => void) | null = null;

  constructor(parts: NotificationCenterParts) {
    this.#parts = parts;
  }

  accountChanged({ id, name, label, phoneNumber, state, muted }: AccountView): void {
    if (muted) this.#muted.add(id);
    else this.#muted.delete(id);
    const own = label === '' ? name : label;
    this.#names.set(id, own === '' && phoneNumber !== null ? `+${phoneNumber}` : own);
    const online = state.kind === 'online' || state.kind === 'syncing';
    if (online && !this.#online.has(id)) {
      this.#online.add(id);
      this.#catchingUpUntil.set(id, this.#parts.clock.now() + catchUpFor);
    }
    if (!online) this.#online.delete(id);
  }

  accountRemoved(accountId: AccountId): void {
    this.#names.delete(accountId);
    this.#online.delete(accountId);
    this.#forgetPending(accountId);
    this.#closeWhere((key) => key.startsWith(accountId));
  }

  chatsChanged(notice: ChangeNotice): void {
    this.#closeRead(notice);
    if (notice.arrived === undefined || !this.#parts.settings().enabled) return;
    const chats = this.#pending.get(notice.accountId) ?? new Map<ChatId, Pending>();
    this.#pending.set(notice.accountId, chats);
    if (!this.#dueAt.has(notice.accountId)) {
      const soon = this.#parts.clock.now() + gatherFor;
      // What an account catches up with is waited for; the others are told at once meanwhile.
      this.#dueAt.set(notice.accountId, Math.max(soon, this.#catchingUpUntil.get(notice.accountId) ?? 0));
    }
    for (const { chatId, messageId } of notice.arrived) {
      const pending = chats.get(chatId) ?? { count: 0, messageIds: [] };
      chats.set(chatId, pending);
      pending.count += 1;
      pending.messageIds.push(messageId);
      if (pending.messageIds.length > lookedAt) pending.messageIds.shift();
    }
    this.#schedule();
  }

  /**
   * Tells that a backup which was due did not come about. Whether messages are told makes no difference: it is no message,
   * and nobody else would say so.
   */
  backupFailed(code: ErrorCode): void {
    const { t, show, open } = this.#parts;
    this.#shown.get(backupKey)?.close();
    const shown = show({
      title: t('notifications.backupFailed'),
      body: t(`error.${code}`),
      silent: true,
      canReply: false,
      onClick: () => {
        this.#shown.delete(backupKey);
        open(null, null);
      },
      onReply: () => undefined,
    });
    this.#shown.set(backupKey, shown);
  }

  /** Takes away everything that is on the screen: on a lock, since it shows what the lock hides; and at the end. */
  clear(): void {
    this.#closeWhere(() => true);
  }

  end(): void {
    this.#timer?.();
    this.#timer = null;
    this.#pending.clear();
    this.#dueAt.clear();
    this.clear();
  }

  #forgetPending(accountId: AccountId): void {
    this.#pending.delete(accountId);
    this.#dueAt.delete(accountId);
  }

  #schedule(): void {
    this.#timer?.();
    this.#timer = null;
    if (this.#pending.size === 0) return;
    const wait = Math.min(...this.#dueAt.values()) - this.#parts.clock.now();
    this.#timer = this.#parts.clock.after(Math.max(0, wait), () => {
      this.#timer = null;
      this.#tell().catch((error: unknown) =>
        this.#parts.logger.warn('could not tell of new messages', { error }),
      );
    });
  }

  async #tell(): Promise<void> {
    const now = this.#parts.clock.now();
    const told: ToldChat[] = [];
    const catchingUp = new Set<AccountId>();
    for (const [accountId, chats] of this.#pending) {
      if ((this.#dueAt.get(accountId) ?? 0) > now) continue;
      if (this.#catchingUpUntil.delete(accountId)) catchingUp.add(accountId);
      this.#forgetPending(accountId);
      told.push(...(await this.#decide(accountId, chats)));
    }
    for (const group of foldNotifications(told, catchingUp)) this.#show(group);
    this.#schedule();
  }

  async #decide(accountId: AccountId, pending: ReadonlyMap<ChatId, Pending>): Promise<readonly ToldChat[]> {
    const { chats, settings, minuteOfDay } = this.#parts;
    const told: ToldChat[] = [];
    for (const view of await chats.chatViews(accountId, [...pending.keys()])) {
      const arrived = pending.get(view.id);
      if (arrived === undefined) continue;
      const messages = await chats.messageViews(accountId, view.id, arrived.messageIds);
      const chat = this.#arrivals(view, arrived.count, messages);
      const verdict = decideNotification(chat, settings(), minuteOfDay());
      if (verdict.show) told.push({ chat, message: verdict.message, count: verdict.count });
    }
    return told;
  }

  #arrivals(view: ChatView, count: number, messages: readonly MessageView[]): ChatArrivals {
    const { id: chatId, accountId, title, kind: chatKind, muted, unread } = view;
    const { t } = this.#parts;
    return {
      accountId,
      chatId,
      title,
      chatKind,
      muted,
      accountMuted: this.#muted.has(accountId),
      unread,
      inView: this.#parts.isInView(accountId, chatId),
      // Some may have been read elsewhere meanwhile.
      count: Math.min(count, unread),
      messages: messages
        // Deleted by their senders meanwhile.
        .filter(({ fromMe, kind }) => !fromMe && kind !== 'deleted')
        .map(({ id, senderName, kind, text, parts }) => ({
          messageId: id,
          senderName,
          kind,
          text: namedMentions(text, parts.mentions ?? [], ({ name, isMe }) => (isMe ? t('chats.you') : name)),
          mentionsMe: parts.mentionsMe === true,
        })),
    };
  }

  #show(group: NotificationGroup): void {
    const { settings, isLocked, namesHidden, t, show, open, reply } = this.#parts;
    const locked = isLocked();
    const hidden = namesHidden();
    const { accountId, chatId } = placeOf(group);
    const account =
      accountId === null || hidden || this.#names.size < 2 ? null : (this.#names.get(accountId) ?? null);
    const key = accountId === null ? 'everything' : chatId === null ? accountId : `${accountId}/${chatId}`;
    this.#shown.get(key)?.close();
    const text = notificationText(group, {
      t,
      shows: hidden ? 'nothing' : settings().shows,
      locked,
      account,
    });
    const shown = show({
      ...text,
      silent: !settings().sound,
      canReply: !locked && chatId !== null,
      onClick: () => {
        this.#shown.delete(key);
        open(accountId, chatId);
      },
      onReply: (answer) => {
        if (accountId !== null && chatId !== null && answer.trim() !== '') reply(accountId, chatId, answer);
      },
    });
    this.#shown.set(key, shown);
  }

  /** What a person has read, here or elsewhere, is no news any more. */
  #closeRead({ accountId, chatIds }: ChangeNotice): void {
    const told = chatIds.filter((chatId) => this.#shown.has(`${accountId}/${chatId}`));
    if (told.length === 0) return;
    this.#parts.chats
      .chatViews(accountId, told)
      .then((views) => {
        const read = new Set(
          views.filter(({ unread }) => unread === 0).map(({ id }) => `${accountId}/${id}`),
        );
        this.#closeWhere((key) => read.has(key));
      })
      // The account may be gone by now, and its notifications with it.
      .catch(() => undefined);
  }

  #closeWhere(fits: (key: string) => boolean): void {
    for (const [key, shown] of this.#shown) {
      if (!fits(key)) continue;
      this.#shown.delete(key);
      shown.close();
    }
  }
}

const placeOf = (
  group: NotificationGroup,
): { readonly accountId: AccountId | null; readonly chatId: ChatId | null } => {
  if (group.kind === 'chat') return { accountId: group.told.chat.accountId, chatId: group.told.chat.chatId };
  return { accountId: group.kind === 'account' ? group.accountId : null, chatId: null };
};
