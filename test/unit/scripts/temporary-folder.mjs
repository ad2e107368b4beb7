import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';

const made = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder with the given files (text, or a value that becomes JSON), removed after the test. */
export function temporaryFolder(files = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-scripts-'));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) putFile(folder, name, content);
  return folder;
}

export function putFile(folder, name, content) {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}
