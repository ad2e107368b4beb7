import { randomUUID } from 'node:crypto';
import { defaultAccountSettings, type AccountSettings } from '../../preload/contract/account-settings.ts';
import { accountIdSchema, type AccountId, type AccountView } from '../../preload/contract/model.ts';
import type { AccountRecord } from '../domain/account-record.ts';
import { canSend, isLinkPending } from '../domain/connection-state.ts';
import type { LinkWay } from '../domain/linking-state.ts';
import type { ConnectivityEvent } from '../domain/connectivity.ts';
import type { CheckReport } from '../../preload/contract/self-check.ts';
import type { ProxyInput, ProxyTest, ProxyView } from '../../preload/contract/proxy.ts';
import { proxyOf, proxyView } from '../domain/proxy.ts';
import type { Choices } from './account-choices.ts';
import { AccountError } from './account-error.ts';
import { AccountSession } from './account-session.ts';
import { ConnectivityControl } from './connectivity-control.ts';
import { newAccount } from './new-account.ts';
import { ConnectQueue, type ConnectQueueSettings } from './connect-queue.ts';
import type { ChangeNotice } from './ports.ts';
import type { SessionParts } from './session-parts.ts';
import { selfCheck } from './self-check.ts';
import type { AccountSocket, PasskeyControls } from './socket-port.ts';
import { Viewers } from './viewers.ts';

/** What the rest of the program hears of the accounts. */
export interface AccountsListener {
  accountChanged(view: AccountView): void;
  accountRemoved(accountId: AccountId): void;
  chatsChanged(notice: ChangeNotice): void;
}

export type SocketManagerParts = Omit<
  SessionParts,
  'queue' | 'isPasskeyAllowed' | 'held' | 'isViewed' | 'isNumberTaken' | 'onChange' | 'onNotice'
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

  #passkeyAllowed: boolean;
  readonly #connectivity = new ConnectivityControl(() => this.#sessions.values());
  readonly #viewers = new Viewers();
  /** What new accounts begin with. */
  #defaults: AccountSettings = defaultAccountSettings;

  constructor(parts: SocketManagerParts) {
    this.#passkeyAllowed = parts.passkeyAllowed ?? false;
    this.#parts = parts;
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
    const [records, unread, withCredentials, choices, defaults] = await Promise.all([
      chats.listAccounts(),
      chats.unreadByAccount(),
      credentials.listAccounts(),
      chats.accountChoices(),
      chats.accountDefaults(),
    ]);
    this.#defaults = defaults ?? defaultAccountSettings;
    for (const record of records)
      this.#register(record, {
        stored: true,
        unread: unread.get(record.id) ?? 0,
        choices: this.#chosen(choices.get(record.id)),
      });
    // A kill between the two databases leaves a linked device without a row. Its owner still sees it on the phone.
    for (const accountId of withCredentials) {
      if (this.#sessions.has(accountId)) continue;
      const record = { ...this.#newRecord(accountId), linkedAt: clock.now() };
      await chats.insertAccount(record);
      this.#register(record, { stored: true, unread: 0, choices: this.#chosen() });
    }
    for (const session of this.#sessions.values()) session.start();
  }

  /** Makes an account that is not linked yet and begins to link it. It reaches the store when the phone has accepted. */
  add(way: LinkWay = { kind: 'qr' }): AccountId {
    const record = this.#newRecord(accountIdSchema.parse(randomUUID()));
    const session = this.#register(record, { stored: false, unread: 0, choices: this.#chosen() });
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
    const [records, unread, choices] = await Promise.all([
      chats.listAccounts(),
      chats.unreadByAccount(),
      chats.accountChoices(),
    ]);
    const record = records.find(({ id }) => id === accountId);
    if (record === undefined) {
      listener.accountRemoved(accountId);
      return;
    }
    const session = this.#register(record, {
      stored: true,
      unread: unread.get(accountId) ?? 0,
      choices: this.#chosen(choices.get(accountId)),
    });
    session.start();
    listener.accountChanged(session.view());
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

  get defaults(): AccountSettings {
    return this.#defaults;
  }

  /** Settings of one account; with `forNewAccounts`, those that are added later begin with them, too. */
  async setSettings(accountId: AccountId, settings: AccountSettings, forNewAccounts: boolean): Promise<void> {
    await this.session(accountId).setSettings(settings);
    if (!forNewAccounts) return;
    await this.#parts.chats.setAccountDefaults(settings);
    this.#defaults = settings;
  }

  proxy(accountId: AccountId): ProxyView | null {
    const { proxy } = this.session(accountId).choices;
    return proxy === null ? null : proxyView(proxy);
  }

  async setProxy(accountId: AccountId, input: ProxyInput | null): Promise<void> {
    const session = this.session(accountId);
    await session.setProxy(input === null ? null : proxyOf(input, session.choices.proxy));
  }

  testProxy(accountId: AccountId, input: ProxyInput): Promise<ProxyTest> {
    return this.#parts.sockets.testProxy(proxyOf(input, this.session(accountId).choices.proxy));
  }

  /** Compares this map, its sessions, the sockets that are really open and the store. */
  check(): Promise<CheckReport> {
    const { sockets, chats, credentials, clock } = this.#parts;
    return selfCheck({ sessions: this.#sessions, sockets, chats, credentials, clock });
  }

  #chosen(stored?: { readonly settings: AccountSettings | null; readonly proxy: Choices['proxy'] }): Choices {
    return { settings: stored?.settings ?? this.#defaults, proxy: stored?.proxy ?? null };
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
    await Promise.all([...this.#sessions.values()].map((session) => session.dispose()));
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
      isNumberTaken: (phoneNumber, except) =>
        [...this.#sessions.values()].some((other) => other.id !== except && other.number === phoneNumber),
      onChange: (id) => {
        const changed = this.#sessions.get(id);
        if (changed !== undefined) listener.accountChanged(changed.view());
      },
      onNotice: (notice) => listener.chatsChanged(notice),
    });
    this.#sessions.set(record.id, session);
    return session;
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
