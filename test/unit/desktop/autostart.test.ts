import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { autostartEntry, quoteExec, startAtLogin } from '../../../main/desktop/autostart.ts';

const app = {
  isPackaged: true,
  getAppPath: () => '/app',
  name: 'Switchboard',
  setLoginItemSettings: () => undefined,
};

it.each([
  ['/opt/Switchboard/switchboard', '/opt/Switchboard/switchboard'],
  ['/home/a b/x', '"/home/a b/x"'],
  ['/x/100%', '/x/100%%'],
  ['a"b', '"a\\\\"b"'],
  ['$HOME`x`', '"\\\\$HOME\\\\`x\\\\`"'],
])('quotes %s', (parameter, quoted) => {
  expect(quoteExec(parameter)).toBe(quoted);
});

it('writes a desktop entry that starts without a window, and takes it away again', async () => {
  const configFolder = await mkdtemp(join(tmpdir(), 'switchboard-autostart-'));
  try {
    const start = (profile: string | null) =>
      startAtLogin({
        app,
        profile,
        platform: 'linux',
        configFolder,
        executable: '/opt/Switchboard/switchboard',
      });
    await start(null).set(true);
    await start('work').set(true);
    const folder = join(configFolder, 'autostart');
    expect((await readdir(folder)).sort()).toEqual(['switchboard-work.desktop', 'switchboard.desktop']);
    const text = await readFile(join(folder, 'switchboard-work.desktop'), 'utf8');
    expect(text).toContain('\nExec=/opt/Switchboard/switchboard --hidden --profile work\n');
    expect(text).toContain('\nName=Switchboard (work)\n');
    await start('work').set(false);
    await start('work').set(false);
    expect(await readdir(folder)).toEqual(['switchboard.desktop']);
  } finally {
    await rm(configFolder, { recursive: true, force: true });
  }
});

it('asks the system elsewhere', async () => {
  const seen: unknown[] = [];
  const given = { ...app, setLoginItemSettings: (settings: unknown) => void seen.push(settings) };
  await startAtLogin({
    app: given,
    profile: null,
    platform: 'darwin',
    configFolder: '/x',
    executable: '/y',
  }).set(true);
  expect(seen).toEqual([{ openAtLogin: true, path: '/y', args: ['--hidden'] }]);
});

it('is a group of the specification', () => {
  expect(autostartEntry('Switchboard', ['/x']).startsWith('[Desktop Entry]\nType=Application\n')).toBe(true);
});
