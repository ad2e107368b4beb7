import type { ChatAddress, GroupChange, Identity, PersonChange } from '../domain/chat-batch.ts';

/** A group as the service has it now, with what that says of people. */
export interface GroupNews {
  readonly group: GroupChange;
  readonly people: readonly PersonChange[];
  readonly subject: string;
  /** Seconds that messages stay; 0: for ever. */
  readonly timer: number;
}

export type MemberAction = 'add' | 'remove' | 'promote' | 'demote';

/** What became of one member; `refusal` is the service's code, null when it was done. */
export interface MemberOutcome {
  readonly identity: Identity;
  readonly refusal: number | null;
}

export const groupSettings = ['announceOnly', 'locked', 'membersMayAdd', 'approval'] as const;
export type GroupSetting = (typeof groupSettings)[number];

/** Why the service has not done what it was asked for. `silent`: it may have been done. */
export type RefusalKind = 'connection' | 'silent' | 'not-admin' | 'not-member' | 'too-often' | 'refused';
export class ServiceRefusal extends Error {
  override readonly name = 'ServiceRefusal';
  readonly kind: RefusalKind;
  constructor(kind: RefusalKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** What of people and groups is asked of the service, or said to it. Everything rejects with `ServiceRefusal` only. */
export interface SocketDetails {
  group(jid: string): Promise<GroupNews>;
  /** What a person says of themselves; empty: nothing, or not for us. */
  about(address: ChatAddress): Promise<string>;
  /** Everybody whom the account has blocked. */
  blocked(): Promise<readonly Identity[]>;
  /** The person behind a number (digits with country code); null when it is not on WhatsApp. */
  lookUp(phoneNumber: string): Promise<Identity | null>;

  block(address: ChatAddress, blocked: boolean): Promise<void>;
  /** Seconds; 0: messages stay. */
  setTimer(address: ChatAddress, seconds: number): Promise<void>;
  leave(jid: string): Promise<void>;
  setSubject(jid: string, subject: string): Promise<void>;
  setDescription(jid: string, description: string): Promise<void>;
  setSetting(jid: string, setting: GroupSetting, on: boolean): Promise<void>;
  changeMembers(
    jid: string,
    action: MemberAction,
    members: readonly Identity[],
  ): Promise<readonly MemberOutcome[]>;
  /** What stands behind `https://chat.whatsapp.com/`. With `renew` a new one in its place. */
  inviteCode(jid: string, renew: boolean): Promise<string>;
}
