import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // These go into the program's own files: each package is a dozen to a hundred files to find and read before the
      // first window. The rest is native, read late, or (Baileys) to be the very files that its authors published.
      externalizeDeps: {
        exclude: [
          '@noble/ciphers',
          'age-encryption',
          'electron-store',
          'libphonenumber-js',
          'lru-cache',
          'pino',
          'zod',
        ],
      },
      rollupOptions: {
        // Workers are programs of their own: they run in threads and are started by file name.
        input: {
          index: resolve(import.meta.dirname, 'main/index.ts'),
          'storage-worker': resolve(import.meta.dirname, 'main/storage/worker.ts'),
          'pack-worker': resolve(import.meta.dirname, 'main/backups/pack-worker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: resolve(import.meta.dirname, 'preload/index.ts') },
        // A sandboxed preload script must be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    build: {
      outDir: 'out/renderer',
      // Half the bytes to be read and parsed before anything is drawn.
      minify: true,
      rollupOptions: { input: { index: resolve(import.meta.dirname, 'renderer/index.html') } },
    },
    plugins: [react()],
  },
});
