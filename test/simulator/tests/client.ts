import makeWASocket, {
  DisconnectReason,
  initAuthCreds,
  makeCacheableSignalKeyStore,
  WA_CERT_DETAILS,
  type AuthenticationCreds,
  type BaileysEventMap,
  type SignalDataSet,
  type SignalDataTypeMap,
  type UserFacingSocketConfig,
  type WASocket,
} from '@whiskeysockets/baileys';
import './quiet-console.ts';
import type { Simulator } from '../index.ts';
import { makeRecordingLogger, type RecordingLogger } from './recording-logger.ts';

/** What a client keeps between connections; in memory, so that a test leaves nothing behind. */
export interface ClientState {
  readonly creds: AuthenticationCreds;
  readonly keys: Map<string, unknown>;
}

export interface Client {
  readonly state: ClientState;
  readonly log: RecordingLogger;
  socket: WASocket;
  /** Every event since the client was made, in order. */
  readonly events: ClientEvent[];
  /**
   * The next (or an earlier, unseen) event of this name that fits. Baileys puts what happens within a moment into one
   * list: a matcher that looks at the first item of a list finds it at any place, and it is the first in the result.
   */
  waitFor<Name extends keyof BaileysEventMap>(
    name: Name,
    matches?: (value: BaileysEventMap[Name]) => boolean,
    timeoutMs?: number,
  ): Promise<BaileysEventMap[Name]>;
  /** An own message has come this far; on a busy machine Baileys tells it along with the message itself. */
  waitForStatus(id: string | null | undefined, status: number): Promise<void>;
  end(): Promise<void>;
}

interface ClientEvent {
  readonly name: keyof BaileysEventMap;
  readonly value: unknown;
}

const PATIENCE_MS = 40_000;

export type ClientConfig = Partial<UserFacingSocketConfig> & { pushName?: string };

/** A bare Baileys client: nothing between the library and the simulator but a key store in memory. */
export function makeClient(simulator: Simulator, config: ClientConfig = {}, state = newState()): Client {
  WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(simulator.rootKey, 'hex');
  const log = makeRecordingLogger();
  const socket = makeWASocket({
    waWebSocketUrl: simulator.url,
    auth: { creds: state.creds, keys: makeCacheableSignalKeyStore(keyStore(state.keys), log) },
    logger: log,
    ...config,
  });
  takeSettingsAsTheyCome(socket);
  const events: Client['events'] = [];
  const seen = new Set<unknown>();
  const listeners = new Set<() => void>();
  socket.ev.process((map) => {
    if (map['creds.update']) Object.assign(state.creds, map['creds.update']);
    for (const [name, value] of Object.entries(map))
      events.push({ name: name as keyof BaileysEventMap, value });
    for (const listener of listeners) listener();
  });
  /** What `find` makes of the first event that it makes something of. */
  const next = (find: (event: ClientEvent) => unknown, what: string, timeoutMs: number): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const look = (): boolean => {
        for (const event of events) {
          const found = find(event);
          if (found === undefined) continue;
          seen.add(event);
          clearTimeout(timer);
          listeners.delete(look);
          resolve(found);
          return true;
        }
        return false;
      };
      const timer = setTimeout(() => {
        listeners.delete(look);
        reject(new Error(`no fitting ${what} within ${timeoutMs} ms; log: ${log.text()}`));
      }, timeoutMs);
      if (!look()) listeners.add(look);
    });
  const client: Client = {
    state,
    log,
    socket,
    events,
    waitFor(name, matches = () => true, timeoutMs = PATIENCE_MS) {
      const find = (event: ClientEvent): unknown =>
        event.name === name && !seen.has(event)
          ? arrangements(event.value).find((value) => matches(value as never))
          : undefined;
      return next(find, name, timeoutMs) as Promise<never>;
    },
    async waitForStatus(id, status) {
      await next((event) => (statusIn(event, id) >= status ? event : undefined), 'status', PATIENCE_MS);
    },
    async end() {
      await socket.end(undefined);
    },
  };
  return client;
}

/**
 * Baileys holds what the app state says of a chat back until its history comes, and for ever where the history came a moment later
 * (`conditional` in lib/Utils/event-buffer.js).
 */
function takeSettingsAsTheyCome({ ev }: WASocket): void {
  const emit = ev.emit.bind(ev);
  ev.emit = (event, value) => {
    if (event === 'chats.update')
      for (const update of value as BaileysEventMap['chats.update']) delete update.conditional;
    return emit(event, value);
  };
}

/** A list with each of its items in front, anything else as it is. */
function arrangements(value: unknown): unknown[] {
  if (!Array.isArray(value) || value.length === 0) return [value];
  const items: readonly unknown[] = value;
  return items.map((item, index) => [item, ...items.filter((_other, at) => at !== index)]);
}

function statusIn({ name, value }: ClientEvent, id: string | null | undefined): number {
  if (name === 'messages.update') {
    const updates = value as BaileysEventMap['messages.update'];
    return updates.find(({ key }) => key.id === id)?.update.status ?? -1;
  }
  if (name !== 'messages.upsert') return -1;
  const { messages } = value as BaileysEventMap['messages.upsert'];
  return messages.find(({ key }) => key.id === id)?.status ?? -1;
}

export function newState(): ClientState {
  return { creds: initAuthCreds(), keys: new Map() };
}

/** Shows a QR code, has it scanned, reconnects after the 515, waits until it is open. */
export async function pair(
  simulator: Simulator,
  config: ClientConfig = {},
  options: { phone?: string } = {},
): Promise<Client & { phone: string; device: number }> {
  const first = makeClient(simulator, config);
  const { qr } = await first.waitFor('connection.update', (update) => update.qr !== undefined);
  const linked = await simulator.admin.scanQr(qr ?? '', options);
  const closed = await first.waitFor('connection.update', (update) => update.connection === 'close');
  const code = statusCode(closed.lastDisconnect?.error);
  if (code !== DisconnectReason.restartRequired) throw new Error(`closed with ${code} instead of 515`);
  const client = makeClient(simulator, config, first.state);
  await client.waitFor('connection.update', (update) => update.connection === 'open');
  return Object.assign(client, { phone: linked.phoneNumber, device: linked.device });
}

/** Waits until a phone's companions have confirmed everything that they were sent. */
export async function settled(simulator: Simulator, phone: string): Promise<void> {
  for (;;) {
    const devices = await simulator.admin.devices({ phone });
    if (devices.every(({ waiting }) => waiting === 0)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The close code that Baileys gives to an application. */
export function statusCode(error: unknown): number | undefined {
  return (error as { output?: { statusCode?: number } } | undefined)?.output?.statusCode;
}

function keyStore(keys: Map<string, unknown>): Parameters<typeof makeCacheableSignalKeyStore>[0] {
  return {
    get: <Type extends keyof SignalDataTypeMap>(type: Type, ids: string[]) => {
      const found: Record<string, SignalDataTypeMap[Type]> = {};
      for (const id of ids) {
        const value = keys.get(`${type}:${id}`);
        if (value !== undefined) found[id] = structuredClone(value) as SignalDataTypeMap[Type];
      }
      return Promise.resolve(found);
    },
    set: (data: SignalDataSet) => {
      for (const [type, entries] of Object.entries(data)) {
        for (const [id, value] of Object.entries(entries ?? {})) {
          if (value === null || value === undefined) keys.delete(`${type}:${id}`);
          else keys.set(`${type}:${id}`, structuredClone(value));
        }
      }
      return Promise.resolve();
    },
  };
}

/** Matches an upsert of a message with this text. */
export function hasText(text: string): (upsert: BaileysEventMap['messages.upsert']) => boolean {
  return ({ messages }) =>
    messages.some(({ message }) => (message?.conversation ?? message?.extendedTextMessage?.text) === text);
}
