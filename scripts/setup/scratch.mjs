// @ts-check
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onEnd } from '../library/script.mjs';

const prefix = '.making-';

/**
 * Gives a folder for half-made things, on the disk where they will stay, and removes it however the work ends.
 * What an earlier run left (killed before it could clean up) goes too.
 * @template Value
 * @param {string} parent
 * @param {(folder: string) => Promise<Value>} work
 * @returns {Promise<Value>}
 */
export async function withScratchFolder(parent, work) {
  mkdirSync(parent, { recursive: true });
  removeAbandoned(parent);
  const folder = mkdtempSync(join(parent, `${prefix}${process.pid}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const forget = onEnd(remove);
  try {
    return await work(folder);
  } finally {
    forget();
    remove();
  }
}

/**
 * Removes the scratch folders of processes that are no more.
 * @param {string} parent
 */
export function removeAbandoned(parent) {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefix)) continue;
    const owner = Number.parseInt(name.slice(prefix.length), 10);
    if (!isAlive(owner)) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

/** @param {number} id */
function isAlive(id) {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
