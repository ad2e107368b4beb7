// @ts-check
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOfFiles } from '../library/files.mjs';

const source = fileURLToPath(new URL('./default-app/', import.meta.url));

/** @returns {string} changes whenever the default app changes */
export function defaultAppKey() {
  return hashOfFiles(source, ['.']);
}

/**
 * Packs the default app and puts it in its place in one step.
 * @param {string} runtime the folder of an Electron
 * @param {string} scratch a folder on the same disk
 */
export async function writeDefaultApp(runtime, scratch) {
  const { createPackage } = await import('@electron/asar');
  const draft = join(scratch, 'default_app.asar');
  await createPackage(source, draft);
  mkdirSync(join(runtime, 'resources'), { recursive: true });
  renameSync(draft, join(runtime, 'resources', 'default_app.asar'));
}
