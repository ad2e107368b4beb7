import { copyFile, rm } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';

export interface BuiltSides {
  readonly ours: string;
  readonly bare: string;
  readonly store: string;
  readonly worker: string;
  readonly backups: string;
  readonly packWorker: string;
  /** Programs for an Electron with windows. */
  readonly window: {
    /** Loaded before the program that is measured. */
    readonly hook: string;
    /** An Electron with nothing in it. */
    readonly floor: string;
    /** Put into the page of the app. */
    readonly page: string;
  };
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
          store: join(root, 'test/bench/store/side.ts'),
          worker: join(root, 'main/storage/worker.ts'),
          backups: join(root, 'test/bench/sides/backups.ts'),
          packWorker: join(root, 'main/backups/pack-worker.ts'),
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  const window = await buildWindowPrograms(root, join(folder, 'window'));
  return {
    window,
    ours: join(folder, 'ours.mjs'),
    bare: join(folder, 'bare.mjs'),
    store: join(folder, 'store.mjs'),
    worker: join(folder, 'worker.mjs'),
    backups: join(folder, 'backups.mjs'),
    packWorker: join(folder, 'packWorker.mjs'),
  };
}

/** A sandboxed preload script must be one CommonJS file, so each of these is built alone. */
async function buildWindowPrograms(root: string, outDir: string): Promise<BuiltSides['window']> {
  for (const name of ['hook', 'probe', 'floor', 'page']) {
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      build: {
        ssr: join(root, `test/bench/window/${name}.ts`),
        outDir,
        emptyOutDir: false,
        target: 'node20',
        minify: false,
        rollupOptions: {
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    });
  }
  await copyFile(join(root, 'test/bench/window/floor.html'), join(outDir, 'floor.html'));
  const file = (name: string): string => join(outDir, `${name}.cjs`);
  return { hook: file('hook'), floor: file('floor'), page: file('page') };
}

/** The app itself, as `npm run build` leaves it in out/. */
export async function buildApp(root: string): Promise<void> {
  await promisify(execFile)(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root });
}
