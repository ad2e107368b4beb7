import { expect, test } from '@playwright/test';
import { chatRow, conversation, linkAccount, passFirstScreens } from './app.ts';
import { newStage } from './stage.ts';

const stage = newStage();

const greta = '447911123456';
const tom = '4915112345678';

test('a message is found over all chats and shown in its place; a chat begins by a number', async () => {
  const { page, quit } = await stage.start();
  await passFirstScreens(page);
  const { phoneNumber: phone } = await linkAccount(page, stage.simulator);
  await stage.simulator.admin.sendText({
    phone,
    contact: greta,
    text: 'Is there marzipan in it?',
    name: 'Greta',
  });
  for (let line = 0; line < 90; line += 1) {
    await stage.simulator.admin.sendText({ phone, contact: greta, text: `and line ${line}`, name: 'Greta' });
  }
  await expect(chatRow(page, 'Greta')).toContainText('91 unread', { timeout: 30_000 });
  await expect(chatRow(page, 'Greta')).toContainText('and line 89');

  // Everywhere, by keys alone.
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('marzip');
  const hit = page.getByRole('listbox', { name: 'Messages found' }).getByRole('option');
  await expect(hit).toHaveCount(1);
  await expect(hit.locator('mark')).toHaveText('marzip');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Greta' })).toBeVisible();
  await expect(conversation(page).getByText('Is there marzipan in it?')).toBeInViewport();
  const marks = () => page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map(String));
  await expect.poll(marks).toEqual(['marzip']);
  await page.getByRole('button', { name: /Go to the newest message|new messages?$/ }).click();
  await expect(conversation(page).getByText('and line 89', { exact: true })).toBeInViewport();

  // In the open chat.
  await page.keyboard.press('Control+F');
  await page.keyboard.type('line 4');
  await expect(page.getByText('1 of 11')).toBeVisible();
  await expect(conversation(page).getByText('and line 49', { exact: true })).toBeInViewport();
  for (let turn = 0; turn < 10; turn += 1) await page.keyboard.press('Enter');
  await expect(conversation(page).getByText('and line 4', { exact: true })).toBeInViewport();
  await page.keyboard.press('Escape');

  // Who it is, in the panel beside the chat.
  await page.getByRole('button', { name: 'Chat info' }).click();
  await expect(
    page.getByRole('complementary', { name: 'Chat info' }).getByText('+44 7911 123456'),
  ).toBeVisible();
  await page.keyboard.press('Escape');

  // A number that is not on WhatsApp, and then is.
  await page.keyboard.press('Control+N');
  await page.keyboard.type('+49 1511 2345678');
  const line = page.getByRole('option', { name: /Begin a chat with this number/ });
  await expect(line).toContainText('+49 1511 2345678');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('not on WhatsApp');
  await stage.simulator.admin.addPhone({ phone: tom });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const heading = page.getByRole('heading', { level: 2, name: '+49 1511 2345678' });
  await expect(heading).toBeVisible();
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.fill('Good morning');
  await field.press('Enter');
  await expect
    .poll(async () => (await stage.simulator.admin.receivedBy({ contact: tom })).map(({ text }) => text))
    .toEqual(['Good morning']);
  await chatRow(page, '+49 1511 2345678').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await expect(chatRow(page, '+49 1511 2345678')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(chatRow(page, '+49 1511 2345678')).toBeVisible();
  await quit();
});
