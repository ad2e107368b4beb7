import type { Sizes } from '../benchmarks/context.ts';

export interface StoreStart {
  /** Kept between runs: generating takes minutes. */
  readonly folder: string;
  readonly workerFile: string;
  readonly sizes: Sizes['stored'];
}

export interface Prepared {
  /** Of all protobufs together. */
  readonly rawBytes: number;
  readonly storedBytes: number;
  readonly messages: number;
  readonly fresh: boolean;
}

/** Milliseconds of every single question. */
export type Times = readonly number[];

export interface HistoryRun {
  readonly perSecond: number;
  readonly loopP99: number;
  /** Opening chats meanwhile. */
  readonly opens: Times;
}

export interface BareRun {
  readonly insertsPerSecond: number;
  readonly pages: Times;
}

export const questions = [
  'open-newest',
  'open-first-unread',
  'open-middle',
  'older-page',
  'list-account',
  'list-all',
  'search-word',
  'search-two-words',
  'search-in-account',
  'search-prefix',
  'search-chats',
  'bare-open',
  'bare-list',
  'bare-search',
] as const;
export type Question = (typeof questions)[number];

/** What the process with the store can be asked. */
export interface StoreCalls {
  prepare(start: StoreStart): Promise<Prepared>;
  ask(question: Question, count: number): Promise<Times>;
  /** A new account's history comes in, while chats are opened. */
  history(): Promise<HistoryRun>;
  /** The driver alone, with a key or without. */
  bare(encrypted: boolean): Promise<BareRun>;
  /** Names of queries that took longer than 50 ms, with how often. */
  slow(): Promise<Readonly<Record<string, number>>>;
  close(): Promise<boolean>;
}
