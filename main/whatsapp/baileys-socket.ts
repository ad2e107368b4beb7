import type { Agent } from 'node:https';
import { proto, type BaileysEventMap, type ConnectionState, type WASocket } from '@whiskeysockets/baileys';
import type { MessageSetting } from '../accounts/message-port.ts';
import { StoreError, type Clock, type Logger } from '../accounts/ports.ts';
import {
  type AccountSocket,
  type ChatSettingRequest,
  type OpenSocketRequest,
  type PairedIdentity,
  type PasskeyControls,
  type SendOriginalRequest,
  type SocketFiles,
  type SocketEvent,
} from '../accounts/socket-port.ts';
import type { SocketDetails } from '../accounts/socket-details.ts';
import {
  emptyBatch,
  type ChatAddress,
  type ChatBatch,
  type ChatChange,
  type MessageKey,
} from '../domain/chat-batch.ts';
import { identityOf, jidToSendTo, phoneNumberOf } from './addresses.ts';
import type { CredentialSession } from './credential-session.ts';
import type { Journal } from './durable/journal.ts';
import type { JournaledRepository } from './durable/journaled-repository.ts';
import { gateFrames, type FrameGate } from './durable/send-gate.ts';
import { HandOver } from './hand-over.ts';
import { batchOf } from './map-events.ts';
import { presencesOf } from './map-presence.ts';
import { LivenessWatch } from './liveness-watch.ts';
import { MissedDevices } from './missed-devices.ts';
import { LinkCeremony } from './linking/link-ceremony.ts';
import { socketFiles } from './media/socket-files.ts';
import { countLinkedDevices } from './phone-watch.ts';
import { proxyTroubleOf } from './proxy/proxy-error.ts';
import { BrokenFrame, ConnectionDeaf, statusOf } from './socket-errors.ts';
import {
  askHistory,
  changeChat,
  changeSetting,
  markRead,
  ping,
  sendOriginal,
  unlinkDevice,
} from './socket-calls.ts';
import { socketDetails } from './socket-details.ts';
import { SocketLine } from './socket-line.ts';
import { listenToWire } from './wire-listener.ts';

interface BaileysSocketParts {
  readonly socket: WASocket;
  readonly session: CredentialSession;
  readonly repository: JournaledRepository | null;
  readonly journal: Journal;
  readonly request: OpenSocketRequest;
  readonly clock: Clock;
  readonly logger: Logger;
  /** A message of ours by its id; undefined when it is not in the store. */
  readonly findSent: (wireId: string) => Promise<proto.IMessage | undefined>;
  /** The way of uploads; null: directly. */
  readonly uploadAgent: Agent | null;
  /** Called once, when the socket has ended. */
  readonly release: () => void;
}

/** One Baileys socket as the accounts see it. Everything that Baileys emits goes through one queue, in order. */
export class BaileysSocket implements AccountSocket {
  readonly #socket: WASocket;
  readonly #session: CredentialSession;
  readonly #repository: JournaledRepository | null;
  readonly #request: OpenSocketRequest;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #release: () => void;
  readonly files: SocketFiles;
  readonly details: SocketDetails;
  readonly #handOver: HandOver;
  readonly #line: SocketLine;
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
    this.#request = parts.request;
    this.#clock = parts.clock;
    this.#logger = parts.logger;
    this.#release = parts.release;
    this.details = socketDetails(parts.socket, () => this.isOpen);
    this.files = socketFiles({ ...parts, agent: parts.uploadAgent });
    this.#link =
      parts.request.purpose.kind === 'link'
        ? new LinkCeremony({
            socket: parts.socket,
            purpose: parts.request.purpose,
            clock: parts.clock,
            tell: (news) => this.#tell({ type: 'linking', news }),
          })
        : null;
    this.#line = new SocketLine(parts.socket.ws, parts.clock);
    this.#handOver = new HandOver({
      journal: parts.journal,
      logger: parts.logger,
      breathe: () => parts.session.breathe(),
      store: (batch) => this.#store(batch),
      stored: (journalDone) => this.#strike(journalDone),
    });
    this.#gate = this.#guardFrames();
    this.#listen(new MissedDevices(parts));
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

  changeSetting(setting: MessageSetting): Promise<void> {
    return changeSetting(this.#socket, setting, () => this.isOpen);
  }

  /** Another device has cleared a chat, of which Baileys has no event. */
  chatCleared(change: ChatChange): void {
    if (!this.#closed) this.#handOver.enqueue(() => this.#store({ ...emptyBatch, chats: [change] }));
  }

  watchPresence(address: ChatAddress): Promise<void> {
    return this.#socket.presenceSubscribe(jidToSendTo(address));
  }

  askHistory(before: Parameters<AccountSocket['askHistory']>[0]): Promise<string> {
    return askHistory(this.#socket, before, () => this.isOpen);
  }

  changeChat(request: ChatSettingRequest): Promise<void> {
    return changeChat(this.#socket, request, () => this.isOpen);
  }

  sendOriginal(request: SendOriginalRequest): Promise<Uint8Array> {
    return sendOriginal(this.#socket, request, () => this.isOpen);
  }

  markRead(keys: readonly MessageKey[], tellSenders: boolean): Promise<void> {
    return markRead(this.#socket, keys, tellSenders);
  }

  async typing(chat: ChatAddress, typing: boolean): Promise<void> {
    await this.#socket.sendPresenceUpdate(typing ? 'composing' : 'paused', jidToSendTo(chat));
  }

  async appear(online: boolean): Promise<void> {
    await this.#socket.sendPresenceUpdate(online ? 'available' : 'unavailable');
  }

  countLinkedDevices(): Promise<number | null> {
    return countLinkedDevices(this.#socket);
  }

  unlink(): Promise<void> {
    return unlinkDevice(this.#socket);
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
    await this.#line.close(
      this.#socket.end(undefined).catch((error: unknown) => this.#logger.warn('closing failed', { error })),
    );
    await this.#handOver.settled;
    this.#line.silence();
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

  #listen(missedDevices: MissedDevices): void {
    listenToWire(this.#socket, {
      frame: () => this.#liveness?.frame(),
      messageComes: (stanza) => this.#repository?.expect(stanza),
      messageCame: () => this.#liveness?.message(),
      acknowledged: (ack) => missedDevices.acknowledged(ack),
      tell: (event) => this.#tell(event),
      broken: (error) => {
        if (error instanceof BrokenFrame) this.#logger.warn('a frame could not be read', { error });
        this.#onClose(error);
        void this.end();
      },
    });
    this.#socket.registerSocketEndHandler(() => {
      this.#socket.ev.flush();
    });
    // Synchronous on purpose: `ev.process` would give the same map, but after Baileys has gone on.
    this.#socket.ev.process((events) => {
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
      // What can't be handed over any more stays in the journal and is taken up by the next socket.
      if (!this.#closed) this.#handOver.store(batch, events);
    const presence = events['presence.update'];
    if (presence !== undefined)
      for (const seen of presencesOf(presence)) this.#tell({ type: 'presence', seen });
    const set = events['messaging-history.set'];
    const isAnswer = set?.syncType === proto.HistorySync.HistorySyncType.ON_DEMAND;
    if (set !== undefined && isAnswer) {
      this.#tell({ type: 'older-history', request: set.peerDataRequestSessionId ?? null });
    }
    const history = isAnswer ? undefined : set;
    const status = events['messaging-history.status'];
    if (history !== undefined)
      this.#tell({ type: 'history', percent: percentOf(history.progress), complete: false });
    if (status?.syncType === proto.HistorySync.HistorySyncType.RECENT) {
      this.#tell({ type: 'history', percent: 100, complete: true });
    }
    if (events['connection.update'] !== undefined) this.#onConnection(events['connection.update']);
  }

  async #store(batch: ChatBatch): Promise<void> {
    try {
      await this.#request.listener({ type: 'batch', batch });
    } catch (error: unknown) {
      if (error instanceof StoreError && error.code === 'store-unavailable') this.#failStore(error);
      throw error;
    }
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
    this.#handOver.enqueue(async () => {
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
        ping: () => ping(this.#socket),
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
    this.#handOver.enqueue(async () => {
      // The next socket reads what this one wrote.
      await this.#session.settled();
      await this.#request.listener({ type: 'closed', closed });
    });
  }

  #tell(event: SocketEvent): void {
    if (this.#closed) return;
    this.#handOver.enqueue(async () => this.#request.listener(event));
  }

  /** What is open in name only is closed like a connection that was lost. */
  #giveUp(why: string): void {
    if (this.#closed) return;
    this.#logger.warn('the connection is deaf', { why });
    this.#onClose(new ConnectionDeaf(why));
    void this.end();
  }
}

const percentOf = (progress: number | null | undefined): number | null =>
  typeof progress === 'number' && progress >= 0 && progress <= 100 ? progress : null;
