import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

export interface BuiltSides {
  readonly ours: string;
  readonly bare: string;
  readonly worker: string;
}

/**
 * Both sides as JavaScript, made as the app is: packages stay outside, what is imported late stays in a file of its
 * own. Electron can't run TypeScript.
 */
export async function buildSides(root: string): Promise<BuiltSides> {
  const folder = join(root, '.cache/bench/build');
  await rm(folder, { recursive: true, force: true });
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20',
      minify: false,
      rollupOptions: {
        input: {
          ours: join(root, 'test/bench/sides/ours.ts'),
          bare: join(root, 'test/bench/sides/bare.ts'),
          worker: join(root, 'main/storage/worker.ts'),
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  return {
    ours: join(folder, 'ours.mjs'),
    bare: join(folder, 'bare.mjs'),
    worker: join(folder, 'worker.mjs'),
  };
}
