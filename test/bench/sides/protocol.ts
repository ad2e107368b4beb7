/** What the process of one side is started with. */
export interface SideStart {
  readonly folder: string;
  readonly url: string;
  readonly rootKey: string;
  /** Account ids, which are folder names for the baseline; the first one is in view. */
  readonly accounts: readonly string[];
  /** Where the baseline keeps its keys; with SQLite, what comes in as well. Not used by the product. */
  readonly keeps: 'files' | 'sqlite' | 'memory';
  /** Of the product's store; not used by the baseline. */
  readonly workerFile: string;
  readonly credentialsKey: string;
  readonly chatsKey: string;
}

/** Milliseconds of the event loop's delay, a timer of one millisecond included. */
export interface LoopDelay {
  readonly p99: number;
  readonly longest: number;
}

export interface Online {
  /** Milliseconds from the start to the last account online. */
  readonly all: number;
  /** The same for the account in view. */
  readonly focused: number;
}

export interface Received {
  /** Messages that are where this side puts them: ours in the store, the baseline's handed to a listener. */
  readonly count: number;
  /** When the last one came there. Milliseconds since 1970, with fractions. */
  readonly at: number;
}

/** What both sides can be asked, each in a process of its own. */
export interface SideCalls {
  /** Connects all accounts. Resolves when all are online. */
  start(): Promise<Online>;
  /** Answers everybody who has written, so that both ends of each session have spoken. @returns how many were answered */
  reply(): Promise<number>;
  /** Writes that often to everybody who has written. Resolves, with how many messages that is, when all are handed over. */
  sendAll(each: number): Promise<number>;
  received(): Promise<Received>;
  /** Resolves when this many have come in since the start. */
  untilReceived(count: number): Promise<Received>;
  /** The event loop since the last call. */
  loopDelay(): Promise<LoopDelay>;
  /** CPU time of the process so far. Seconds. */
  cpu(): Promise<number>;
  /** Begins a link. @returns the text of its QR code */
  link(): Promise<string>;
  /** Resolves when the last link is online and its keys are stored. */
  linked(): Promise<boolean>;
  collectGarbage(): Promise<boolean>;
  close(): Promise<boolean>;
}

export interface Request {
  readonly id: number;
  readonly call: string;
  readonly parameters: readonly unknown[];
}

export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}
