import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openWorld, type WorldOptions } from './world.ts';

export interface LinkRun {
  /** The longest block of the event loop during a link: 812 pre-keys are made and stored. Milliseconds. */
  readonly longest: number;
  /** What one more account adds on the disk. */
  readonly files: number;
  readonly bytes: number;
}

/** Links accounts one after the other, each by its QR code, and looks at what they leave on the disk. */
export async function runLink(
  options: Omit<WorldOptions, 'accounts' | 'contacts'>,
  links: number,
): Promise<LinkRun> {
  const world = await openWorld({ ...options, accounts: 0, contacts: 0 });
  const { simulator, folder } = world;
  const { calls: side } = world.side;
  let longest = 0;
  try {
    // What every store begins with is not counted.
    const before = await sizeOf(folder);
    await side.start();
    // The first one is for warming up.
    for (let count = 0; count <= links; count++) {
      const code = await side.link();
      await side.loopDelay();
      await simulator.calls.scan(code);
      await side.linked();
      const { longest: block } = await side.loopDelay();
      if (count > 0) longest = Math.max(longest, block);
    }
    await side.close();
    const after = await sizeOf(folder);
    return {
      longest,
      files: (after.files - before.files) / (links + 1),
      bytes: (after.bytes - before.bytes) / (links + 1),
    };
  } finally {
    await world.remove();
  }
}

/** Files and the blocks that they occupy. Of the product only the credentials count: the baseline keeps nothing else. */
async function sizeOf(folder: string): Promise<{ files: number; bytes: number }> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  let [files, bytes] = [0, 0];
  for (const entry of names) {
    if (!entry.isFile() || entry.name.startsWith('chats.db') || entry.name.endsWith('.log')) continue;
    const { blocks } = await stat(join(entry.parentPath, entry.name));
    files += 1;
    bytes += blocks * 512;
  }
  return { files, bytes };
}
