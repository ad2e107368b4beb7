/** What can be chosen when a simulator is started. */
export interface ServiceOptions {
  readonly seed: number | undefined;
  /** How long a contact's phone takes to confirm a delivery; below Baileys' event buffer (100 ms) ticks melt together. */
  readonly receiptDelayMs: number;
  /** How long a contact takes to read, after delivery. */
  readonly readDelayMs: number;
  /** Chats that a phone hands over as history when something is linked to it. */
  historyChats: number;
  /** Messages of each chat in the first part, and in each further one. */
  readonly historyMessages: number;
  /** Parts of type RECENT; with more than one they bring older messages, with one it is only the end mark. */
  readonly historyChunks: number;
  /** History is fetched from the media host instead of being inside the messages. */
  readonly historyBlobs: boolean;
  /** A first sync gets a snapshot from the media host, as real ones do, instead of patches from the start. */
  readonly appStateSnapshots: boolean;
  /** A notice goes out when a companion has fewer one-time pre-keys left than this. */
  readonly lowPreKeys: number;
  /** How long a scan waits for the client to sign before it is refused. */
  readonly pairingTimeoutMs: number;
  /** Where linked devices are kept between runs. */
  readonly data: string | undefined;
}

export const DEFAULT_OPTIONS: ServiceOptions = {
  seed: undefined,
  receiptDelayMs: 400,
  readDelayMs: 900,
  historyChats: 5,
  historyMessages: 10,
  historyChunks: 1,
  historyBlobs: false,
  appStateSnapshots: false,
  lowPreKeys: 10,
  pairingTimeoutMs: 10_000,
  data: undefined,
};
