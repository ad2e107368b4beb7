import type { Point } from './input.ts';

export interface Frames {
  /** Milliseconds from each frame to the next. */
  readonly between: readonly number[];
  /** Milliseconds of the longest stretch of frames with no message in sight. */
  readonly longestBlank: number;
  /** Messages that have been in sight. */
  readonly seen: number;
}

export interface Key {
  /** Milliseconds from the key to the end of all that it caused, styles and layout included. */
  readonly work: number;
  /** Milliseconds from the key to the frame that shows it. */
  readonly painted: number;
}

export interface MessageSeen {
  readonly text: string;
  /** When its first frame had been drawn. Milliseconds since 1970. */
  readonly at: number;
}

/** What can be asked in the app's page, by what a person sees of it. Each answer is JSON. */
export interface PageBench {
  /** The middle of an element, brought into view; null when there is none. */
  place(selector: string): Promise<Point | null>;
  /** Ids of the chats whose rows exist, but for the one that is open. */
  chatIds(): Promise<readonly string[]>;
  /** The chat in whose row this text stands; waits for it. */
  chatWith(text: string): Promise<string>;
  /** Whether the page shows this account; whether this chat is open in it. */
  isShown(accountId: string): Promise<boolean>;
  isOpen(chatId: string): Promise<boolean>;
  /** From the next click until the list of this account is painted, for `measured`. */
  armSwitch(accountId: string): Promise<boolean>;
  /** From the next click until messages of the chat are painted, for `measured`. */
  armOpening(chatId: string): Promise<boolean>;
  /** Milliseconds of what was armed last. */
  measured(): Promise<number>;
  /** Collects frames until `framesEnd`. */
  framesBegin(): Promise<boolean>;
  framesEnd(): Promise<Frames>;
  /** Collects keys until `keysEnd`. */
  keysBegin(): Promise<boolean>;
  keysEnd(): Promise<readonly Key[]>;
  /** Collects messages of the open chat whose text begins so, until `messagesEnd`. */
  messagesBegin(prefix: string): Promise<boolean>;
  /** How many have been seen so far. */
  messagesSeen(): Promise<number>;
  messagesEnd(): Promise<readonly MessageSeen[]>;
  /** Megabytes of JavaScript, after a collection of garbage. */
  heap(): Promise<number>;
  /** Answers whoever wrote last to each of these accounts. @returns how many were answered */
  answerAll(accountIds: readonly string[]): Promise<number>;
  /** Whether the composer takes text. */
  canWrite(): Promise<boolean>;
}
