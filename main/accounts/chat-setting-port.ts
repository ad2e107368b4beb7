import type { AccountId, ChatId, MessageId, Timestamp } from '../../preload/contract/model.ts';
import type { MessageKey } from '../domain/chat-batch.ts';
import type { ChatSetting, ChatSettingTarget } from '../domain/chat-setting.ts';
import type { ChangeNotice } from './ports.ts';

/** Something set for a chat that the phone has not taken yet. `at` tells two of the same kind apart. */
export interface OwedSetting extends ChatSettingTarget {
  readonly chatId: ChatId;
  readonly setting: ChatSetting;
  readonly at: Timestamp;
  /** How often the service has refused it. */
  readonly tries: number;
}

/** A chat was read up to a message, and these senders could not be told. */
export interface Reading {
  readonly through: MessageId;
  readonly receipts: readonly MessageKey[];
}

type OwedName = Pick<OwedSetting, 'chatId' | 'setting' | 'at'>;

export interface ChatSettingStore {
  /**
   * Sets it here, and keeps it until the phone has taken it; with `reading` it is set already, and is only to be told. Throws
   * `chat-not-found`.
   */
  oweSetting(
    accountId: AccountId,
    chatId: ChatId,
    setting: ChatSetting,
    at: Timestamp,
    reading?: Reading,
  ): Promise<ChangeNotice>;
  /** In the order in which they were set. */
  owedSettings(accountId: AccountId): Promise<readonly OwedSetting[]>;
  /** The phone has taken it, or will not: then what the phone has said last holds. */
  settleSetting(accountId: AccountId, owed: OwedName, taken: boolean): Promise<ChangeNotice>;
  /** It was refused once more. */
  noteRefusal(accountId: AccountId, owed: OwedName): Promise<void>;
}
