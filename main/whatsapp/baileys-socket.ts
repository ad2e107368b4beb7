import type { EventEmitter } from 'node:events';
import {
  proto,
  type BaileysEventMap,
  type BinaryNode,
  type ConnectionState,
  type WASocket,
} from '@whiskeysockets/baileys';
import { StoreError, type Clock, type Logger } from '../accounts/ports.ts';
import {
  SendError,
  type AccountSocket,
  type OpenSocketRequest,
  type PairedIdentity,
  type PasskeyControls,
  type SendTextRequest,
  type SocketEvent,
} from '../accounts/socket-port.ts';
import type { ChatBatch, MessageKey } from '../domain/chat-batch.ts';
import { identityOf, jidToSendTo, phoneNumberOf } from './addresses.ts';
import { watchBrokenFrames } from './broken-frames.ts';
import type { CredentialSession } from './credential-session.ts';
import type { Journal } from './durable/journal.ts';
import type { JournaledRepository } from './durable/journaled-repository.ts';
import { gateFrames, type FrameGate } from './durable/send-gate.ts';
import { batchOf } from './map-events.ts';
import { baileysKeyOf } from './map-messages.ts';
import { LivenessWatch } from './liveness-watch.ts';
import { LinkCeremony } from './linking/link-ceremony.ts';
import { countLinkedDevices, watchPhone } from './phone-watch.ts';
import { proxyTroubleOf } from './proxy/proxy-error.ts';
import { ConnectionDeaf, statusOf, UpgradeRefused, BrokenFrame } from './socket-errors.ts';
import { StoreGroup } from './store-group.ts';

/** How long the closing handshake may take before the line is cut. Milliseconds. */
const closeDeadline = 2_000;
/** And how long until a line that was cut has told so. */
const cutDeadline = 1_000;

interface BaileysSocketParts {
  readonly socket: WASocket;
  readonly session: CredentialSession;
  readonly repository: JournaledRepository | null;
  readonly journal: Journal;
  readonly request: OpenSocketRequest;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Called once, when the socket has ended. */
  readonly release: () => void;
}

/**
 * One Baileys socket as the accounts see it. Everything that Baileys emits goes through one queue, in order, each
 * event handed over when the one before has been dealt with: so a batch is in the store before the next one comes.
 */
export class BaileysSocket implements AccountSocket {
  readonly #socket: WASocket;
  readonly #session: CredentialSession;
  readonly #repository: JournaledRepository | null;
  readonly #journal: Journal;
  readonly #request: OpenSocketRequest;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #release: () => void;
  #queue: Promise<void> = Promise.resolve();
  /** The last in the queue, as long as it is batches that wait for the store. */
  #group: StoreGroup | null = null;
  readonly #gate: FrameGate;
  #closed = false;
  #storeFailed = false;
  #ended: Promise<void> | null = null;
  readonly #link: LinkCeremony | null;
  /** From the moment on when the connection is open; until then Baileys' own keep-alive and time limits do. */
  #liveness: LivenessWatch | null = null;

  constructor(parts: BaileysSocketParts) {
    this.#socket = parts.socket;
    this.#session = parts.session;
    this.#repository = parts.repository;
    this.#journal = parts.journal;
    this.#request = parts.request;
    this.#clock = parts.clock;
    this.#logger = parts.logger;
    this.#release = parts.release;
    this.#link =
      parts.request.purpose.kind === 'link'
        ? new LinkCeremony({
            socket: parts.socket,
            purpose: parts.request.purpose,
            clock: parts.clock,
            tell: (news) => this.#tell({ type: 'linking', news }),
          })
        : null;
    this.#boundClosing();
    this.#gate = this.#guardFrames();
    this.#listen();
  }

  get passkey(): PasskeyControls | null {
    return this.#link?.passkey ?? null;
  }

  get isOpen(): boolean {
    return !this.#closed && this.#socket.ws.isOpen;
  }

  probe(): void {
    this.#liveness?.probe();
  }

  async sendText(request: SendTextRequest): Promise<Uint8Array> {
    if (this.#closed || !this.#socket.ws.isOpen)
      throw new SendError('connection', 'the connection is closed');
    try {
      const sent = await this.#socket.sendMessage(
        jidToSendTo(request.address),
        // No preview: making one would call the linked site from this computer.
        { text: request.text, linkPreview: null },
        { messageId: request.wireId },
      );
      if (sent === undefined) throw new Error('nothing was sent');
      return proto.WebMessageInfo.encode(proto.WebMessageInfo.fromObject(sent)).finish();
    } catch (error: unknown) {
      const kind =
        this.#closed || !this.#socket.ws.isOpen || isConnectionStatus(statusOf(error))
          ? 'connection'
          : 'refused';
      throw new SendError(kind, 'the message could not be sent', { cause: error });
    }
  }

  async markRead(keys: readonly MessageKey[], tellSenders: boolean): Promise<void> {
    const wireKeys = keys.map(baileysKeyOf).filter((key) => key !== null);
    if (wireKeys.length === 0) return;
    if (tellSenders) await this.#socket.readMessages(wireKeys);
    else await this.#socket.sendReceipts(wireKeys, 'read-self');
  }

  async appear(online: boolean): Promise<void> {
    await this.#socket.sendPresenceUpdate(online ? 'available' : 'unavailable');
  }

  async countLinkedDevices(): Promise<number | null> {
    return countLinkedDevices(this.#socket);
  }

  async unlink(): Promise<void> {
    // Not `logout()`: that ends the socket before the request has left it.
    const id = this.#socket.authState.creds.me?.id;
    if (id === undefined) return;
    await this.#socket.query({
      tag: 'iq',
      attrs: { to: '@s.whatsapp.net', type: 'set', xmlns: 'md' },
      content: [{ tag: 'remove-companion-device', attrs: { jid: id, reason: 'user_initiated' } }],
    });
  }

  end(): Promise<void> {
    this.#ended ??= this.#end();
    return this.#ended;
  }

  async #end(): Promise<void> {
    this.#link?.stop();
    this.#liveness?.stop();
    // What Baileys still holds back was already receipted: it must reach the store.
    this.#socket.ev.flush();
    const closing = this.#socket
      .end(undefined)
      .catch((error: unknown) => this.#logger.warn('closing failed', { error }));
    await this.#atMost(closeDeadline, closing);
    this.#cut();
    await this.#atMost(cutDeadline, this.#gone());
    await this.#queue;
    // Baileys leaves its own listeners, and with them everything that they know. What comes late must still not throw.
    this.#socket.ws.removeAllListeners();
    this.#socket.ws.on('error', () => undefined);
    this.#release();
    await this.#session.settled().catch((error: unknown) => {
      this.#logger.error('credentials could not be written', { error });
    });
    this.#session.writes.close();
  }

  /** See `send-gate.ts`. Baileys' client keeps the socket of ws in a field that its types hide. */
  #guardFrames(): FrameGate {
    const { socket } = this.#socket.ws as unknown as { readonly socket: Parameters<typeof gateFrames>[0] };
    return gateFrames(
      socket,
      () => this.#session.durable(),
      () => this.#session.breathe(),
      (error) => this.#failStore(error),
    );
  }

  /** The disk takes nothing: the account stops and says so, before more is taken in that nobody would see. */
  #failStore(error: unknown): void {
    if (this.#closed || this.#storeFailed) return;
    this.#storeFailed = true;
    this.#logger.error('what was received could not be saved', { error });
    this.#tell({ type: 'store-failed' });
    void this.end();
  }

  #listen(): void {
    const { ws, ev } = this.#socket;
    ws.on('message', () => this.#liveness?.frame());
    ws.on('CB:message', () => this.#liveness?.message());
    watchBrokenFrames(ws, (error) => {
      this.#logger.warn('a frame could not be read', { error });
      this.#onClose(new BrokenFrame(error));
      void this.end();
    });
    // Before Baileys' own listener, which begins to decrypt.
    ws.prependListener('CB:message', (stanza: BinaryNode) => this.#repository?.expect(stanza));
    watchPhone(this.#socket, (at) => this.#tell({ type: 'phone-seen', at }));
    ws.on('CB:ack,class:message', (node: BinaryNode) => {
      const wireId = node.attrs['id'];
      if (wireId !== undefined)
        this.#tell({ type: 'acknowledged', wireId, error: node.attrs['error'] ?? null });
    });
    // Baileys listens to this event of ws and does nothing about it, which keeps ws from failing: without us, a
    // refused upgrade hangs for ever.
    ws.on(
      'unexpected-response',
      (_request: unknown, response: { readonly statusCode?: number; resume(): void }) => {
        response.resume();
        this.#onClose(new UpgradeRefused(response.statusCode ?? 0));
        void this.end();
      },
    );
    this.#socket.registerSocketEndHandler(() => {
      this.#socket.ev.flush();
    });
    // Synchronous on purpose: `ev.process` would give the same map, but after Baileys has gone on.
    ev.process((events) => {
      this.#onEvents(events);
    });
  }

  #onEvents(events: Partial<BaileysEventMap>): void {
    if (events['creds.update'] !== undefined) this.#onCredentials(events['creds.update']);
    const batch = batchOf(events);
    if (batch !== null || events['messages.upsert'] !== undefined) this.#liveness?.event();
    if (
      batch !== null ||
      events['messages.upsert'] !== undefined ||
      events['messaging-history.set'] !== undefined
    )
      this.#store(batch, events);
    const history = events['messaging-history.set'];
    const status = events['messaging-history.status'];
    if (history !== undefined)
      this.#tell({ type: 'history', percent: percentOf(history.progress), complete: false });
    if (status?.syncType === proto.HistorySync.HistorySyncType.RECENT) {
      this.#tell({ type: 'history', percent: 100, complete: true });
    }
    if (events['connection.update'] !== undefined) this.#onConnection(events['connection.update']);
  }

  /**
   * Hands a batch over, together with those that still wait for the store, and then strikes its messages off the
   * journal. What can't be handed over any more, or can't be stored, stays there and is taken up by the next socket.
   */
  #store(batch: ChatBatch | null, events: Partial<BaileysEventMap>): void {
    if (this.#closed || this.#group?.take(batch, events) === true) return;
    const group = new StoreGroup(batch, events);
    this.#enqueue(async () => {
      if (this.#group === group) this.#group = null;
      const whole = group.batch;
      try {
        if (whole !== null) await this.#request.listener({ type: 'batch', batch: whole });
      } catch (error: unknown) {
        if (error instanceof StoreError && error.code === 'store-unavailable') this.#failStore(error);
        throw error;
      }
      const journalDone = group.events.flatMap((one) => this.#journal.stored(one));
      if (journalDone.length > 0) this.#strike(journalDone);
    });
    this.#group = group;
  }

  /**
   * When the receipts have left, and not before: a stanza whose receipt a kill keeps here comes again, the ratchet can't
   * open it again, and what it gave is known from the journal only.
   */
  #strike(journalDone: readonly string[]): void {
    const strike = (): void => this.#session.writes.add({ journalDone });
    const flushed = this.#gate.flushed();
    if (flushed === null) strike();
    else void flushed.then(strike);
  }

  #onCredentials(update: BaileysEventMap['creds.update']): void {
    const linked = this.#link !== null && update.account !== undefined;
    if (linked) {
      this.#onPaired();
      return;
    }
    this.#session.save();
    // Until the phone has accepted, the name and number are what we asked for, not who we are.
    if (this.#link === null && update.me?.name) this.#tell({ type: 'profile', name: update.me.name });
  }

  /**
   * Runs inside Baileys' `pair-success` handler, before it answers: ending the socket here leaves the request
   * unanswered, and the service then links nothing.
   */
  #onPaired(): void {
    const { me } = this.#session.credentials;
    const phoneNumber = phoneNumberOf(me?.id);
    const refusal = phoneNumber === null ? 'wrong-number' : this.#request.refuseNumber(phoneNumber);
    if (phoneNumber === null || refusal !== null) {
      this.#tell({
        type: 'linking',
        news: { type: 'number-refused', reason: refusal ?? 'wrong-number' },
      });
      void this.end();
      return;
    }
    this.#link?.stop();
    const identity: PairedIdentity = {
      phoneNumber,
      lidJid: identityOf(me?.lid)?.lidJid ?? null,
      name: me?.name && me.name !== '~' ? me.name : null,
    };
    this.#enqueue(async () => {
      await this.#session.persist();
      await this.#request.listener({ type: 'paired', identity });
    });
  }

  #onConnection(update: Partial<ConnectionState>): void {
    if (update.connection === 'open' && this.#link === null) {
      const { me } = this.#session.credentials;
      const phoneNumber = phoneNumberOf(me?.id);
      const lidJid = identityOf(me?.lid)?.lidJid ?? null;
      this.#tell({
        type: 'profile',
        ...(phoneNumber === null ? {} : { phoneNumber }),
        ...(lidJid === null ? {} : { lidJid }),
        ...(me?.name && me.name !== '~' ? { name: me.name } : {}),
      });
      this.#tell({ type: 'open' });
      this.#liveness ??= new LivenessWatch({
        clock: this.#clock,
        ping: () => this.#ping(),
        dead: (why) => this.#giveUp(why),
      });
    }
    if (update.connection === 'close') this.#onClose(update.lastDisconnect?.error);
  }

  #onClose(error: unknown): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#link?.stop();
    this.#liveness?.stop();
    const closed = {
      code: statusOf(error),
      detail: error instanceof Error ? error.message : '',
      proxy: proxyTroubleOf(error),
    };
    this.#enqueue(async () => {
      // The next socket reads what this one wrote.
      await this.#session.settled();
      await this.#request.listener({ type: 'closed', closed });
    });
  }

  #tell(event: SocketEvent): void {
    if (this.#closed) return;
    this.#enqueue(async () => this.#request.listener(event));
  }

  #enqueue(work: () => Promise<void>): void {
    // What comes after this must not be dealt with before it.
    this.#group = null;
    this.#queue = this.#queue.then(work).catch((error: unknown) => {
      this.#logger.error('an event could not be dealt with', { error });
    });
  }

  /** Waits no longer than this, and leaves no timer behind. */
  async #atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
    let cancel = (): void => undefined;
    const deadline = new Promise<void>((resolve) => {
      cancel = this.#clock.after(milliseconds, resolve);
    });
    await Promise.race([work, deadline]);
    cancel();
  }

  /** Resolves when the line is really closed, which it is a moment after it was cut. */
  #gone(): Promise<void> {
    const { socket } = this.#socket.ws as unknown as { readonly socket: EventEmitter | null };
    if (socket === null || this.#socket.ws.isClosed) return Promise.resolve();
    return new Promise((resolve) => {
      socket.once('close', resolve);
    });
  }

  /** As Baileys' own keep-alive asks (Socket/socket.js `startKeepAliveRequest`). */
  #ping(): void {
    const ping: BinaryNode = {
      tag: 'iq',
      attrs: { id: this.#socket.generateMessageTag(), to: '@s.whatsapp.net', type: 'get', xmlns: 'w:p' },
      content: [{ tag: 'ping', attrs: {} }],
    };
    this.#socket.sendNode(ping).catch(() => undefined);
  }

  /** What is open in name only is closed like a connection that was lost. */
  #giveUp(why: string): void {
    if (this.#closed) return;
    this.#logger.warn('the connection is deaf', { why });
    this.#onClose(new ConnectionDeaf(why));
    void this.end();
  }

  /** Baileys ends sockets by itself, too, and then waits half a minute for a silent peer's part of the closing handshake. */
  #boundClosing(): void {
    const { ws } = this.#socket;
    const close = ws.close.bind(ws);
    ws.close = async () => {
      const cancel = this.#clock.after(closeDeadline, () => this.#cut());
      await close();
      cancel();
    };
  }

  /** A peer that is silent leaves the closing handshake open for half a minute: cut the line. */
  #cut(): void {
    const client = this.#socket.ws as unknown as { readonly socket?: { terminate?(): void } | null };
    client.socket?.terminate?.();
  }
}

const percentOf = (progress: number | null | undefined): number | null =>
  typeof progress === 'number' && progress >= 0 && progress <= 100 ? progress : null;

const isConnectionStatus = (status: number | null): boolean => status === 428 || status === 408;
