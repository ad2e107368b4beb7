import type { AccountSettings } from '../../preload/contract/account-settings.ts';
import type { AccountId, AccountView, ChatId, MessageId, MessageView } from '../../preload/contract/model.ts';
import type { AccountRecord } from '../domain/account-record.ts';
import { backOffDelay } from '../domain/back-off.ts';
import {
  canSend,
  initialConnectionState,
  isLinkPending,
  transition,
  viewOfState,
  type ConnectionEvent,
  type ConnectionState,
} from '../domain/connection-state.ts';
import { AccountChoices, type Choices } from './account-choices.ts';
import { AccountMessages } from './account-messages.ts';
import { AccountRow } from './account-row.ts';
import type { HoldReason } from '../domain/connectivity.ts';
import type { ProxySettings } from '../domain/proxy.ts';
import { LinkClocks } from './link-clocks.ts';
import type { ChangeNotice, Logger } from './ports.ts';
import type { LinkWay } from '../domain/linking-state.ts';
import { openFailure } from './open-failure.ts';
import type {
  AccountSocket,
  NumberRefusal,
  PairedIdentity,
  SocketClosed,
  SocketEvent,
} from './socket-port.ts';
import { Presence } from './presence.ts';
import { SessionEffects } from './session-effects.ts';
import type { SessionParts } from './session-parts.ts';
import { SessionTimers } from './session-timers.ts';
import { SocketSlot } from './socket-slot.ts';

/**
 * One account for as long as the program runs. It outlives its sockets: it owns at most one at any instant, decides
 * with the pure machine of `domain/connection-state.ts`, and runs what that says. After every await it checks that
 * the attempt it belongs to is still the current one, so that two sockets of one account never live side by side.
 */
export class AccountSession {
  readonly #parts: SessionParts;
  readonly #logger: Logger;
  readonly #row: AccountRow;
  readonly #messages: AccountMessages;
  #unread: number;
  #state: ConnectionState = initialConnectionState;
  readonly choices: AccountChoices;
  readonly #presence: Presence;
  readonly #slot: SocketSlot;
  readonly #timers: SessionTimers;
  /** The last number whose phone was accepted. Counts only as long as the socket on which it was. */
  #claimedNumber: string | null = null;
  readonly #clocks: LinkClocks;
  readonly #effects: SessionEffects;
  #disposed = false;

  constructor(
    record: AccountRecord,
    options: { readonly stored: boolean; readonly unread: number; readonly choices: Choices },
    parts: SessionParts,
  ) {
    this.#parts = parts;
    this.#unread = options.unread;
    this.#logger = parts.logger.child({ account: record.id });
    const sendingSocket = (): AccountSocket | null => (canSend(this.#state) ? this.socket : null);
    this.#row = new AccountRow(record, options.stored, {
      chats: parts.chats,
      changed: () => {
        if (!this.#disposed) parts.onChange(this.id);
      },
    });
    this.#messages = new AccountMessages({
      accountId: record.id,
      chats: parts.chats,
      clock: parts.clock,
      logger: this.#logger,
      publish: (notice) => this.#publish(notice),
      socket: sendingSocket,
      tellSenders: () => this.choices.settings.readReceipts,
      inBackground: (what, work) => this.#inBackground(what, work),
    });
    this.choices = new AccountChoices(options.choices, {
      accountId: record.id,
      chats: parts.chats,
      isStored: () => this.stored,
    });
    this.#presence = new Presence({
      socket: sendingSocket,
      wanted: () => this.choices.settings.appearOnline === 'in-view' && parts.isViewed(this.id),
      logger: this.#logger,
    });
    this.#slot = new SocketSlot({
      accountId: record.id,
      proxy: () => this.choices.proxy,
      sockets: parts.sockets,
      refuseNumber: (phoneNumber) => {
        const refusal = this.refuseNumber(phoneNumber);
        if (refusal === null) this.#claimedNumber = phoneNumber;
        return refusal;
      },
      hear: (event, isCurrent) => this.#hear(event, isCurrent),
      failed: (error) => {
        this.#logger.error('could not open a socket', { error });
        this.#handle(openFailure(error));
      },
    });
    this.#timers = new SessionTimers(parts.clock);
    this.#clocks = new LinkClocks({
      clock: parts.clock,
      timers: this.#timers,
      record: () => this.record,
      update: (change) => this.#inBackground('note a sign of life', this.#row.update(change)),
    });
    this.#effects = new SessionEffects({
      accountId: record.id,
      parts,
      slot: this.#slot,
      timers: this.#timers,
      happened: (event) => this.#handle(event),
      connected: () => this.#messages.connected(),
      renewVersion: () => this.#inBackground('look up the client version', this.#renewVersion()),
      markUnlinked: () => this.#inBackground('mark as unlinked', this.#markUnlinked()),
    });
    if (record.paused) this.#state = { kind: 'paused' };
    if (record.unlinked) this.#state = { kind: 'unlinked', reason: 'device-removed', nextStep: 'relink' };
  }

  get id(): AccountId {
    return this.record.id;
  }

  get record(): AccountRecord {
    return this.#row.record;
  }

  /** The number that this account is, or is about to become: from the moment its phone was accepted. */
  get number(): string | null {
    return this.record.phoneNumber ?? (this.socket === null ? null : this.#claimedNumber);
  }

  /** True once the account has been linked at least once and is in the store. */
  get stored(): boolean {
    return this.#row.stored;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** The live socket, or null. Callers never keep it: it is replaced at every reconnect. */
  get socket(): AccountSocket | null {
    return this.#slot.socket;
  }

  view(): AccountView {
    const { id, name, phoneNumber, hue, order, pinned, linkedAt, onlineAt, phoneSeenAt } = this.record;
    return {
      id,
      name,
      phoneNumber,
      hue,
      order,
      pinned,
      linkedAt,
      onlineAt: onlineAt ?? null,
      phoneSeenAt: phoneSeenAt ?? null,
      unread: this.#unread,
      state: viewOfState(this.#state),
    };
  }

  /** Connects with the stored credentials, when it is this account's turn. */
  start(): void {
    if (this.#state.kind !== 'idle') return;
    this.#handle({ type: 'start' });
    const reason = this.#parts.held();
    if (reason !== null) this.hold(reason, false);
  }

  /** Plans no connection until `connectNow`. With `end`, the one that is there ends, too. */
  hold(reason: HoldReason, end: boolean): void {
    this.#handle({ type: 'hold', reason, end });
  }

  /** Resolves when every socket that was to end has ended. */
  get settled(): Promise<void> {
    return this.#slot.settled;
  }

  link(way: LinkWay): void {
    this.#handle({ type: 'link', way });
  }

  /** Ends a link that the phone has not accepted yet. */
  async cancelLink(): Promise<void> {
    if (!isLinkPending(this.#state)) return;
    this.#handle({ type: 'cancel-link' });
    await this.#slot.settled;
  }

  connectNow(): void {
    this.#handle({ type: 'connect-now' });
  }

  /** Disconnects, and stays so over restarts until `resume`. An account that is being linked, or unlinked, can't be paused. */
  async pause(): Promise<void> {
    this.#handle({ type: 'pause' });
    if (this.#state.kind === 'paused') await this.#row.update({ paused: true });
  }

  async resume(): Promise<void> {
    if (this.#state.kind !== 'paused') return;
    this.#handle({ type: 'resume' });
    await this.#row.update({ paused: false });
  }

  /** Ends the connection and makes a new one, at once. */
  restart(): void {
    this.#handle({ type: 'restart' });
  }

  /** From now on every connection of the account goes through this proxy, the one that is there as well. */
  async setProxy(proxy: ProxySettings | null): Promise<void> {
    await this.choices.setProxy(proxy);
    // A link that is being made goes another way than was just chosen.
    if (isLinkPending(this.#state)) await this.cancelLink();
    else this.restart();
  }

  async setSettings(settings: AccountSettings): Promise<void> {
    await this.choices.setSettings(settings);
    this.#presence.update();
  }

  /** A person has begun or ceased to look at one of its chats. */
  viewedChanged(): void {
    this.#presence.update();
  }

  /** Pinned accounts stand first and connect before the others. */
  async pin(pinned: boolean): Promise<void> {
    await this.#row.update({ pinned });
  }

  sendText(chatId: ChatId, text: string): Promise<MessageView> {
    return this.#messages.sendText(chatId, text);
  }

  retryMessage(chatId: ChatId, messageId: MessageId): Promise<void> {
    return this.#messages.retry(chatId, messageId);
  }

  markRead(chatId: ChatId, through: MessageId): Promise<void> {
    return this.#messages.markRead(chatId, through);
  }

  /** Tells the service to forget this device, if it can be reached, and ends the connection. */
  async unlinkAndEnd(): Promise<void> {
    if (canSend(this.#state)) {
      try {
        await this.socket?.unlink();
      } catch (error: unknown) {
        this.#logger.warn('the service could not be told to unlink', { error });
      }
    }
    await this.dispose();
  }

  /** Ends everything: timers, place in the queue, socket. Nothing is heard of the session afterwards. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#timers.cancelAll();
    this.#parts.queue.leave(this.id);
    this.#slot.close();
    await this.#slot.settled;
  }

  #handle(event: ConnectionEvent): void {
    if (this.#disposed) return;
    const before = this.#state;
    const { state, effects } = transition(before, event);
    this.#state = state;
    if (state.kind !== before.kind)
      this.#logger.info('state', { from: before.kind, to: state.kind, because: event.type });
    if (state !== before) this.#parts.onChange(this.id);
    if (canSend(state) !== canSend(before)) this.#clocks.note(canSend(state));
    for (const effect of effects) this.#effects.run(effect);
    this.#presence.update();
  }

  /** Why this number can't become this account; null when it can. */
  refuseNumber(phoneNumber: string): NumberRefusal | null {
    const own = this.record.phoneNumber;
    if (own !== null && own !== phoneNumber) return 'wrong-number';
    return this.#parts.isNumberTaken(phoneNumber, this.id) ? 'already-linked' : null;
  }

  async #hear(event: SocketEvent, isCurrent: () => boolean): Promise<void> {
    switch (event.type) {
      case 'batch':
        this.#publish(await this.#parts.chats.applyBatch(this.id, event.batch));
        return;
      case 'acknowledged':
        await this.#messages.acknowledged(event.wireId, event.error);
        return;
      case 'profile':
        await this.#row.update({
          name: event.name,
          lidJid: event.lidJid,
          phoneNumber: event.phoneNumber,
        });
        return;
      case 'phone-seen':
        this.#clocks.phoneSeen(event.at);
        return;
      case 'paired':
        await this.#paired(event.identity, isCurrent);
        return;
      case 'history':
        if (!event.complete && this.#state.kind === 'syncing') this.#effects.run({ do: 'watch-history' });
        this.#handle(event);
        return;
      case 'store-failed':
        this.#effects.run({ do: 'end-socket' });
        this.#handle({ type: 'open-failed', reason: 'store-failed' });
        return;
      case 'closed':
        this.#closed(event.closed);
        return;
      case 'linking':
      case 'open':
        this.#handle(event);
        return;
    }
  }

  async #paired(identity: PairedIdentity, isCurrent: () => boolean): Promise<void> {
    const now = this.#parts.clock.now();
    const isNew = await this.#row.accepted({
      phoneNumber: identity.phoneNumber,
      lidJid: identity.lidJid,
      linkedAt: now,
      phoneSeenAt: now,
      unlinked: false,
      paused: false,
      ...(identity.name === null ? {} : { name: identity.name }),
    });
    if (isNew) await this.choices.store();
    if (isCurrent()) this.#handle({ type: 'linking', news: { type: 'accepted' } });
  }

  #closed({ code, detail, proxy = null }: SocketClosed): void {
    this.#effects.endWatching();
    this.#logger.info('socket closed', { code, detail });
    const attempt = 'attempt' in this.#state ? this.#state.attempt : 0;
    if (code === 405 && isLinkPending(this.#state))
      this.#inBackground('look up the client version', this.#linkWithNewVersion());
    this.#handle({
      type: 'closed',
      code,
      now: this.#parts.clock.now(),
      delay: backOffDelay(attempt, this.#parts.random()),
      held: this.#parts.held(),
      proxy,
    });
  }

  async #renewVersion(): Promise<void> {
    const newer = await this.#parts.sockets.renewVersion(this.id, this.choices.proxy).catch(() => false);
    this.#handle({ type: 'version', newer });
  }

  /** A link that was refused for its version begins again by itself with a newer one, while nobody has given it up. */
  async #linkWithNewVersion(): Promise<void> {
    const newer = await this.#parts.sockets.renewVersion(this.id, this.choices.proxy);
    const state = this.#state;
    if (newer && state.kind === 'linking' && state.phase.kind === 'failed')
      this.#handle({ type: 'link', way: state.way });
  }

  async #markUnlinked(): Promise<void> {
    await this.#row.update({ unlinked: true });
    await this.#parts.credentials.deleteAll(this.id);
  }

  #publish(notice: ChangeNotice): void {
    if (this.#disposed) return;
    if (notice.unread !== this.#unread) {
      this.#unread = notice.unread;
      this.#parts.onChange(this.id);
    }
    this.#parts.onNotice(notice);
  }

  /** Nothing that fails in the background may disturb another account, or go unheard. */
  #inBackground(what: string, work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (!this.#disposed) this.#logger.error(`failed to ${what}`, { error });
    });
  }
}
