import { expect, test, type Locator, type Page } from '@playwright/test';
import { accountTab, chatRow, conversation, readQrFromScreen } from './app.ts';
import { newStage } from './stage.ts';

const stage = newStage({ seed: 62 });
const greta = '447911123456';
const hugo = '447911123457';

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);
/** Goes on with Tab until it has the focus. Nothing that a person needs is further away than this. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 40; presses++) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there');
}
async function tabAndPress(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}
/** Notes every press of a mouse or a finger, for the proof that there was none. */
const watchPointer = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const presses = { count: 0 };
    Object.assign(globalThis, { presses });
    for (const name of ['pointerdown', 'mousedown', 'touchstart', 'wheel'])
      document.addEventListener(name, () => (presses.count += 1), { capture: true, passive: true });
  });

test('by keys alone: the first start, two accounts, chats, search, a reply, settings', async () => {
  const { admin } = stage.simulator;
  const { page } = await stage.start();
  await watchPointer(page);
  const { keyboard } = page;
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });

  // The first screens.
  await tabAndPress(page, page.getByRole('checkbox', { name: /^I understand that anyone/u }), 'Space');
  await tabAndPress(page, button('Continue without a passphrase'));
  await tabAndPress(page, button('I understand, continue'));

  // Two accounts. What scans is the phone.
  const link = async (): Promise<{ phoneNumber: string; name: string }> => {
    const linked = await admin.scanQr(await readQrFromScreen(page));
    await expect(page.getByRole('dialog')).toBeHidden({ timeout: 60_000 });
    return linked;
  };
  await tabAndPress(page, button('Add account').first());
  const one = await link();
  await expect(accountTab(page, one.name)).toHaveAccessibleName(/Online/u);
  await keyboard.press('Control+Shift+N');
  const two = await link();
  await admin.sendText({ phone: one.phoneNumber, contact: greta, name: 'Greta', text: 'Are you there?' });
  await admin.sendText({ phone: one.phoneNumber, contact: hugo, name: 'Hugo', text: 'Bring marzipan' });

  // Another account, a chat of its list, and an answer.
  await keyboard.press('Control+1');
  await expect(accountTab(page, one.name)).toHaveAttribute('aria-selected', 'true');
  await expect(chatRow(page, 'Hugo')).toBeVisible();
  await expect(chatRow(page, 'Greta')).toBeVisible();
  const rows = page.getByRole('list', { name: 'Chats' }).getByRole('button');
  await tabTo(page, rows.first());
  for (let presses = 0; presses < 2 && !(await isFocused(chatRow(page, 'Greta'))); presses++)
    await keyboard.press('ArrowDown');
  await expect(chatRow(page, 'Greta')).toBeFocused();
  await keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: 'Message', exact: true });
  await expect(field).toBeFocused();
  await keyboard.type('I am');
  await keyboard.press('Enter');
  await expect
    .poll(async () => (await admin.receivedBy({ contact: greta })).map(({ text }) => text))
    .toEqual(['I am']);

  // The next chat, and back; one by its name; messages by arrows, with their menu.
  const title = (name: string): Locator => page.getByRole('heading', { level: 2, name, exact: true });
  await keyboard.press('Alt+ArrowDown');
  await expect(title('Hugo')).toBeVisible();
  await keyboard.press('Alt+ArrowUp');
  await expect(title('Greta')).toBeVisible();
  await keyboard.press('Control+K');
  await keyboard.type('Hugo');
  await expect(page.getByRole('option', { name: /Hugo/u }).first()).toBeVisible();
  await keyboard.press('Enter');
  await expect(title('Hugo')).toBeVisible();
  const hers = conversation(page).getByRole('article', { name: /Bring marzipan/u });
  await tabTo(page, conversation(page));
  await keyboard.press('ArrowUp');
  await expect(hers).toBeFocused();
  await keyboard.press('Shift+F10');
  await expect(page.getByRole('menu')).toBeVisible();
  await keyboard.type('Reply');
  await keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Replying to' })).toContainText('Bring marzipan');
  await expect(field).toBeFocused();
  await keyboard.type('How much?');
  await keyboard.press('Enter');
  await expect
    .poll(async () => JSON.stringify(await admin.receivedBy({ contact: hugo })))
    .toContain('"quotedMessage":{"conversation":"Bring marzipan"');

  // Search over everything, from the other account.
  await keyboard.press('Control+2');
  await expect(accountTab(page, two.name)).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Control+Shift+F');
  await keyboard.type('marzip');
  await expect(page.getByRole('listbox', { name: 'Messages found' }).getByRole('option')).toHaveCount(1);
  await keyboard.press('Enter');
  await expect(title('Hugo')).toBeVisible();
  await expect(accountTab(page, one.name)).toHaveAttribute('aria-selected', 'true');

  // Settings, and the sheet of all keys.
  await keyboard.press('Control+,');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await tabTo(page, page.getByRole('radio', { checked: true }).first());
  const dark = page.getByRole('radio', { name: 'Dark' });
  for (let presses = 0; presses < 3 && !(await dark.isChecked()); presses++)
    await keyboard.press('ArrowDown');
  await expect(dark).toBeChecked();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await keyboard.press('Escape');
  await expect(title('Hugo')).toBeVisible();
  await keyboard.press('Control+/');
  await expect(page.getByRole('dialog')).toContainText('Next chat');
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.screenshot({ path: test.info().outputPath('keyboard.png') });

  const presses = await page.evaluate(
    () => (globalThis as unknown as { presses: { count: number } }).presses.count,
  );
  expect(presses).toBe(0);
});
