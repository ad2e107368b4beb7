// @ts-check
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readJson } from './library/files.mjs';
import { say } from './library/output.mjs';
import { projectRoot } from './library/paths.mjs';
import { PlainError } from './library/plain-error.mjs';
import { runScript } from './library/script.mjs';
import { writeReleaseList } from './package/release-list.mjs';

/** Which installers belong to which list (electron-updater's Provider.getDefaultChannelName). */
const lists = /** @type {const} */ ([
  { name: 'latest', files: /\.exe$/ },
  { name: 'latest-mac', files: /-mac\.zip$|\.dmg$/ },
  { name: 'latest-linux', files: /(?:amd64\.deb|x86_64\.(?:rpm|AppImage))$/ },
  { name: 'latest-linux-arm64', files: /arm64\.(?:deb|rpm|AppImage)$/ },
]);

/** Lists and signs what lies in dist/, ready to be put where the apps look. */
await runScript(async () => {
  const { values } = parseArgs({
    options: { key: { type: 'string' }, notes: { type: 'string' } },
  });
  if (values.key === undefined || values.notes === undefined) {
    throw new PlainError(
      'A release needs a key and notes.',
      'node scripts/sign-release.mjs --key PRIVATE.pem --notes NOTES.md',
    );
  }
  const folder = join(projectRoot, 'dist');
  const names = readdirSync(folder);
  for (const { name, files } of lists) {
    const found = names.filter((file) => files.test(file)).map((file) => join(folder, file));
    if (found.length === 0) continue;
    writeReleaseList({
      folder,
      name,
      version: readJson(join(projectRoot, 'package.json')).version,
      notes: readFileSync(values.notes, 'utf8'),
      date: new Date().toISOString(),
      files: found,
      privateKey: readFileSync(values.key, 'utf8'),
    });
    say(`${name}.yml and its signature: ${found.length} files`);
  }
  return 0;
});
