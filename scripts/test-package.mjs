// @ts-check
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDisplay } from './library/display.mjs';
import { commandOf } from './library/npm.mjs';
import { withProgress } from './library/output.mjs';
import { projectRoot } from './library/paths.mjs';
import { PlainError } from './library/plain-error.mjs';
import { run } from './library/processes.mjs';
import { onEnd, runScript } from './library/script.mjs';
import { layDebianRoot, must } from './package/debian-root.mjs';
import { whyNoPackageTest } from './package/obstacle.mjs';
import { installPackages } from './setup/debian.mjs';

/**
 * Builds the package, installs it with apt in a bare Debian, and has test/package drive it there as a person without
 * rights. What is mounted for it is mounted in a namespace that ends with the tests.
 */
await runScript(async () => {
  const obstacle = await whyNoPackageTest();
  if (obstacle)
    throw new PlainError(`The package can't be tested here: ${obstacle}.`, 'run it as root on Debian');
  if ((await run('debootstrap', ['--version'])).code !== 0) await installPackages([['debootstrap']]);
  const made = await run(process.execPath, [join(projectRoot, 'scripts/package.mjs')], {
    cwd: projectRoot,
    show: true,
  });
  if (made.code !== 0) return 1;
  const dist = join(projectRoot, 'dist');
  const deb = readdirSync(dist).find((name) => name.endsWith('.deb'));
  if (deb === undefined) throw new PlainError('No .deb was built.');

  const scratch = mkdtempSync(join(tmpdir(), 'switchboard-package-'));
  onEnd(() => rmSync(scratch, { recursive: true, force: true }));
  const root = join(scratch, 'root');
  await withProgress('root', 'laying out a bare Debian', () => layDebianRoot(root));
  await must('cp', [join(dist, deb), join(root, 'tmp/switchboard.deb')]);
  const display = await openDisplay();
  const playwright = [
    commandOf('@playwright/test', 'playwright'),
    'test',
    '-c',
    'test/package/playwright.package.config.ts',
  ];
  const script = [
    'mount -t proc proc "$ROOT/proc"',
    'mount --rbind /dev "$ROOT/dev"',
    'mkdir -p "$ROOT/tmp/.X11-unix"',
    'mount --bind /tmp/.X11-unix "$ROOT/tmp/.X11-unix"',
    'exec "$@"',
  ].join(' && ');
  const { code } = await run(
    'unshare',
    ['--mount', '--propagation', 'private', 'sh', '-c', script, 'sh', process.execPath, ...playwright],
    {
      cwd: projectRoot,
      show: true,
      env: { ...process.env, ...display.environment, ROOT: root, UNPACKED: join(dist, 'linux-unpacked') },
      timeout: 15 * 60 * 1000,
    },
  );
  await display.close();
  return code ?? 1;
});
