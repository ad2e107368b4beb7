import { spawn } from 'node:child_process';

/**
 * Processes that want all of a processor each, as a machine with too much to do has them.
 * @returns ends them
 */
export function busyLoops(count: number): () => void {
  const loops = Array.from({ length: count }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  );
  return () => {
    for (const loop of loops) loop.kill('SIGKILL');
  };
}
