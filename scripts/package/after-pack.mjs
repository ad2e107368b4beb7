// @ts-check
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Called by electron-builder when the app's folder is complete, before fuses, signatures and installers. */
export async function afterPack(/** @type {import('electron-builder').AfterPackContext} */ context) {
  const { appOutDir, electronPlatformName } = context;
  const resources =
    electronPlatformName === 'darwin'
      ? join(appOutDir, `${context.packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : join(appOutDir, 'resources');
  // electron-updater reads the name of its folder here; where to look for updates stands in update-channel.json.
  writeFileSync(
    join(resources, 'app-update.yml'),
    'provider: custom\nupdaterCacheDirName: switchboard-updater\n',
  );
  if (electronPlatformName !== 'linux') return;
  // What the development runtime (scripts/setup) has beside Electron's own files; an official Electron has neither of use here.
  for (const name of ['resources/default_app.asar', 'switchboard-runtime.json']) {
    rmSync(join(appOutDir, name), { force: true });
  }
  // The sandbox of systems without user namespaces needs this bit; without it Chromium refuses to start there.
  const sandbox = join(appOutDir, 'chrome-sandbox');
  if (existsSync(sandbox)) chmodSync(sandbox, 0o4755);
}
