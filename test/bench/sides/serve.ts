import type { Answer, Request } from './protocol.ts';

type Call = (...parameters: readonly never[]) => Promise<unknown>;

/** Answers the calls of the parent process until it is gone. */
export function serve(calls: object): void {
  const table = calls as Readonly<Record<string, Call | undefined>>;
  process.on('message', ({ id, call, parameters }: Request) => {
    const run = table[call];
    const answer =
      run === undefined
        ? Promise.reject(new Error(`no call ${call}`))
        : run(...(parameters as readonly never[]));
    answer.then(
      (value) => send({ id, value }),
      (error: unknown) => send({ id, error: error instanceof Error ? (error.stack ?? '') : String(error) }),
    );
  });
  process.once('disconnect', () => process.exit(1));
  send({ id: 0, value: 'ready' });
}

function send(answer: Answer): void {
  if (process.connected) process.send?.(answer);
}

/** Milliseconds since 1970 with fractions: can be compared between processes. */
export const preciseNow = (): number => performance.timeOrigin + performance.now();
