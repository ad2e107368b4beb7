// @ts-check
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Unpacks the wanted files of a zip, one stream at a time, with their permissions.
 * @param {string} archive
 * @param {string} folder
 * @param {(name: string) => string | undefined} place the path below folder for a name in the archive; undefined: leave it out
 * @returns {Promise<number>} bytes written
 */
export async function unpackZip(archive, folder, place) {
  const { default: yauzl } = await import('yauzl'); // a package: there only after the packages step
  const zip = await yauzl.openPromise(archive, { lazyEntries: true, autoClose: false });
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const target = entry.fileName.endsWith('/') ? undefined : place(entry.fileName);
      if (target === undefined) continue;
      const file = join(folder, target);
      mkdirSync(dirname(file), { recursive: true });
      const mode = (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file, { mode }));
      bytes += entry.uncompressedSize;
    }
  } finally {
    zip.close();
  }
  return bytes;
}
