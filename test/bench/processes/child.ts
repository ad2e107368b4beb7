import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import type { Answer, Request } from '../sides/protocol.ts';
import { memoryOf } from './tree.ts';

/** A process that answers calls, seen from its parent. */
export class Child {
  readonly #process: ChildProcess;
  readonly #open = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  readonly #printed: Buffer[] = [];
  #next = 1;

  private constructor(process: ChildProcess) {
    this.#process = process;
    process.stderr?.on('data', (bytes: Buffer) => this.#printed.push(bytes));
    process.on('message', ({ id, value, error }: Answer) => {
      const call = this.#open.get(id);
      this.#open.delete(id);
      if (error === undefined) call?.resolve(value);
      else call?.reject(new Error(error));
    });
    process.once('exit', () => {
      const printed = Buffer.concat(this.#printed).toString('utf8').slice(-2_000);
      for (const call of this.#open.values()) call.reject(new Error(`the process is gone: ${printed}`));
      this.#open.clear();
    });
  }

  /** Resolves when the process says that it is ready. */
  static async start(
    command: string,
    parameters: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<Child> {
    const stdio: StdioOptions = ['ignore', 'ignore', 'pipe', 'ipc'];
    const child = new Child(spawn(command, parameters, { stdio, env: { ...process.env, ...env } }));
    await new Promise((resolve, reject) => {
      child.#open.set(0, { resolve, reject });
    });
    return child;
  }

  call(call: string, ...parameters: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#open.set(id, { resolve, reject });
      if (this.#isGone) reject(new Error('the process is gone'));
      else this.#process.send({ id, call, parameters } satisfies Request);
    });
  }

  get id(): number {
    return this.#process.pid ?? 0;
  }

  /** Memory that is this process' own, and its part of what it shares (PSS). Megabytes. */
  get memory(): number {
    return memoryOf(this.id);
  }

  /** Resolves when it has ended by itself; it is killed when it has not by then. Milliseconds. */
  async ended(within: number): Promise<void> {
    if (this.#isGone) return;
    const gone = once(this.#process, 'exit');
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), within);
    await gone;
    clearTimeout(timer);
  }

  async end(): Promise<void> {
    if (this.#isGone) return;
    const gone = once(this.#process, 'exit');
    // A profile is written at an orderly end only.
    this.#process.disconnect();
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(timer);
  }

  get #isGone(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }
}
