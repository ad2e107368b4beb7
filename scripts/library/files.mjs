// @ts-check
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Writes a whole file or nothing: into a neighbour first, then renamed.
 * @param {string} file
 * @param {string} content
 */
export function writeFileAtomically(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}.draft`;
  try {
    writeFileSync(draft, content);
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * The parsed content of a JSON file, or undefined if it is missing or not JSON.
 * @param {string} file
 * @returns {any}
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * The hash of a file in the form of package-lock.json, read as a stream: "sha512-…".
 * @param {string} file
 * @returns {Promise<string>}
 */
export async function integrityOf(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * One hash over the names and contents of files and whole folders; what is missing counts as missing.
 * @param {string} root
 * @param {readonly string[]} names files and folders, relative to root
 * @returns {string}
 */
export function hashOfFiles(root, names) {
  const hash = createHash('sha256');
  for (const name of names) {
    const path = join(root, name);
    if (!existsSync(path)) hash.update(`missing ${name}\0`);
    else for (const file of filesUnder(path)) addFile(hash, root, file);
  }
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} root
 * @param {string} file
 */
function addFile(hash, root, file) {
  const content = readFileSync(file);
  hash.update(`${relative(root, file).split(sep).join('/')}\0${content.length}\0`);
  hash.update(content);
}

/**
 * @param {string} path
 * @returns {string[]} the file itself, or all files in the folder, in a fixed order
 */
function filesUnder(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
