import { open, rename, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileEnd } from '../domain/file-ends.ts';
import type { OpenFile } from './media.ts';

/** What a file may be called: a name that no system takes for a path, a device or something hidden. */
export function safeFileName(name: string): string {
  const clean = name
    .normalize('NFC')
    // Control characters, what turns the direction of writing, and what file systems refuse.
    // eslint-disable-next-line no-control-regex -- these are what is taken out
    .replaceAll(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[. ]+/u, '')
    .replace(/[. ]+$/u, '');
  const safe = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu.test(clean) ? `_${clean}` : clean;
  const end = extname(safe).slice(0, 20);
  return safe.length <= 150 ? safe : safe.slice(0, 150 - end.length) + end;
}

/** The name that the save dialog begins with: the sender's for documents, else the time at which it was sent. */
export function suggestedName({ type, mimetype, fileName, sentAt }: Omit<OpenFile, 'reader'>): string {
  const own = fileName === null ? '' : safeFileName(fileName);
  if (own !== '') return own;
  const time = new Date(sentAt).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
  return `Switchboard ${time}${fileEnd(type, mimetype)}`;
}

/** Writes the content in plain where a person wants it. What broke off leaves nothing. @throws what the file system says */
export async function saveFile(file: OpenFile, path: string): Promise<void> {
  const unfinished = `${path}.part`;
  const target = await open(unfinished, 'w', 0o600);
  try {
    for await (const piece of file.reader.read()) await target.writeFile(piece);
    await target.sync();
    await target.close();
    await rename(unfinished, path);
  } catch (error: unknown) {
    await target.close().catch(() => undefined);
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}
