import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const cache = join(root, 'node_modules/.cache/storage-worker');

/** Changes with every source that can be in the worker. */
async function sourceHash(entry: string): Promise<string> {
  const hash = createHash('sha256').update(entry);
  for (const folder of ['main', 'preload/contract']) {
    const names = await readdir(join(root, folder), { recursive: true });
    for (const name of names.filter((one) => one.endsWith('.ts')).sort()) {
      hash.update(name).update(await readFile(join(root, folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** The storage worker. */
export const builtWorker = (): Promise<string> => builtThread('main/storage/worker.ts');

/**
 * The program of a thread as one JavaScript file, as the app has it. Built when a source has changed: a thread that reads
 * TypeScript takes ten times as long to start, and memory.
 */
export async function builtThread(entry: string): Promise<string> {
  const file = join(cache, `${await sourceHash(entry)}.mjs`);
  if (existsSync(file)) return file;
  const output = await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      write: false,
      ssr: join(root, entry),
      rollupOptions: { output: { codeSplitting: false } },
    },
  });
  const [chunk] = 'output' in output ? output.output : [];
  if (chunk === undefined) throw new Error('the program of a thread was not built');
  await mkdir(cache, { recursive: true });
  // Several test processes may be at this: each writes a file of its own and puts it in place whole.
  const partial = `${file}.${process.pid}`;
  await writeFile(partial, chunk.code);
  await rename(partial, file);
  return file;
}
