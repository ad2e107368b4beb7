import type { InputEvent } from './input.ts';

/** Milliseconds since 1970 with fractions: can be compared between processes. */
export interface Painted {
  /** The window is on the screen and what counts has been drawn: the chat list, or the baseline's text. */
  readonly painted: number;
  /** A movement of the mouse, made when that was so, has been taken in and drawn. */
  readonly interactive: number;
  /** When what happened first in the main process: to see where the time goes. */
  readonly milestones: Readonly<Record<string, number>>;
  /** Milliseconds that the main thread had worked by then. */
  readonly work: Readonly<Record<string, number>>;
}

/** What the main process of a measured Electron can be asked, whoever's program it runs. */
export interface WindowCalls {
  /** Resolves when the first window takes input. */
  started(): Promise<Painted>;
  /** Runs a piece of program in the first window's page; what it gives must be JSON. */
  evaluate(code: string): Promise<unknown>;
  /** Puts input into the first window as if it came from the system, one right after the other. */
  input(events: readonly InputEvent[]): Promise<boolean>;
  /** The same events again and again. Resolves after the last of them. Milliseconds. */
  repeat(events: readonly InputEvent[], every: number, times: number): Promise<boolean>;
  /** Windows whose pages have loaded. */
  windows(): Promise<number>;
  /** The process of the first window's page. */
  pageProcess(): Promise<number>;
  /** With BENCH_PROFILE: what follows, up to the end, is left as CPU profiles of the main process and of the first window's page. */
  profileBegin(): Promise<boolean>;
  profileEnd(name: string): Promise<boolean>;
  /** Ends the program as a person does. */
  quit(): Promise<boolean>;
}
