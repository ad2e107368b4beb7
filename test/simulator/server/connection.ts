import type { WebSocket } from 'ws';
import type { Companion, Registration } from '../phone/companion.ts';
import { FRAME_LIMIT, frame, FrameReader } from '../wire/frame-reader.ts';
import { NoiseResponder } from '../wire/noise-responder.ts';
import type { NoiseTransport } from '../wire/noise-transport.ts';
import { decodeNode } from '../wire/node-codec.ts';
import { encodeNode } from '../wire/node-encoder.ts';
import type { BinaryNode } from '../wire/node.ts';
import { readPrologue } from '../wire/prologue.ts';
import { admitClient } from './admission.ts';
import { dispatch } from './dispatch.ts';
import { Faults } from './faults.ts';
import type { Service } from './service.ts';

type Stage =
  | { readonly name: 'prologue' }
  | { readonly name: 'hello'; readonly responder: NoiseResponder }
  | { readonly name: 'finish'; readonly responder: NoiseResponder }
  | { readonly name: 'open'; readonly transport: NoiseTransport }
  | { readonly name: 'closed' };

/** As long as Baileys waits for the other side (connectTimeoutMs). */
const HANDSHAKE_LIMIT_MS = 20_000;

/** One client on one WebSocket. Whatever it does wrong ends this connection and nothing else. */
export class Connection {
  readonly id: number;
  readonly service: Service;
  readonly faults: Faults;
  readonly connectedAt = Date.now();
  /** Set once a login has been accepted. */
  companion: Companion | undefined;
  /** Set while an unlinked client waits to be paired. */
  registration: Registration | undefined;
  /** True once the client has asked for what is waiting; before that everything is held back. */
  active = false;
  #stage: Stage = { name: 'prologue' };
  readonly #reader = new FrameReader();
  readonly #socket: WebSocket;
  readonly #stopWaiting: () => void;

  constructor(service: Service, socket: WebSocket, id: number) {
    this.service = service;
    this.id = id;
    this.#socket = socket;
    this.faults = new Faults(service.timers);
    this.#stopWaiting = service.timers.after(HANDSHAKE_LIMIT_MS, () => {
      this.violate('the handshake took too long');
    });
    socket.on('message', (data) => this.#receive(data));
    socket.on('close', () => this.#closed());
    socket.on('error', () => this.#closed());
  }

  get isOpen(): boolean {
    return this.#stage.name === 'open';
  }

  send(stanza: BinaryNode): void {
    const stage = this.#stage;
    if (stage.name !== 'open') return;
    this.service.counters.add(`out.${stanza.tag}`);
    const payload = this.faults.mangle(stage.transport.encrypt(encodeNode(stanza)));
    this.#write(frame(payload));
  }

  /** Sends a last stanza and closes. */
  finish(stanza: BinaryNode, reason: string): void {
    this.send(stanza);
    this.close(reason);
  }

  /** Closes properly, with a WebSocket close frame. */
  close(reason: string): void {
    this.#leave(reason);
    this.faults.inOrder(() => this.#socket.close(1000));
  }

  /** Cuts the TCP connection, as a lost network does. */
  drop(reason: string): void {
    this.#leave(reason);
    this.#socket.terminate();
  }

  /** Stops answering and listening without closing: the peer that went deaf. */
  stall(): void {
    this.faults.stall();
    this.#socket.pause();
  }

  /** The client broke the protocol. */
  violate(reason: string): void {
    this.service.counters.add('violations');
    this.service.events.publish('violation', { connection: this.id, reason, ...this.#who() });
    this.close(reason);
  }

  /** Writes bytes that are no frame of this connection's cipher. */
  sendRaw(bytes: Uint8Array): void {
    this.#write(bytes);
  }

  #write(bytes: Uint8Array): void {
    this.faults.inOrder(() => {
      if (this.#socket.readyState !== this.#socket.OPEN) return;
      this.service.counters.add('bytes.out', bytes.byteLength);
      this.#socket.send(bytes);
    });
  }

  #receive(data: unknown): void {
    if (this.#stage.name === 'closed' || this.faults.stalled) return;
    try {
      const bytes = toBuffer(data);
      this.service.counters.add('bytes.in', bytes.byteLength);
      this.#reader.push(bytes);
      while (this.#step());
    } catch (error) {
      this.violate(error instanceof Error ? error.message : String(error));
    }
  }

  /** One step forward with what has arrived; false when more bytes are needed. */
  #step(): boolean {
    const stage = this.#stage;
    if (stage.name === 'closed') return false;
    if (stage.name === 'prologue') {
      const prologue = readPrologue(this.#reader);
      if (!prologue) return false;
      this.#stage = { name: 'hello', responder: new NoiseResponder(this.service.nextNoise(), prologue) };
      return true;
    }
    const next = this.#reader.next();
    if (!next) return false;
    if (stage.name === 'hello') {
      this.#write(frame(stage.responder.answerHello(next)));
      this.#stage = { name: 'finish', responder: stage.responder };
    } else if (stage.name === 'finish') {
      const { noiseKey, payload, transport } = stage.responder.acceptFinish(next);
      this.#stopWaiting();
      this.#stage = { name: 'open', transport };
      this.#reader.limit = FRAME_LIMIT;
      admitClient(this, noiseKey, payload);
    } else {
      const stanza = decodeNode(stage.transport.decrypt(next));
      this.service.counters.add(`in.${stanza.tag}`);
      dispatch(this, stanza);
    }
    return true;
  }

  #leave(reason: string): void {
    if (this.#stage.name === 'closed') return;
    this.#stage = { name: 'closed' };
    this.#stopWaiting();
    this.service.events.publish('disconnected', { connection: this.id, reason, ...this.#who() });
    this.service.connections.delete(this);
    this.service.pairing.forget(this);
    this.service.codes.forget(this);
    this.service.passkeys.forget(this);
    const companion = this.companion;
    if (companion?.connection === this) {
      companion.connection = undefined;
      companion.lastSeen = Date.now();
      this.service.presence.leave(companion);
    }
  }

  #closed(): void {
    this.#leave('the client closed the connection');
  }

  #who(): { phone?: string; device?: number } {
    return this.companion ? { phone: this.companion.person.number, device: this.companion.device } : {};
  }
}

function toBuffer(data: unknown): Buffer {
  if (Buffer.isBuffer(data)) return data;
  if (data instanceof ArrayBuffer) return Buffer.from(data);
  if (Array.isArray(data)) return Buffer.concat(data.filter((part): part is Buffer => Buffer.isBuffer(part)));
  throw new Error('a WebSocket message that is no bytes');
}
