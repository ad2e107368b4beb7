import type { Bridge } from '../../../preload/contract/bridge.ts';
import type { CommandName } from '../../../preload/contract/commands.ts';
import type { PushEvent } from '../../../preload/contract/events.ts';
import type {
  AccountId,
  AccountView,
  ChatId,
  ChatView,
  MessageId,
  MessageView,
} from '../../../preload/contract/model.ts';
import type { Result } from '../../../preload/contract/result.ts';

export const accountA = 'account-a' as AccountId;
export const accountB = 'account-b' as AccountId;
export const chatId = (id: number): ChatId => String(id) as ChatId;

/** An account that is online. */
export const account = (id: AccountId, change: Partial<AccountView> = {}): AccountView => ({
  id,
  name: id,
  phoneNumber: '4915112345678',
  hue: 0,
  order: 0,
  pinned: false,
  label: '',
  muted: false,
  group: '',
  groupFolded: false,
  state: { kind: 'online' },
  unread: 0,
  linkedAt: 1,
  onlineAt: null,
  phoneSeenAt: null,
  lastBackupAt: null,
  pictureUrl: null,
  ...change,
});

export const chat = (accountId: AccountId, id: number, change: Partial<ChatView> = {}): ChatView => ({
  id: chatId(id),
  accountId,
  kind: 'direct',
  title: `chat ${id}`,
  lastMessage: null,
  lastActivityAt: id,
  unread: 0,
  pinned: false,
  archived: false,
  muted: false,
  markedUnread: false,
  mentions: 0,
  draft: '',
  labels: [],
  pictureUrl: null,
  ...change,
});

/** A message whose place is its number. */
export const message = (position: number, change: Partial<MessageView> = {}): MessageView => ({
  id: String(position) as MessageId,
  chatId: chatId(1),
  fromMe: false,
  senderId: null,
  senderName: null,
  sentAt: Date.UTC(2026, 0, 5, 12) + position * 1000,
  sortKey: String(position).padStart(8, '0'),
  kind: 'text',
  text: `text ${position}`,
  status: 'none',
  edited: false,
  starred: false,
  parts: {},
  reactions: [],
  ...change,
});

export interface HeldCall {
  readonly name: CommandName;
  readonly input: unknown;
  readonly answer: (result: Result<unknown>) => Promise<void>;
}

/** A bridge whose answers come when the test says so. */
export function heldBridge(): { bridge: Bridge; calls: HeldCall[]; push: (event: PushEvent) => void } {
  const calls: HeldCall[] = [];
  const listeners = new Set<(event: PushEvent) => void>();
  const call = (name: CommandName, input: unknown): Promise<unknown> =>
    new Promise((resolve) => {
      calls.push({
        name,
        input,
        answer: async (result) => {
          resolve(result);
          await new Promise((done) => setTimeout(done, 0));
        },
      });
    });
  return {
    bridge: {
      call: call as Bridge['call'],
      on: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      drop: () => undefined,
    },
    calls,
    push: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
}

/** The last call of a name that was made. */
export function lastCall(calls: readonly HeldCall[], name: CommandName): HeldCall {
  const found = calls.findLast((call) => call.name === name);
  if (found === undefined) throw new Error(`${name} was not called`);
  return found;
}
