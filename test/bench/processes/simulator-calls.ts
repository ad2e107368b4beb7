import type { Simulator } from '../../simulator/index.ts';

export type Fabricated = Awaited<ReturnType<Simulator['admin']['fabricateClient']>>;

/** Somebody who writes to an account. */
export interface Pair {
  readonly phone: string;
  readonly contact: string;
}

/** Somebody who writes to a group that an account is in. */
export interface GroupPair {
  readonly group: string;
  readonly contact: string;
}

export interface Paced {
  readonly pairs: readonly Pair[];
  readonly perSecond: number;
  readonly count: number;
}

/** What the process of the simulated service can be asked. Times are milliseconds since 1970, with fractions. */
export interface SimulatorCalls {
  where(): Promise<{ readonly url: string; readonly rootKey: string }>;
  /** Makes linked devices without a client having gone through it. */
  fabricate(count: number, preKeys: number): Promise<readonly Fabricated[]>;
  /** Every contact writes `count` messages. */
  send(pairs: readonly Pair[], text: string, count: number): Promise<void>;
  /** Keeps everything back that is written, or lets it go. @returns when */
  hold(hold: boolean): Promise<number>;
  /** Delivery receipts so far. */
  delivered(): Promise<number>;
  /** @returns when that many had come */
  untilDelivered(count: number): Promise<number>;
  /** @returns for each message the milliseconds from its sending to its delivery receipt */
  pace(paced: Paced): Promise<readonly number[]>;
  /** As one message of somebody with a name. @returns when, just before */
  sendOne(pair: Pair, text: string, name: string): Promise<number>;
  /** Connections that are open. */
  connections(): Promise<number>;
  /** Bytes of frames so far, both ways, of all connections. */
  wireBytes(): Promise<number>;
  /** Messages that clients have sent. */
  sent(): Promise<number>;
  /** @returns when that many had come */
  untilSent(count: number): Promise<number>;
  /** A group of each phone with these people, who write `count` messages each. */
  groups(pairs: readonly Pair[]): Promise<readonly GroupPair[]>;
  sendToGroups(pairs: readonly GroupPair[], text: string, count: number): Promise<void>;
  /** A phone scans the code. */
  scan(code: string): Promise<void>;
}
