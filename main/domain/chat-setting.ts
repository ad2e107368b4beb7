import type { Timestamp } from '../../preload/contract/model.ts';
import type { ChatAddress, MessageKey } from './chat-batch.ts';

/** What a person sets for a chat on all of their devices. */
export type ChatSetting =
  | { readonly what: 'archive' | 'pin' | 'read'; readonly on: boolean }
  /** Milliseconds; 0: not muted, `latestTime`: for ever. */
  | { readonly what: 'mute'; readonly until: Timestamp }
  | { readonly what: 'clear' | 'delete' };

export type ChatSettingKind = ChatSetting['what'];

/** Where the chat was when it was set, and its newest message then: what comes later is not meant. */
export interface ChatSettingTarget {
  readonly address: ChatAddress;
  readonly newest: { readonly key: MessageKey; readonly sentAt: Timestamp } | null;
  /** With `read`: messages whose senders have not heard yet that they were read. */
  readonly receipts?: readonly MessageKey[];
}

/** As a number, which is how it is stored. */
export function settingValue(setting: ChatSetting): number {
  if (setting.what === 'mute') return setting.until;
  return 'on' in setting ? Number(setting.on) : 1;
}

/** @returns null for what is none */
export function settingOf(what: string, value: number): ChatSetting | null {
  switch (what) {
    case 'archive':
    case 'pin':
    case 'read':
      return { what, on: value === 1 };
    case 'mute':
      return { what, until: value };
    case 'clear':
    case 'delete':
      return { what };
    default:
      return null;
  }
}

/** Waits between tries of one setting, in milliseconds. After the last one it was refused for good. */
const pauses = [1000, 5000, 30_000, 120_000, 600_000] as const;

/** How long to wait before the next try; null: it has been tried often enough. */
export const pauseBefore = (tries: number): number | null => pauses[tries - 1] ?? null;
