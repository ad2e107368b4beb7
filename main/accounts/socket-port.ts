import type { AccountSettings } from '../../preload/contract/account-settings.ts';
import type { AccountId, Timestamp } from '../../preload/contract/model.ts';
import type { LinkNews, ProxyTrouble } from '../domain/connection-state.ts';
import type { LinkWay } from '../domain/linking-state.ts';
import type { ProxyTest } from '../../preload/contract/proxy.ts';
import type { Composer, MessageSetting } from './message-port.ts';
import type { ProxySettings } from '../domain/proxy.ts';
import type { ChatAddress, ChatBatch, MessageKey } from '../domain/chat-batch.ts';
import type { ChatSetting, ChatSettingTarget } from '../domain/chat-setting.ts';
import type { PresenceSeen } from './conversation-news.ts';
import type { SocketDetails } from './socket-details.ts';
import type { UploadRequest } from './media-port.ts';

/** Who this device turned out to be, told by the service when the phone has accepted it. */
export interface PairedIdentity {
  /** Digits only, with country code. */
  readonly phoneNumber: string;
  readonly lidJid: string | null;
  /** Business name, where there is one. */
  readonly name: string | null;
}

/**
 * How a socket ended. `code` is the status that Baileys gives (`DisconnectReason` of its Types/index.ts and the
 * codes of Utils/generics.ts getErrorCodeFromStreamError), or null when it was ended from our side.
 */
export interface SocketClosed {
  readonly code: number | null;
  /** The library's own words, redacted; for the log only. */
  readonly detail: string;
  /** Set when it was the account's proxy that failed or refused, and not the service. */
  readonly proxy?: ProxyTrouble | null;
}

/** The client version that was found when the bundled one was refused: three numbers, and when that was. */
export interface FoundVersion {
  readonly version: readonly [number, number, number];
  readonly foundAt: Timestamp;
}

/** Where it is kept over a restart. */
export interface FoundVersionStore {
  /** Null while none was ever found. */
  read(): FoundVersion | null;
  write(found: FoundVersion): void;
}

/** Another number than the one that the account is (on a relink), or one that another account here is already. */
export type NumberRefusal = 'wrong-number' | 'already-linked';

/** What one socket tells its account, in order. After `closed` nothing follows. */
export type SocketEvent =
  /** News of the link that this socket is making; that the phone has accepted comes as `paired`. */
  | { readonly type: 'linking'; readonly news: LinkNews }
  /** The phone has accepted; the credentials are durable. The service now restarts the stream. */
  | { readonly type: 'paired'; readonly identity: PairedIdentity }
  | { readonly type: 'open' }
  /** The account's own phone has sent something, at this time of the service. */
  | { readonly type: 'phone-seen'; readonly at: number }
  | { readonly type: 'history'; readonly percent: number | null; readonly complete: boolean }
  | {
      readonly type: 'profile';
      readonly name?: string;
      readonly lidJid?: string;
      readonly phoneNumber?: string;
    }
  /** News of chats. The socket hands over the next batch only when this one's promise (`listener`'s answer) is settled. */
  | { readonly type: 'batch'; readonly batch: ChatBatch }
  | { readonly type: 'presence'; readonly seen: PresenceSeen }
  /** The phone has answered `askHistory`; the batch with its messages came before. */
  | { readonly type: 'older-history'; readonly request: string | null }
  /** The service has taken (`error` null) or refused an own message. */
  | { readonly type: 'acknowledged'; readonly wireId: string; readonly error: string | null }
  /** What came in can't be saved; nothing is receipted any more, and the socket ends. */
  | { readonly type: 'store-failed' }
  | { readonly type: 'closed'; readonly closed: SocketClosed };

export interface SendOriginalRequest {
  readonly wireId: string;
  readonly address: ChatAddress;
  /** The message as protobuf (`WebMessageInfo`), complete. */
  readonly content: Uint8Array;
}

/** What of files needs the account's own connection. */
export interface SocketFiles {
  /** Encrypts and uploads; resolves with the original, which now says where its file is. @throws MediaError */
  upload(request: UploadRequest): Promise<Uint8Array>;
  /**
   * Asks the account's phone for a file that the service has no longer; resolves with the original and its new place.
   * @throws MediaError `phone-has-not`, `phone-silent`, `connection`, `cancelled`, `gone`
   */
  askPhone(content: Uint8Array, signal: AbortSignal): Promise<Uint8Array>;
  /** Where the small picture of a person, a group or, with null, the account itself is; null when there is none for us. */
  pictureUrl(address: ChatAddress | null): Promise<string | null>;
}

/** A setting of a chat, with what the phone needs to know of the chat. */
export interface ChatSettingRequest extends ChatSettingTarget {
  readonly setting: ChatSetting;
}

/**
 * Why a message could not be written, or a setting not be told. After `connection` it may be sent again on the next socket, after `later` on
 * this one as well: the phone has not shared its key yet, or another device was faster every time.
 */
export class SendError extends Error {
  override readonly name = 'SendError';
  readonly kind: 'connection' | 'later' | 'refused';
  constructor(kind: SendError['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** Why a proof can't be used. Nothing of it was sent; the owner may hand over another one. */
export type ProofRefusal = 'not-waiting' | 'unreadable' | 'other-challenge' | 'other-page';

/** The owner's part of a passkey ceremony. Nothing of it outlives the socket. */
export interface PasskeyControls {
  allow(allowed: boolean): void;
  /** What the owner takes to WhatsApp's page in their own browser; null while no proof is waited for. */
  request(): string | null;
  /** Checks the proof and, when it is one for this link, begins to hand it over. */
  hand(proof: string): ProofRefusal | null;
  /** The owner has compared the codes. */
  compared(same: boolean): void;
}

/** One connection to the service: connects once, ends once, is thrown away. */
export interface AccountSocket {
  /** False as soon as it is closed, by whichever side. */
  readonly isOpen: boolean;
  /** Null on a login. */
  readonly passkey: PasskeyControls | null;
  /**
   * Resolves when the message was written to the wire, with its original: the one given, or, where that was made
   * without a place and time, the complete one. `acknowledged` follows. Rejects with `SendError`.
   */
  sendOriginal(request: SendOriginalRequest): Promise<Uint8Array>;
  /** Tells the account's other devices. Resolves when the service has it. Rejects with `SendError`. */
  changeSetting(setting: MessageSetting): Promise<void>;
  /** The same for what was set for a whole chat. */
  changeChat(request: ChatSettingRequest): Promise<void>;
  readonly details: SocketDetails;
  /** Asks to hear whether a person is online. */
  watchPresence(address: ChatAddress): Promise<void>;
  /** Asks the phone for `count` messages before one. Resolves with the id of the request. */
  askHistory(before: {
    readonly key: MessageKey;
    readonly sentAt: Timestamp;
    readonly count: number;
  }): Promise<string>;
  readonly files: SocketFiles;
  /** Read receipts to the own devices, and with `tellSenders` to those who wrote, too. */
  markRead(keys: readonly MessageKey[], tellSenders: boolean): Promise<void>;
  /** Tells those in a chat that somebody is typing, or has ceased to. */
  typing(chat: ChatAddress, typing: boolean): Promise<void>;
  /** Shows the account as online, or no longer so. */
  appear(online: boolean): Promise<void>;
  /** Asks the service for a sign of life, now; without one the socket closes with `connection lost` (408). */
  probe(): void;
  /** Asks the service to forget this device. Resolves when the request was written. */
  unlink(): Promise<void>;
  /** How many devices are linked to the account, this one included; null when that can't be told. */
  countLinkedDevices(): Promise<number | null>;
  /** Closes; resolves when the connection is gone and all that it wrote is durable. Never rejects; idempotent. */
  end(): Promise<void>;
}

export type SocketPurpose =
  | { readonly kind: 'login' }
  /** `passkeyAllowed`: the owner has turned on the experimental step in which a passkey is proved. */
  | { readonly kind: 'link'; readonly way: LinkWay; readonly passkeyAllowed: boolean };

export interface OpenSocketRequest {
  readonly accountId: AccountId;
  /** `link` starts with fresh credentials, kept in memory until the phone has accepted; `login` uses the stored ones. */
  /** How much of its history the phone is asked for, by a link and the logins after it. */
  readonly history: AccountSettings['history'];
  readonly purpose: SocketPurpose;
  /** The only way out there is, for messages and media; null: directly. */
  readonly proxy: ProxySettings | null;
  /** Asked on a link, with the digits of the number whose phone has scanned. Null accepts it. */
  readonly refuseNumber: (phoneNumber: string) => NumberRefusal | null;
  /** Called in order. A promise that it returns is waited for before the next event is handed over. */
  readonly listener: (event: SocketEvent) => void | Promise<void>;
}

export type OpenSocketErrorCode = 'credentials-missing' | 'credentials-unreadable' | 'store-failed';
export class OpenSocketError extends Error {
  override readonly name = 'OpenSocketError';
  readonly code: OpenSocketErrorCode;
  constructor(code: OpenSocketErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export interface SocketFactory {
  /** Makes messages as the service wants them; needs no connection. */
  readonly composer: Composer;
  /** Rejects with `OpenSocketError` only; everything later comes as `closed`. */
  open(request: OpenSocketRequest): Promise<AccountSocket>;
  /**
   * The service has refused the client version of the account's last socket. Looks up which one it wants, once for
   * all accounts. True when the next socket will name another one.
   */
  renewVersion(accountId: AccountId, proxy: ProxySettings | null): Promise<boolean>;
  /** Sockets that were opened and have not ended. */
  live(): readonly { readonly accountId: AccountId; readonly socket: AccountSocket }[];
  /** Tries to reach the service through a proxy. */
  testProxy(proxy: ProxySettings): Promise<ProxyTest>;
}
