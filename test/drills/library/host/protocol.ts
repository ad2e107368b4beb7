import type { CheckReport } from '../../../../preload/contract/self-check.ts';

/** What the process of the program is started with. */
export interface Start {
  readonly folder: string;
  readonly credentialsKey: string;
  readonly chatsKey: string;
  readonly workerFile: string;
  readonly url: string;
  readonly rootKey: string;
  /** Waits of half a second and more pass this many times as fast: back-offs, not sockets. */
  readonly hurry: number;
  /** Leaves the console as it is, to prove that a drill would notice. */
  readonly openConsole: boolean;
  /** Leaves every socket its own `AsyncLocalStorage`, to prove that a drill would notice. */
  readonly ownStorages: boolean;
}

export interface StoredMessage {
  readonly text: string;
  readonly kind: string;
  readonly fromMe: boolean;
  readonly status: string;
}

/** What there is in the process after a collection of garbage. */
export interface Counts {
  readonly accounts: number;
  /** Sockets that the accounts hold. */
  readonly sockets: number;
  /** TCP connections of the process. */
  readonly connections: number;
  readonly timers: number;
  /** Listeners of `process`, which outlives everything. */
  readonly processListeners: number;
  /** Real storages that every promise and every timer carries along. */
  readonly asyncStorages: number;
  /** Bytes. */
  readonly heap: number;
  readonly resident: number;
}

/** Milliseconds since the last call, and the turns that a timer of one millisecond got. */
export interface LoopDelay {
  readonly p99: number;
  readonly longest: number;
  readonly ticks: number;
}

/** What can be asked of it. */
export interface Calls {
  add(): Promise<string>;
  /** The QR text of a pending link. */
  code(accountId: string): Promise<string>;
  /** Waits until the account is online. @returns its number */
  online(accountId: string): Promise<string>;
  /** Accounts by state, `waiting/reason` where there is one. */
  states(): Promise<Readonly<Record<string, string>>>;
  /** Resolves when the text is in the store, to be sent. */
  send(accountId: string, title: string, text: string): Promise<boolean>;
  all(accountId: string): Promise<readonly StoredMessage[]>;
  /** Messages of others in the store, of all accounts together. */
  received(): Promise<number>;
  restartAll(): Promise<boolean>;
  counts(): Promise<Counts>;
  /** Living objects by class, whoever holds them. Looks through the whole heap: takes its time. */
  objects(): Promise<Readonly<Record<string, number>>>;
  loopDelay(): Promise<LoopDelay>;
  /** What the program finds when it compares all that it knows of its connections. */
  check(): Promise<CheckReport>;
  close(): Promise<boolean>;
}

export interface Request {
  readonly id: number;
  readonly call: keyof Calls;
  readonly parameters: readonly string[];
}

export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}
