import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { passFirstScreens } from '../e2e/app.ts';
import {
  asThePerson,
  execLine,
  home,
  inRoot,
  namesIn,
  rootFolder,
  startInstalled,
  traces,
  userData,
} from './root.ts';
import { startUpdateServer } from './update-server.ts';

test.describe.configure({ mode: 'serial' });

test('apt installs it on a bare Debian with all that it needs', () => {
  expect(traces()).toEqual([]);
  inRoot('apt-get', 'update', '-qq');
  inRoot('apt-get', 'install', '-y', '-qq', '--no-install-recommends', '/tmp/switchboard.deb');
  expect(inRoot('dpkg-query', '-W', '-f', '${db:Status-Status}', 'switchboard')).toBe('installed');
  inRoot('useradd', '-m', 'person');
  // The bit that Chromium's sandbox needs where user namespaces are closed.
  expect(statSync(join(rootFolder(), 'opt/Switchboard/chrome-sandbox')).mode & 0o7777).toBe(0o4755);
});

test('a person without rights starts it from its desktop entry, and finds their data again', async () => {
  const first = await startInstalled();
  await passFirstScreens(first.page);
  await expect(first.page.getByRole('button', { name: 'Add account' }).first()).toBeVisible();
  await first.quit();
  expect(namesIn(`${userData}/data`)).toEqual(expect.arrayContaining(['chats.db', 'credentials.db']));

  const second = await startInstalled();
  await expect(second.page.getByRole('button', { name: 'Add account' }).first()).toBeVisible();
  await second.quit();
});

test('no switch of development reaches it', async () => {
  const elsewhere = `${home}/elsewhere`;
  const app = await startInstalled({
    SWITCHBOARD_SERVICE_URL: 'ws://127.0.0.1:9/ws/chat',
    SWITCHBOARD_SERVICE_ROOT_KEY: '00'.repeat(32),
    SWITCHBOARD_USER_DATA: elsewhere,
    ELECTRON_RENDERER_URL: 'http://127.0.0.1:9/',
    ELECTRON_RUN_AS_NODE: '1',
    NODE_OPTIONS: '--require /home/person/not-there.cjs',
  });
  expect(app.page.url()).toMatch(/^app:\/\/switchboard\//u);
  const snapshot = await app.page.evaluate(async () => {
    const bridge = (
      globalThis as unknown as { switchboard: { call(name: string, input: object): Promise<unknown> } }
    ).switchboard;
    return bridge.call('window.snapshot', {});
  });
  expect(snapshot).toMatchObject({ ok: true, value: { testService: false } });
  await app.quit();
  expect(namesIn(elsewhere)).toEqual([]);
});

test('a link that a browser hands to the desktop, and a backup from a file manager, reach the app that runs', async () => {
  const app = await startInstalled();
  await expect(app.page.getByRole('button', { name: 'Add account' }).first()).toBeVisible();
  const handler = 'x-scheme-handler/whatsapp';
  expect(inRoot('xdg-mime', 'query', 'default', handler).trim()).toBe('switchboard.desktop');
  asThePerson('xdg-open', 'whatsapp://send?phone=491511234567&text=from%20a%20page');
  const link = app.page.getByRole('dialog', { name: 'With which account?' });
  await expect(link).toContainText('from a page');
  await app.page.keyboard.press('Escape');

  // As a file manager does it: the line of the entry, with the file in place of %U.
  const file = `${home}/Mine.switchboard-backup`;
  writeFileSync(join(rootFolder(), file), 'no backup at all');
  const [program = '', ...args] = execLine();
  asThePerson(program, ...args, file);
  await expect(app.page.getByRole('dialog')).toContainText('Mine.switchboard-backup');
  await app.quit();
});

test('a newer version is believed, fetched and checked, or refused with a reason', async () => {
  const server = await startUpdateServer();
  writeFileSync(
    join(rootFolder(), 'opt/Switchboard/resources/update-channel.json'),
    JSON.stringify({ url: server.url, publicKey: server.publicKey }),
  );
  const app = await startInstalled();
  const ask = (name: string, input: object = {}): Promise<unknown> =>
    app.page.evaluate(
      ([command, argument]) =>
        (
          globalThis as unknown as { switchboard: { call(name: string, input: object): Promise<unknown> } }
        ).switchboard.call(command, argument),
      [name, input] as const,
    );
  const reaches = (update: object): Promise<void> =>
    expect.poll(() => ask('about.view'), { timeout: 60_000 }).toMatchObject({ value: { update } });

  await ask('updates.lookByItself', { allowed: false });
  expect(server.requests()).toEqual([]);

  server.offer('0.1.0');
  await ask('updates.check');
  await reaches({ kind: 'current' });

  server.offer('9.0.0', { forged: true });
  await ask('updates.check');
  await reaches({ kind: 'failed', reason: 'untrusted' });

  server.offer('9.0.0', { cutAfter: 1000 });
  await ask('updates.check');
  await reaches({ kind: 'available', version: '9.0.0', notes: 'Everything is new.' });
  expect(server.requests().filter((path) => path.endsWith('.deb'))).toEqual([]);
  await ask('updates.download');
  await reaches({ kind: 'failed' });

  server.offer('9.0.0', { damaged: true });
  await ask('updates.check');
  await reaches({ kind: 'available' });
  await ask('updates.download');
  await reaches({ kind: 'failed', reason: 'damaged' });

  server.offer('9.0.0');
  await ask('updates.check');
  await reaches({ kind: 'available' });
  await ask('updates.download');
  await reaches({ kind: 'ready', version: '9.0.0' });
  await app.quit();
  await server.stop();
});

test('removed, it leaves nothing but the data of the person', () => {
  inRoot('apt-get', 'purge', '-y', '-qq', 'switchboard');
  expect(traces()).toEqual([]);
  expect(namesIn(`${userData}/data`)).toEqual(expect.arrayContaining(['chats.db', 'credentials.db']));
});
