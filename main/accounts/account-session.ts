import type { AccountEvent } from '../../preload/contract/account-events.ts';
import type { AccountSettings } from '../../preload/contract/account-settings.ts';
import type {
  AccountId,
  AccountView,
  ChatId,
  MessageId,
  MessageView,
  Timestamp,
} from '../../preload/contract/model.ts';
import { accountView, type AccountRecord, type Arrangement } from '../domain/account-record.ts';
import { newsOfChange } from '../domain/account-history.ts';
import {
  canSend,
  initialConnectionState,
  isLinkPending,
  transition,
  viewOfState,
  type ConnectionEvent,
  type ConnectionState,
  movedState,
} from '../domain/connection-state.ts';
import type { Identity } from '../domain/chat-batch.ts';
import { AccountChoices, type Choices } from './account-choices.ts';
import { AccountMessages } from './account-messages.ts';
import { ChatDetails } from './chat-details.ts';
import { ChatSettings } from './chat-settings.ts';
import { AccountRow } from './account-row.ts';
import type { HoldReason } from '../domain/connectivity.ts';
import type { ProxySettings } from '../domain/proxy.ts';
import { LinkClocks } from './link-clocks.ts';
import { OlderHistory } from './older-history.ts';
import type { ConversationNews } from './conversation-news.ts';
import type { ChangeNotice, Logger } from './ports.ts';
import type { LinkWay } from '../domain/linking-state.ts';
import { openFailure } from './open-failure.ts';
import { SocketNews } from './socket-news.ts';
import type { AccountSocket, NumberRefusal } from './socket-port.ts';
import { PresenceWatch } from './presence-watch.ts';
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
  #pictureUrl: string | null = null;
  #state: ConnectionState = initialConnectionState;
  readonly choices: AccountChoices;
  /** What a person sets for whole chats. */
  readonly chatSettings: ChatSettings;
  readonly olderHistory: OlderHistory;
  readonly #presenceWatch: PresenceWatch;
  /** What the service knows of people and groups. */
  readonly details: ChatDetails;
  readonly #presence: Presence;
  readonly #slot: SocketSlot;
  readonly #timers: SessionTimers;
  /** The last number whose phone was accepted. Counts only as long as the socket on which it was. */
  #claimedNumber: string | null = null;
  readonly #clocks: LinkClocks;
  readonly #effects: SessionEffects;
  readonly #news: SocketNews;
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
      composer: parts.sockets.composer,
      logger: this.#logger,
      own: () => this.#own(),
      publish: (notice) => this.#publish(notice),
      socket: sendingSocket,
      tellSenders: () => this.choices.settings.readReceipts,
      tellTyping: () => this.choices.settings.typing,
      oweRead: (chatId, reading) => this.chatSettings.set(chatId, { what: 'read', on: true }, reading),
      inBackground: (what, work) => this.#inBackground(what, work),
    });
    const aboutChats = {
      accountId: record.id,
      chats: parts.chats,
      clock: parts.clock,
      logger: this.#logger,
      own: () => this.#own(),
      publish: (notice: ChangeNotice) => this.#publish(notice),
      socket: sendingSocket,
      inBackground: (what: string, work: Promise<void>) => this.#inBackground(what, work),
    };
    const tell = (news: ConversationNews): void => {
      if (!this.#disposed) parts.onConversation(news);
    };
    this.chatSettings = new ChatSettings({
      ...aboutChats,
      tellSenders: () => this.choices.settings.readReceipts,
    });
    this.olderHistory = new OlderHistory({ ...aboutChats, tell });
    this.#presenceWatch = new PresenceWatch({
      ...aboutChats,
      tell,
      openChats: () => parts.openChats(record.id),
    });
    this.details = new ChatDetails(aboutChats);
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
      history: () => this.choices.settings.history,
      sockets: parts.sockets,
      refuseNumber: (phoneNumber) => {
        const refusal = this.refuseNumber(phoneNumber);
        if (refusal === null) this.#claimedNumber = phoneNumber;
        return refusal;
      },
      hear: (event, isCurrent) => this.#news.hear(event, isCurrent),
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
      connected: () => {
        this.#messages.connected();
        this.chatSettings.connected();
        this.olderHistory.connected();
      },
      renewVersion: () => this.#inBackground('look up the client version', this.#news.renewVersion()),
      markUnlinked: () => this.#inBackground('mark as unlinked', this.#markUnlinked()),
    });
    this.#news = new SocketNews({
      parts,
      logger: this.#logger,
      row: this.#row,
      choices: this.choices,
      messages: this.#messages,
      olderHistory: this.olderHistory,
      presenceWatch: this.#presenceWatch,
      clocks: this.#clocks,
      effects: this.#effects,
      state: () => this.#state,
      happened: (event) => this.#handle(event),
      publish: (notice) => this.#publish(notice),
      inBackground: (what, work) => this.#inBackground(what, work),
    });
    if (record.paused) this.#state = { kind: 'paused' };
    if (record.moved === true) this.#state = movedState;
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
    return accountView(this.record, viewOfState(this.#state), this.#unread, this.#pictureUrl);
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

  /** The login moves to another computer: nothing connects here until `takeBack`. Resolves when all that was written is durable. */
  async giveUp(): Promise<void> {
    this.#handle({ type: 'give-up' });
    if (this.#state.kind !== 'stopped' || this.#state.reason !== 'moved') return;
    await this.#row.update({ moved: true, paused: false });
    await this.#slot.settled;
  }

  async takeBack(): Promise<void> {
    if (this.record.moved !== true) return;
    await this.#row.update({ moved: false });
    this.#handle({ type: 'take-back' });
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
    const state = this.#state;
    if (state.kind !== 'linking' || !isLinkPending(state)) {
      this.restart();
      return;
    }
    // A link that is being made goes another way than was just chosen: it begins anew.
    await this.cancelLink();
    this.link(state.way);
  }

  async setSettings(settings: AccountSettings): Promise<void> {
    await this.choices.setSettings(settings);
    this.#presence.update();
  }

  /** A person has begun or ceased to look at one of its chats. */
  viewedChanged(): void {
    this.#presence.update();
    this.#presenceWatch.update();
  }

  /** Changes what the person has chosen of how this account is shown: its place, hue, label, group. */
  async arrange(change: Arrangement): Promise<void> {
    await this.#row.update(change);
  }

  /** It was saved in a backup that opens. */
  async backedUp(at: Timestamp): Promise<void> {
    await this.#row.update({ backedUpAt: at });
  }

  sendText(chatId: ChatId, text: string): Promise<MessageView> {
    return this.#messages.sendText(chatId, { text });
  }

  /** What a person writes and does with single messages. */
  get messages(): AccountMessages {
    return this.#messages;
  }

  /** Sends what has become ready to be sent. */
  flushOutbox(): void {
    this.#messages.flush();
  }

  /** The account's own picture has become known, or another one. */
  setPicture(url: string | null): void {
    if (url === this.#pictureUrl) return;
    this.#pictureUrl = url;
    this.#parts.onChange(this.id);
  }

  retryMessage(chatId: ChatId, messageId: MessageId): Promise<void> {
    return this.#messages.retry(chatId, messageId);
  }

  /** A person has begun to type in a chat, or ceased. */
  typing(chatId: ChatId, typing: boolean): Promise<void> {
    return this.#messages.typing(chatId, typing);
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
    this.chatSettings.stop();
    this.olderHistory.stop();
    this.#parts.queue.leave(this.id);
    this.#slot.close();
    await this.#slot.settled;
  }

  /** Writes a line of the account's history. */
  note(news: Pick<AccountEvent, 'kind' | 'reason'>): void {
    const event = { ...news, at: this.#parts.clock.now() };
    this.#inBackground('note what happened', this.#parts.chats.noteEvent(this.id, event));
  }

  #handle(event: ConnectionEvent): void {
    if (this.#disposed) return;
    const before = this.#state;
    const { state, effects } = transition(before, event);
    this.#state = state;
    if (state.kind !== before.kind)
      this.#logger.info('state', { from: before.kind, to: state.kind, because: event.type });
    if (state !== before) this.#parts.onChange(this.id);
    const news = newsOfChange(before, state);
    if (news !== null && this.stored) this.note(news);
    if (canSend(state) !== canSend(before)) this.#clocks.note(canSend(state));
    for (const effect of effects) this.#effects.run(effect);
    if (canSend(state) && !canSend(before)) this.#parts.onConnected(this.id);
    this.#presence.update();
    if (canSend(state) !== canSend(before)) this.#presenceWatch.update();
  }

  /** Why this number can't become this account; null when it can. */
  refuseNumber(phoneNumber: string): NumberRefusal | null {
    const own = this.record.phoneNumber;
    if (own !== null && own !== phoneNumber) return 'wrong-number';
    return this.#parts.isNumberTaken(phoneNumber, this.id) ? 'already-linked' : null;
  }

  async #markUnlinked(): Promise<void> {
    await this.#row.update({ unlinked: true });
    await this.#parts.credentials.deleteAll(this.id);
  }

  /** Something else than this session has changed what is stored of its chats. */
  chatsChanged(notice: ChangeNotice): void {
    this.#publish(notice);
  }

  #own(): Identity {
    const { phoneNumber, lidJid } = this.record;
    return { phoneJid: phoneNumber === null ? null : `${phoneNumber}@s.whatsapp.net`, lidJid };
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
