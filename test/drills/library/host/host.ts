import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Answer, Calls, Request, Start } from './protocol.ts';

const childFile = fileURLToPath(new URL('./child.ts', import.meta.url));

/** The program in a process of its own: it can be asked, watched, and killed at any instant. */
export class Host {
  readonly #child: ChildProcess;
  readonly #open = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  readonly #printed: Buffer[] = [];
  #next = 1;

  private constructor(child: ChildProcess) {
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (bytes: Buffer) => this.#printed.push(bytes));
    child.on('message', ({ id, value, error }: Answer) => {
      const call = this.#open.get(id);
      this.#open.delete(id);
      if (error === undefined) call?.resolve(value);
      else call?.reject(new Error(error));
    });
    child.once('exit', () => {
      for (const call of this.#open.values())
        call.reject(new Error(`the process is gone: ${this.printed.slice(-2_000)}`));
      this.#open.clear();
    });
  }

  static async start(start: Start): Promise<Host> {
    const child = fork(childFile, [JSON.stringify(start)], {
      execArgv: ['--import', 'tsx', '--expose-gc'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const host = new Host(child);
    await new Promise((resolve, reject) => {
      host.#open.set(0, { resolve, reject });
    });
    return host;
  }

  /** All that the process has written to its terminal. */
  get printed(): string {
    return Buffer.concat(this.#printed).toString('latin1');
  }

  call<Name extends keyof Calls>(
    call: Name,
    ...parameters: Parameters<Calls[Name]>
  ): ReturnType<Calls[Name]> {
    const id = this.#next++;
    const answer = new Promise((resolve, reject) => {
      this.#open.set(id, { resolve, reject });
      if (this.#child.exitCode !== null || this.#child.signalCode !== null)
        reject(new Error('the process is gone'));
      else this.#child.send({ id, call, parameters } satisfies Request);
    });
    return answer as ReturnType<Calls[Name]>;
  }

  /** No warning, no clean-up. Harmless when it is gone already. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }

  /** Ends as the app does, everything written; then the process goes. */
  async close(): Promise<void> {
    await this.call('close');
    await this.kill();
  }
}
