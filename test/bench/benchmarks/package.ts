import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { figureOf, type Figure } from '../library/figure.ts';
import type { Context } from './context.ts';

/** What `npm run package` has left in dist/: the installer, the folder that it lays out, and an Electron with nothing in it. */
export async function packageFigures({ root, electron, say }: Context): Promise<readonly Figure[]> {
  const dist = join(root, 'dist');
  const names = await readdir(dist).catch(() => []);
  const unpacked = names.find((name) => name.endsWith('-unpacked'));
  if (unpacked === undefined) {
    say('there is no package to weigh: npm run package makes one');
    return [];
  }
  const note = 'with the Electron that was at hand';
  const bare = (await sizeOf(dirname(electron))) / 1e6;
  const app = (await sizeOf(join(dist, unpacked))) / 1e6;
  const resources = (await sizeOf(join(dist, unpacked, 'resources'))) / 1e6;
  const installers = names.filter((name) => /\.(?:deb|AppImage|exe|dmg)$/u.test(name));
  return [
    figureOf({
      id: 'package.unpacked_mb',
      unit: 'MB',
      ours: [app],
      baseline: [bare],
      note: `the baseline is Electron; ${note}`,
    }),
    figureOf({ id: 'package.app_mb', unit: 'MB', ours: [resources], note: 'without Electron' }),
    ...(await Promise.all(
      installers.map(async (name) =>
        figureOf({
          id: `package.${name.split('.').at(-1) ?? ''}_mb`.toLowerCase(),
          unit: 'MB',
          ours: [(await stat(join(dist, name))).size / 1e6],
          note,
        }),
      ),
    )),
  ];
}

/** Bytes of all files in a folder; a link counts as itself. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
