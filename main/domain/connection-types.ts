import type { DisconnectReason, NextStep, Timestamp } from '../../preload/contract/model.ts';
import type { HoldReason } from './connectivity.ts';
import type { LinkingEvent, LinkingState, LinkWay } from './linking-state.ts';

/** Where the connection of an account stands. */
export type ConnectionState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'linking';
      readonly way: LinkWay;
      /** Where the link stands: a machine of its own, `linking-state.ts`. */
      readonly phase: LinkingState;
    }
  | { readonly kind: 'queued'; readonly attempt: number }
  | { readonly kind: 'connecting'; readonly attempt: number }
  | { readonly kind: 'syncing'; readonly percent: number | null; readonly attempt: number }
  /** `attempt` is kept until the connection has proved stable: one that opens and falls at once still backs off. */
  | { readonly kind: 'online'; readonly attempt: number }
  | {
      readonly kind: 'waiting';
      /** Null: when what it waits for has come about, not at a time. */
      readonly retryAt: Timestamp | null;
      readonly reason: DisconnectReason;
      readonly attempt: number;
      /** The service wants less of this account: it waits, whatever becomes of others. */
      readonly slowedDown?: true;
    }
  | { readonly kind: 'stopped'; readonly reason: DisconnectReason; readonly nextStep: NextStep }
  /** A person wants no connection, until a person wants one again. */
  | { readonly kind: 'paused' }
  | { readonly kind: 'unlinked'; readonly reason: DisconnectReason; readonly nextStep: NextStep };

export type ConnectionEvent =
  /** The account has stored credentials and should be connected. */
  | { readonly type: 'start' }
  /** A person wants to link, in this way; also another way than the one under way, or anew. */
  | { readonly type: 'link'; readonly way: LinkWay }
  /** A person has given up linking; `linkedBefore` accounts go back to being unlinked. */
  | { readonly type: 'cancel-link' }
  /** A person wants to connect now. */
  | { readonly type: 'connect-now' }
  /** The login lives on another computer from now on. */
  | { readonly type: 'give-up' }
  /** A person wants a login back that was given up. */
  | { readonly type: 'take-back' }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  /** A person wants a new connection in place of whatever there is. */
  | { readonly type: 'restart' }
  | { readonly type: 'granted' }
  | { readonly type: 'retry-due' }
  /** News of the link that is being made. */
  | { readonly type: 'linking'; readonly news: LinkNews }
  | { readonly type: 'open' }
  | { readonly type: 'history'; readonly percent: number | null; readonly complete: boolean }
  /** No (more) history came for as long as one waits for it. */
  | { readonly type: 'history-quiet' }
  /** The connection has held for as long as a good one does. */
  | { readonly type: 'stable' }
  | {
      readonly type: 'closed';
      readonly code: number | null;
      readonly now: Timestamp;
      readonly delay: number;
      /** Why trying again would be in vain for now. */
      readonly held?: HoldReason | null;
      /** The account's proxy is why: it does not answer, or does not let this account through. */
      readonly proxy?: ProxyTrouble | null;
    }
  /** There is no network, or the computer goes to sleep; then connections `end`. */
  | { readonly type: 'hold'; readonly reason: HoldReason; readonly end: boolean }
  /** The client version was looked up anew; `newer` than the one that was refused or not. */
  | { readonly type: 'version'; readonly newer: boolean }
  /** The stored credentials can't be used. */
  | { readonly type: 'credentials-missing' }
  | { readonly type: 'open-failed'; readonly reason: DisconnectReason };

export type ProxyTrouble = 'failed' | 'refused';

/** What the linking machine hears, but for the two that the connection itself hears first. */
export type LinkNews = Exclude<LinkingEvent, { type: 'opened' | 'closed' }>;

/** What the account does about a change. Run in order. */
export type ConnectionEffect =
  | { readonly do: 'enqueue' }
  | { readonly do: 'leave-queue' }
  | { readonly do: 'open-login' }
  | { readonly do: 'open-link'; readonly way: LinkWay }
  | { readonly do: 'end-socket' }
  | { readonly do: 'schedule-retry'; readonly at: Timestamp }
  | { readonly do: 'cancel-retry' }
  | { readonly do: 'watch-history' }
  | { readonly do: 'watch-stable' }
  | { readonly do: 'flush-outbox' }
  | { readonly do: 'renew-version' }
  | { readonly do: 'mark-unlinked' };

export interface Transition {
  readonly state: ConnectionState;
  readonly effects: readonly ConnectionEffect[];
}

/** An account that is being linked. */
export type Linking = Extract<ConnectionState, { kind: 'linking' }>;
export const to = (state: ConnectionState, ...effects: ConnectionEffect[]): Transition => ({
  state,
  effects,
});
export const attemptOf = (state: ConnectionState): number => ('attempt' in state ? state.attempt : 0);
