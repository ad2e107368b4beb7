import { expect, test } from '@playwright/test';
import { accountTab, chatRow, conversation, linkAccount, passFirstScreens } from './app.ts';
import { newStage } from './stage.ts';

const stage = newStage();

const greta = '447911123456';

test('links open after their real address was shown, and the wrong account is asked about', async () => {
  const { app, page, quit } = await stage.start();
  await passFirstScreens(page);
  const one = await linkAccount(page, stage.simulator);
  await stage.simulator.admin.sendText({
    phone: one.phoneNumber,
    contact: greta,
    text: '*Look* at https://аpple.example/a_b_c and tell me',
    name: 'Greta',
  });
  await chatRow(page, 'Greta').click();
  await expect(conversation(page).locator('strong', { hasText: 'Look' })).toBeVisible();

  // The dialog and the browser are the system's; all between them and the page is real.
  await app.evaluate(({ dialog, shell }) => {
    const seen: { asked: string[]; opened: string[]; answer: number } = { asked: [], opened: [], answer: 2 };
    Object.assign(globalThis, { seen });
    dialog.showMessageBox = (...parameters: unknown[]) => {
      seen.asked.push((parameters.at(-1) as { detail: string }).detail);
      return Promise.resolve({ response: seen.answer, checkboxChecked: false });
    };
    shell.openExternal = (address) => {
      seen.opened.push(address);
      return Promise.resolve();
    };
  });
  const seen = () =>
    app.evaluate(() => (globalThis as unknown as { seen: { asked: string[]; opened: string[] } }).seen);
  const link = conversation(page).getByRole('link');
  await link.click();
  await expect.poll(async () => (await seen()).asked.length).toBe(1);
  expect((await seen()).asked[0]).toContain('https://xn--pple-43d.example/a_b_c');
  expect((await seen()).opened).toEqual([]);
  await app.evaluate(() => {
    (globalThis as unknown as { seen: { answer: number } }).seen.answer = 0;
  });
  await link.click();
  await expect.poll(async () => (await seen()).opened).toEqual(['https://xn--pple-43d.example/a_b_c']);
  expect(page.url()).toMatch(/^app:\/\/switchboard\//);

  // We answer from the first account; then Greta writes to the second one.
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.fill('from the first');
  await field.press('Enter');
  await expect(conversation(page)).toContainText('from the first');
  const two = await linkAccount(page, stage.simulator);
  await stage.simulator.admin.sendText({
    phone: two.phoneNumber,
    contact: greta,
    text: 'Hello',
    name: 'Greta',
  });
  await chatRow(page, 'Greta').click();
  await expect(page.getByText('This person also has a chat with')).toBeVisible();
  await field.fill('Shall I?');
  await field.press('Enter');
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: `Write as ${one.name}` })
    .click();
  await expect(accountTab(page, one.name)).toHaveAttribute('aria-selected', 'true');
  await expect(conversation(page)).toContainText('from the first');
  await expect(field).toHaveValue('Shall I?');
  await field.press('Enter');
  await expect
    .poll(async () => (await stage.simulator.admin.receivedBy({ contact: greta })).map(({ text }) => text))
    .toEqual(['from the first', 'Shall I?']);
  await quit();
});
