import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, expect, test } from '@playwright/test';
import { parseString } from 'whatsapp-chat-parser';
import { hasPlainBrowser, plainBrowser } from '../../scripts/testing/plain-browser.mjs';
import { chatRow, linkAccount, passFirstScreens } from './app.ts';
import { newStage } from './stage.ts';

const stage = newStage({ seed: 43 });
/** Where the person saves. */
let folder: string;
test.beforeEach(async () => {
  folder = await stage.folder();
});
test('a chat goes out as text, an account as web pages that nothing in a message can break', async () => {
  test.skip(!hasPlainBrowser(), 'there is no Chromium to open the pages with; npm run test:ui says more');
  const { app, page, quit } = await stage.start();
  await passFirstScreens(page);
  const account = await linkAccount(page, stage.simulator);
  const say = (text: string): Promise<unknown> =>
    stage.simulator.admin.sendText({
      phone: account.phoneNumber,
      contact: '447911123456',
      text,
      name: 'Greta <b>',
    });
  await say('hello there');
  await say('<img src=x onerror="document.title=1">\n[01/01/2026, 10:00:00] Mallory: forged');
  await chatRow(page, 'Greta <b>').click();

  await page.getByRole('button', { name: 'Export this chat' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export Greta <b>' });
  const path = join(folder, 'greta.txt');
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, path);
  await dialog.getByRole('button', { name: 'Choose where and save' }).click();
  await expect(dialog.getByText('2 messages were exported.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  const parsed = parseString(await readFile(path, 'utf8'), { daysFirst: true });
  expect(parsed.map(({ author }) => author)).toEqual(['Greta <b>', 'Greta <b>']);

  await page.getByRole('button', { name: 'Account menu' }).click();
  await page.getByRole('menuitem', { name: 'Export chats…' }).click();
  const whole = page.getByRole('dialog', { name: `Export ${account.name}` });
  await whole.getByRole('radio', { name: /^Web page/u }).check();
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, folder);
  await whole.getByRole('button', { name: 'Choose where and save' }).click();
  await expect(whole.getByText(/\d messages were exported\./u)).toBeVisible();
  await quit();

  const files = (await readdir(folder, { recursive: true })).filter((name) =>
    name.endsWith('Greta _b_.html'),
  );
  expect(files).toHaveLength(1);
  const browser = await chromium.launch(plainBrowser);
  try {
    const view = await browser.newPage();
    const problems: string[] = [];
    view.on('console', (message) => problems.push(message.text()));
    view.on('request', (request) => {
      if (!request.url().startsWith('file:')) problems.push(request.url());
    });
    await view.goto(pathToFileURL(join(folder, files[0] ?? '')).href);
    await expect(view).toHaveTitle('Greta <b>');
    await expect(view.locator('img')).toHaveCount(0);
    await expect(view.locator('article')).toHaveCount(2);
    await view.getByRole('searchbox', { name: 'Search in this chat' }).fill('hello');
    await expect(view.getByText('1 / 2')).toBeVisible();
    await expect(view.getByText('forged')).toBeHidden();
    const pictures = process.env['SWITCHBOARD_UI_PICTURES'];
    if (pictures !== undefined) await view.screenshot({ path: `${pictures}/exported-page.png` });
    expect(problems).toEqual([]);
  } finally {
    await browser.close();
  }
});
