// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './library/build.mjs';
import { readJson, writeFileAtomically } from './library/files.mjs';
import { commandOf, npmCall } from './library/npm.mjs';
import { packageOptions } from './package/options.mjs';
import { say, withProgress } from './library/output.mjs';
import { projectCache, projectRoot } from './library/paths.mjs';
import { PlainError, lastWords } from './library/plain-error.mjs';
import { run } from './library/processes.mjs';
import { runScript } from './library/script.mjs';
import { bundledPackages } from './package/bundled-packages.mjs';
import { collectLicences } from './package/licences.mjs';
import { shippedBill } from './package/software-bill.mjs';
import { buildDeb } from './package/deb.mjs';
import { prepareRuntime } from './setup/runtime.mjs';

const prepared = join(projectCache, 'package');

/** Builds the unpacked app into dist/, and on Debian a .deb of it. With --installers: all installers of this system. */
await runScript(async () => {
  const options = packageOptions(process.argv.slice(2));
  const runtime = await prepareRuntime();
  if (options.installers && runtime.kind !== 'official') {
    throw new PlainError(
      'Installers for people need the official Electron.',
      'npm start -- --retry-electron',
    );
  }
  await ensureBuild();
  mkdirSync(prepared, { recursive: true });
  writeFileAtomically(join(prepared, 'sbom.cdx.json'), await softwareBill());
  writeFileAtomically(join(prepared, 'update-channel.json'), JSON.stringify(channelOf(options)));
  rmSync(join(projectRoot, 'dist'), { recursive: true, force: true });
  await withProgress('package', 'packing the app into dist/', () => pack(runtime, options.installers));
  if (process.platform === 'linux') await debianPackage(runtime);
  return 0;
});

/** @returns {Promise<string>} all that is in the program, as CycloneDX */
async function softwareBill() {
  const { command, args, shell } = npmCall(['sbom', '--sbom-format=cyclonedx']);
  const { code, stdout, stderr } = await run(command, args, { cwd: projectRoot, shell });
  if (code !== 0) throw new PlainError(`npm could not list what is in the program: ${lastWords(stderr)}`);
  return JSON.stringify(shippedBill(JSON.parse(stdout), collectLicences(bundledPackages())));
}

/**
 * @param {{ updateUrl: string | undefined, updateKey: string | undefined }} options
 * @returns {{ url: string, publicKey: string } | null} where this build looks for newer ones, and who may sign them
 */
function channelOf({ updateUrl, updateKey }) {
  if (updateUrl === undefined || updateKey === undefined) return null;
  return { url: updateUrl, publicKey: readFileSync(updateKey, 'utf8') };
}

/**
 * @param {import('./setup/runtime.mjs').Runtime} runtime
 * @param {boolean} installers
 */
async function pack(runtime, installers) {
  const own =
    runtime.kind === 'official'
      ? []
      : [`-c.electronDist=${runtime.electronDist}`, `-c.electronVersion=${runtime.version}`];
  const args = [
    commandOf('electron-builder'),
    ...(installers ? [] : ['--dir']),
    '--publish',
    'never',
    ...own,
  ];
  const outcome = await run(process.execPath, args, { cwd: projectRoot });
  if (outcome.code === 0) return;
  process.stderr.write(`${outcome.stdout}${outcome.stderr}`);
  throw new PlainError('electron-builder failed; the reason stands above.');
}

/** @param {import('./setup/runtime.mjs').Runtime} runtime */
async function debianPackage(runtime) {
  const appFolder = join(
    projectRoot,
    'dist',
    process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked',
  );
  const hasTool = existsSync('/usr/bin/dpkg-deb');
  if (!hasTool) {
    say('deb: left out, since there is no dpkg-deb here');
    return;
  }
  const { version, description } = readJson(join(projectRoot, 'package.json'));
  // "~" sorts before the plain version: a package of the official Electron replaces one that is for tests.
  const debVersion = runtime.kind === 'official' ? version : `${version}~electron${runtime.version}`;
  const architecture = process.arch === 'arm64' ? 'arm64' : 'amd64';
  const file = join(projectRoot, 'dist', `switchboard_${debVersion}_${architecture}.deb`);
  await withProgress('deb', 'building the Debian package', () =>
    buildDeb(
      {
        appFolder,
        iconFolder: join(projectRoot, 'resources', 'icons'),
        licenceFile: join(projectRoot, 'LICENSE'),
        version: debVersion,
        architecture,
        maintainer: 'The Switchboard developers <developers@switchboard.invalid>',
        synopsis: 'Many WhatsApp accounts in one window',
        description,
        quick: runtime.kind !== 'official',
      },
      join(prepared, 'deb'),
      file,
    ),
  );
  say(`deb: ${file} (${Math.round(statSync(file).size / 1e6)} MB)`);
}
