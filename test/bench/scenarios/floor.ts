import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MeasuredWindow } from '../window/window.ts';
import { screen, type WindowWorldOptions } from './window-world.ts';

/** Runs an Electron with nothing in it: an empty window, or as many as there are accounts, each with its partition. */
export async function withFloor<Value>(
  { electron, parameters, built }: Pick<WindowWorldOptions, 'electron' | 'parameters' | 'built'>,
  partitions: number,
  measure: (window: MeasuredWindow) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-bench-floor-'));
  const { environment } = await screen();
  const window = await MeasuredWindow.start({
    electron,
    parameters,
    hook: built.window.hook,
    program: built.window.floor,
    environment: { ...environment, BENCH_WINDOWS: String(partitions), BENCH_USER_DATA: folder },
  });
  try {
    return await measure(window);
  } finally {
    await window.quit();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
