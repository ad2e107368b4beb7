import { randomUUID } from 'node:crypto';
import type { AccountSettings } from '../../preload/contract/account-settings.ts';
import {
  accountIdSchema,
  type AccountId,
  type AccountView,
  type Timestamp,
} from '../../preload/contract/model.ts';
import type { AccountRecord } from '../domain/account-record.ts';
import { broughtForward } from '../domain/bring-forward.ts';
import { canSend, isLinkPending } from '../domain/connection-state.ts';
import { RetentionSweep } from './retention-sweep.ts';
import { MessageSweep } from './message-sweep.ts';
import type { LinkWay } from '../domain/linking-state.ts';
import type { ConnectivityEvent } from '../domain/connectivity.ts';
import type { CheckReport } from '../../preload/contract/self-check.ts';
import type { ProxyInput, ProxyTest, ProxyView } from '../../preload/contract/proxy.ts';
import { proxyOf, proxyView, type ProxySettings } from '../domain/proxy.ts';
import type { Choices } from './account-choices.ts';
import { AccountError } from './account-error.ts';
import { AccountsArrangement } from './arrangement.ts';
import { AccountSession } from './account-session.ts';
import type { ConversationNews } from './conversation-news.ts';
import { ConnectivityControl } from './connectivity-control.ts';
import { NewAccountChoices } from './new-account-choices.ts';
import { newAccount } from './new-account.ts';
import { ConnectQueue, type ConnectQueueSettings } from './connect-queue.ts';
import type { ChangeNotice } from './ports.ts';
import type { SessionParts } from './session-parts.ts';
import { selfCheck } from './self-check.ts';
import { readStoredAccounts } from './stored-accounts.ts';
import type { AccountSocket, PasskeyControls } from './socket-port.ts';
import { Viewers } from './viewers.ts';

/** What the rest of the program hears of the accounts. */
export interface AccountsListener {
  accountChanged(view: AccountView): void;
  accountRemoved(accountId: AccountId): void;
  chatsChanged(notice: ChangeNotice): void;
  /** What passes in a chat and is not kept. Of interest to windows only. */
  conversationNews?(news: ConversationNews): void;
}

export type SocketManagerParts = Omit<
  SessionParts,
  | 'queue'
  | 'isPasskeyAllowed'
  | 'held'
  | 'isViewed'
  | 'openChats'
  | 'onConversation'
  | 'isNumberTaken'
  | 'onConnected'
  | 'onChange'
  | 'onNotice'
> & {
  readonly queueSettings: ConnectQueueSettings;
  /** The owner has turned on the experimental proof of a passkey. Off when left out. */
  readonly passkeyAllowed?: boolean;
  readonly listener: AccountsListener;
};

/**
 * All accounts of the program: one Map from account id to the session that owns at most one socket. There is no
 * second list of sockets anywhere; `getSocket`, `getAllSockets` and `getSocketCount` read this one.
 */
export class SocketManager {
  readonly #sessions = new Map<AccountId, AccountSession>();
  readonly #parts: SocketManagerParts;
  readonly #queue: ConnectQueue;

  readonly #removals = new Set<Promise<void>>();
  readonly #sweep: MessageSweep;
  readonly #retention: RetentionSweep;
  #passkeyAllowed: boolean;
  readonly #connectivity = new ConnectivityControl(() => this.#sessions.values());
  readonly #viewers = new Viewers();
  readonly #newAccounts: NewAccountChoices;

  constructor(parts: SocketManagerParts) {
    this.#passkeyAllowed = parts.passkeyAllowed ?? false;
    this.#parts = parts;
    const { chats, clock, logger } = parts;
    this.#newAccounts = new NewAccountChoices(chats);
    this.#sweep = new MessageSweep({
      chats,
      clock,
      logger,
      publish: (notice) => this.#sessions.get(notice.accountId)?.chatsChanged(notice),
    });
    this.#retention = new RetentionSweep({
      chats,
      clock,
      logger,
      accounts: () =>
        Array.from(this.#sessions.values())
          .filter((session) => session.stored)
          .map(({ id, choices }) => ({ id, keep: choices.settings.keep })),
      publish: (notice) => this.#sessions.get(notice.accountId)?.chatsChanged(notice),
    });
    this.#queue = new ConnectQueue(
      parts.clock,
      parts.random,
      parts.queueSettings,
      (accountId) => this.#sessions.get(accountId)?.record.pinned ?? false,
    );
  }

  /** Reads the accounts from the store and connects those that are linked. Call once. */
  async load(): Promise<void> {
    const { chats, credentials, clock } = this.#parts;
    const [{ accounts, defaults }, withCredentials] = await Promise.all([
      readStoredAccounts(chats),
      credentials.listAccounts(),
    ]);
    this.#newAccounts.known(defaults);
    for (const { record, ...known } of accounts) this.#register(record, { stored: true, ...known });
    // A kill between the two databases leaves a linked device without a row. Its owner still sees it on the phone.
    for (const accountId of withCredentials) {
      if (this.#sessions.has(accountId)) continue;
      const record = { ...this.#newRecord(accountId), linkedAt: clock.now() };
      await chats.insertAccount(record);
      this.#register(record, { stored: true, ...this.#fresh() });
    }
    for (const session of this.#sessions.values()) session.start();
    this.#sweep.start();
    this.#retention.start();
  }

  /** Makes an account that is not linked yet and begins to link it. It reaches the store when the phone has accepted. */
  add(way: LinkWay = { kind: 'qr' }): AccountId {
    const record = this.#newRecord(accountIdSchema.parse(randomUUID()));
    const session = this.#register(record, { stored: false, ...this.#fresh() });
    this.#link(session, way);
    return record.id;
  }

  /** Begins to link again, or in another way: after the codes ran out, or after the phone has unlinked this device. */
  link(accountId: AccountId, way: LinkWay = { kind: 'qr' }): void {
    const session = this.session(accountId);
    const { kind } = session.state;
    if (kind !== 'unlinked' && kind !== 'linking') {
      throw new AccountError('link-in-progress', `account ${accountId} is ${kind}: it is linked already`);
    }
    this.#link(session, way);
  }

  /** A number that can't become this account is refused before WhatsApp is asked to ring its phone. */
  #link(session: AccountSession, way: LinkWay): void {
    const refusal = way.kind === 'phone-number' ? session.refuseNumber(way.phoneNumber) : null;
    if (refusal !== null) {
      if (!session.stored && session.state.kind === 'idle') this.#sessions.delete(session.id);
      throw new AccountError(
        refusal === 'wrong-number' ? 'phone-number-other' : 'phone-number-taken',
        `the number does not fit account ${session.id}`,
      );
    }
    session.link(way);
  }

  /** Turns the experimental proof of a passkey on or off, also for links that wait for one. */
  allowPasskey(allowed: boolean): void {
    this.#passkeyAllowed = allowed;
    for (const session of this.#sessions.values()) session.socket?.passkey?.allow(allowed);
  }

  /** How many devices are linked to the account, this one included; null when the service can't be asked now. */
  async countDevices(accountId: AccountId): Promise<number | null> {
    const session = this.session(accountId);
    if (!canSend(session.state)) return null;
    return session.socket?.countLinkedDevices().catch(() => null) ?? null;
  }

  /** The owner's part of a passkey ceremony. @throws AccountError `not-linking` where there is none */
  passkey(accountId: AccountId): PasskeyControls {
    const controls = this.session(accountId).socket?.passkey;
    if (!controls) throw new AccountError('not-linking', `account ${accountId} has no pending link`);
    return controls;
  }

  /** Ends a pending link. An account that was never linked is gone afterwards. */
  async cancelLink(accountId: AccountId): Promise<void> {
    const session = this.session(accountId);
    if (!isLinkPending(session.state))
      throw new AccountError('not-linking', `account ${accountId} has no pending link`);
    await session.cancelLink();
    if (!session.stored) await this.#forget(session);
  }

  /** Unlinks on the service where it can be reached, then deletes all that is stored of the account. */
  async remove(accountId: AccountId): Promise<void> {
    const session = this.session(accountId);
    const removal = this.#remove(session);
    this.#removals.add(removal);
    try {
      await removal;
    } finally {
      this.#removals.delete(removal);
    }
  }

  async #remove(session: AccountSession): Promise<void> {
    const accountId = session.id;
    await session.unlinkAndEnd();
    if (session.stored) {
      await this.#parts.credentials.deleteAll(accountId);
      await this.#parts.chats.deleteAccount(accountId);
    }
    await this.#forget(session);
  }

  /**
   * Ends an account's connection and lets go of it, so that what is stored of it can be replaced; resolves when all that it
   * wrote is durable. Nothing happens when it is not here. `adopt` brings it back.
   */
  async release(accountId: AccountId): Promise<void> {
    const session = this.#sessions.get(accountId);
    if (session === undefined) return;
    this.#sessions.delete(accountId);
    await session.dispose();
  }

  /** Takes an account up as the store has it now, new or released before, and connects it if it is to be. */
  async adopt(accountId: AccountId): Promise<void> {
    const { chats, listener } = this.#parts;
    const { accounts } = await readStoredAccounts(chats);
    const stored = accounts.find(({ record }) => record.id === accountId);
    if (stored === undefined) {
      listener.accountRemoved(accountId);
      return;
    }
    const { record, ...known } = stored;
    const session = this.#register(record, { stored: true, ...known });
    session.start();
    listener.accountChanged(session.view());
  }

  /** The account's session, or null when it is gone. */
  find(accountId: AccountId): AccountSession | null {
    return this.#sessions.get(accountId) ?? null;
  }

  /** @throws AccountError `account-not-found` */
  session(accountId: AccountId): AccountSession {
    const session = this.#sessions.get(accountId);
    if (session === undefined)
      throw new AccountError('account-not-found', `there is no account ${accountId}`);
    return session;
  }

  /** The account's live socket; null while it has none. @throws AccountError `account-not-found` */
  getSocket(accountId: AccountId): AccountSocket | null {
    return this.session(accountId).socket;
  }

  /** Every live socket by account. */
  getAllSockets(): ReadonlyMap<AccountId, AccountSocket> {
    const sockets = new Map<AccountId, AccountSocket>();
    for (const [id, session] of this.#sessions) if (session.socket !== null) sockets.set(id, session.socket);
    return sockets;
  }

  getSocketCount(): number {
    return this.getAllSockets().size;
  }

  views(): readonly AccountView[] {
    return [...this.#sessions.values()].map((session) => session.view()).sort((a, b) => a.order - b.order);
  }

  /** The account that a person looks at connects first. */
  setInView(accountId: AccountId | null): void {
    this.#queue.setInView(accountId);
  }

  /** The network is back, or the computer has woken: nobody waits out a back-off that was made for the time before. */
  connectWaiting(): void {
    for (const session of this.#sessions.values()) if (session.state.kind === 'waiting') session.connectNow();
  }

  /** A person has opened a conversation of an account in a window, or none, or has turned to or from that window. */
  viewing(change: (viewers: Viewers) => void): void {
    change(this.#viewers);
    for (const session of this.#sessions.values()) session.viewedChanged();
  }

  /** Accounts that have a login here which a backup can save. */
  withLogin(): readonly AccountId[] {
    return this.views()
      .filter(({ linkedAt, state }) => linkedAt !== null && state.kind !== 'unlinked' && !isMoved(state))
      .map(({ id }) => id);
  }

  /** Their logins move to another computer, or (with false) stay here after all. */
  async giveUp(accountIds: readonly AccountId[], away: boolean): Promise<void> {
    for (const accountId of accountIds) {
      const session = this.#sessions.get(accountId);
      await (away ? session?.giveUp() : session?.takeBack());
    }
  }

  /** They were saved in a backup that opens. */
  backedUp(accountIds: readonly AccountId[], at: Timestamp): void {
    for (const accountId of accountIds)
      this.#sessions
        .get(accountId)
        ?.backedUp(at)
        .catch((error: unknown) => this.#parts.logger.warn('a backup could not be noted', { error }));
  }

  /** The order and the groups of the accounts, as a person has arranged them. */
  get arrangement(): AccountsArrangement {
    return new AccountsArrangement(this.#sessions);
  }

  get defaults(): AccountSettings {
    return this.#newAccounts.current.settings;
  }

  /** Settings of one account; with `forNewAccounts`, those that are added later begin with them, too. */
  async setSettings(accountId: AccountId, settings: AccountSettings, forNewAccounts: boolean): Promise<void> {
    await this.session(accountId).setSettings(settings);
    void this.#retention.now();
    if (forNewAccounts) await this.setDefaults(settings);
  }

  /** What accounts that are added from now on begin with. */
  async setDefaults(settings: AccountSettings): Promise<void> {
    await this.#newAccounts.setSettings(settings);
  }

  /** The proxy of an account; with null, the one that accounts begin with which are added from now on. */
  proxy(accountId: AccountId | null): ProxyView | null {
    const proxy = this.#proxyOf(accountId);
    return proxy === null ? null : proxyView(proxy);
  }

  async setProxy(accountId: AccountId | null, input: ProxyInput | null): Promise<void> {
    const proxy = input === null ? null : proxyOf(input, this.#proxyOf(accountId));
    if (accountId === null) await this.#newAccounts.setProxy(proxy);
    else await this.session(accountId).setProxy(proxy);
  }

  testProxy(accountId: AccountId | null, input: ProxyInput): Promise<ProxyTest> {
    return this.#parts.sockets.testProxy(proxyOf(input, this.#proxyOf(accountId)));
  }

  #proxyOf(accountId: AccountId | null): ProxySettings | null {
    return (accountId === null ? this.#newAccounts.current : this.session(accountId).choices).proxy;
  }

  /** Compares this map, its sessions, the sockets that are really open and the store. */
  check(): Promise<CheckReport> {
    const { sockets, chats, credentials, clock } = this.#parts;
    return selfCheck({ sessions: this.#sessions, sockets, chats, credentials, clock });
  }

  /** What an account begins with of which the store knows nothing. */
  #fresh(): { readonly unread: number; readonly choices: Choices } {
    return { unread: 0, choices: this.#newAccounts.current };
  }

  /** Sleep, wake and network changes of the computer. Resolves when all that has to end for it has ended. */
  connectivityChanged(event: ConnectivityEvent): Promise<void> {
    return this.#connectivity.changed(event);
  }

  /** Disconnects all accounts that are linked; they stay so, also over a restart. */
  async pauseAll(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((session) => session.pause()));
  }

  async resumeAll(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((session) => session.resume()));
  }

  /** A new connection for every account that has or wants one. The queue keeps them from coming all at once. */
  restartAll(): void {
    for (const session of this.#sessions.values()) session.restart();
  }

  /** Ends every socket; resolves when all that they wrote is durable. */
  async shutdown(): Promise<void> {
    await this.#sweep.stop();
    await this.#retention.stop();
    await Promise.all([...this.#sessions.values()].map((session) => session.dispose()));
    // One that was begun is finished: half an account would come back with the next start.
    await Promise.allSettled(this.#removals);
  }

  #register(
    record: AccountRecord,
    options: { readonly stored: boolean; readonly unread: number; readonly choices: Choices },
  ): AccountSession {
    if (this.#sessions.has(record.id)) {
      throw new AccountError('account-exists', `there is an account ${record.id} already`);
    }
    const { listener } = this.#parts;
    const session = new AccountSession(record, options, {
      ...this.#parts,
      queue: this.#queue,
      isPasskeyAllowed: () => this.#passkeyAllowed,
      held: () => this.#connectivity.held(),
      isViewed: (id) => this.#viewers.isViewed(id),
      openChats: (id) => this.#viewers.openChats(id),
      onConversation: (news) => listener.conversationNews?.(news),
      isNumberTaken: (phoneNumber, except) =>
        [...this.#sessions.values()].some((other) => other.id !== except && other.number === phoneNumber),
      onConnected: (id) => this.#connected(id),
      onChange: (id) => {
        const changed = this.#sessions.get(id);
        if (changed !== undefined) listener.accountChanged(changed.view());
      },
      onNotice: (notice) => listener.chatsChanged(notice),
    });
    this.#sessions.set(record.id, session);
    return session;
  }

  /** Over the way of this account the service can be reached again: see `broughtForward`. */
  #connected(accountId: AccountId): void {
    const wayfarers = [...this.#sessions.values()].map((session) => ({
      session,
      state: session.state,
      proxy: session.choices.proxy,
    }));
    const connected = wayfarers.find(({ session }) => session.id === accountId);
    if (connected === undefined) return;
    const others = wayfarers.filter((one) => one !== connected);
    for (const { session } of broughtForward(connected, others)) session.connectNow();
  }

  async #forget(session: AccountSession): Promise<void> {
    this.#sessions.delete(session.id);
    await session.dispose();
    this.#parts.listener.accountRemoved(session.id);
  }

  #newRecord(id: AccountId): AccountRecord {
    const others = [...this.#sessions.values()].map((session) => session.record);
    return newAccount(id, others, this.#parts.clock.now());
  }
}

const isMoved = (state: AccountView['state']): boolean =>
  state.kind === 'stopped' && state.reason === 'moved';
