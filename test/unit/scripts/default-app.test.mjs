import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDisplay } from '../../../scripts/library/display.mjs';
import { run } from '../../../scripts/library/processes.mjs';
import {
  developmentFolder,
  ensureDevelopmentElectron,
} from '../../../scripts/setup/development-electron.mjs';
import { executableIn } from '../../../scripts/setup/electron.mjs';
import { isOnPath } from '../../../scripts/setup/system.mjs';
import { switchesFor } from '../../../scripts/setup/verify.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

const canRun = existsSync(developmentFolder()) && (isOnPath('Xvfb') || Boolean(process.env.DISPLAY));

const report = `
  const schemes = [{ scheme: 'app', privileges: { standard: true } }];
  protocol.registerSchemesAsPrivileged(schemes); // allowed before "ready" only
  app.on('ready', () => {
    console.log(JSON.stringify({
      name: app.getName(), version: app.getVersion(), path: app.getAppPath(), isReady: app.isReady(),
      isDefaultApp: process.defaultApp, isPackaged: app.isPackaged, required: globalThis.required,
    }));
    app.exit(0);
  });`;
const esm = `import { app, protocol } from 'electron'; ${report}`;
const cjs = `const { app, protocol } = require('electron'); ${report}`;

/** The real development runtime, where this machine has it: `npm run setup` gets it. */
describe.runIf(canRun)('the default app of the development runtime', () => {
  let display;

  beforeAll(async () => {
    await ensureDevelopmentElectron();
    display = await openDisplay();
  });
  afterAll(() => display.close());

  function start(...args) {
    const switches = switchesFor({
      isRoot: process.getuid() === 0,
      hasVirtualDisplay: true,
      isWayland: false,
    });
    const env = { ...process.env, ...display.environment, XDG_CONFIG_HOME: temporaryFolder() };
    return run(executableIn(developmentFolder()), [...switches, ...args], { env, timeout: 30_000 });
  }

  it.each([
    ['an ES module', { type: 'module', main: 'main.js' }, esm],
    ['CommonJS', { main: 'main.js' }, cjs],
  ])('starts a folder whose main is %s', async (_what, description, main) => {
    const folder = temporaryFolder({
      'package.json': { name: 'small', productName: 'Small App', version: '3.4.5', ...description },
      'main.js': main,
      'before.cjs': 'globalThis.required = true;',
    });
    const { stdout } = await start('-r', join(folder, 'before.cjs'), folder);
    expect(JSON.parse(stdout.trim().split('\n').at(-1))).toEqual({
      name: 'Small App',
      version: '3.4.5',
      path: folder,
      isReady: true,
      isDefaultApp: true,
      isPackaged: false,
      required: true,
    });
  });

  it('tells its version', async () => {
    expect(await start('--version')).toMatchObject({ code: 0, stdout: 'v33.2.1\n' });
    expect(readFileSync(join(developmentFolder(), 'version'), 'utf8')).toBe('33.2.1');
  });

  it('says which app could not be loaded', async () => {
    const { code, stderr } = await start('/no/such/app');
    expect(code).toBe(1);
    expect(stderr).toContain('The app at /no/such/app could not be loaded.');
  });
});
