import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Answer, Calls, Request, Start } from './protocol.ts';

const childFile = fileURLToPath(new URL('./child.ts', import.meta.url));

/** The program in a process that can be killed at any instant. */
export class Victim {
  readonly #child: ChildProcess;
  readonly #open = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  #next = 1;

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', ({ id, value, error }: Answer) => {
      const call = this.#open.get(id);
      this.#open.delete(id);
      if (error === undefined) call?.resolve(value);
      else call?.reject(new Error(error));
    });
    child.once('exit', () => {
      for (const call of this.#open.values()) call.reject(new Error('the process is gone'));
      this.#open.clear();
    });
  }

  static async start(start: Start): Promise<Victim> {
    const child = fork(childFile, [JSON.stringify(start)], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const victim = new Victim(child);
    await new Promise((resolve, reject) => {
      victim.#open.set(0, { resolve, reject });
    });
    return victim;
  }

  call<Name extends keyof Calls>(
    call: Name,
    ...parameters: Parameters<Calls[Name]>
  ): ReturnType<Calls[Name]> {
    const id = this.#next++;
    const answer = new Promise((resolve, reject) => {
      this.#open.set(id, { resolve, reject });
    });
    this.#child.send({ id, call, parameters } satisfies Request);
    return answer as ReturnType<Calls[Name]>;
  }

  /** No warning, no clean-up. */
  async kill(): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }
}
