import type { AccountId } from '../../preload/contract/model.ts';
import type { LinkNews, ProxyTrouble } from '../domain/connection-state.ts';
import type { LinkWay } from '../domain/linking-state.ts';
import type { ProxyTest } from '../../preload/contract/proxy.ts';
import type { ProxySettings } from '../domain/proxy.ts';
import type { ChatAddress, ChatBatch, MessageKey } from '../domain/chat-batch.ts';

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
  /** The service has taken (`error` null) or refused an own message. */
  | { readonly type: 'acknowledged'; readonly wireId: string; readonly error: string | null }
  /** What came in can't be saved; nothing is receipted any more, and the socket ends. */
  | { readonly type: 'store-failed' }
  | { readonly type: 'closed'; readonly closed: SocketClosed };

export interface SendTextRequest {
  readonly wireId: string;
  readonly address: ChatAddress;
  readonly text: string;
}

/** Why a message could not be written. After `connection` it may be sent again on the next socket. */
export class SendError extends Error {
  override readonly name = 'SendError';
  readonly kind: 'connection' | 'refused';
  constructor(kind: 'connection' | 'refused', message: string, options?: ErrorOptions) {
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
   * Resolves with the original (protobuf bytes) when the message was written to the wire; `acknowledged` follows.
   * Rejects with `SendError`.
   */
  sendText(request: SendTextRequest): Promise<Uint8Array>;
  /** Read receipts to the own devices, and with `tellSenders` to those who wrote, too. */
  markRead(keys: readonly MessageKey[], tellSenders: boolean): Promise<void>;
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
