import { expect, test, type Locator } from '@playwright/test';
import arabic from '../../resources/locales/ar.json' with { type: 'json' };
import { linkAccount, passFirstScreens } from './app.ts';
import { newStage } from './stage.ts';

const stage = newStage({ seed: 63 });
const greta = '447911123456';

/** The left and right edges of what is seen of it. */
async function edges(target: Locator): Promise<{ left: number; right: number; middle: number }> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('it is not on the screen');
  return { left: box.x, right: box.x + box.width, middle: box.x + box.width / 2 };
}

test('a day in Arabic: chosen in the settings, mirrored, with texts that run both ways, and so again tomorrow', async () => {
  const { admin } = stage.simulator;
  const first = await stage.start();
  const { page } = first;
  await passFirstScreens(page);
  const { phoneNumber: phone, name } = await linkAccount(page, stage.simulator);
  await page.keyboard.press('Control+,');
  await page.getByRole('radio', { name: 'العربية' }).check();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await page.keyboard.press('Escape');

  // Two lines of hers; one begins in Arabic and one in English.
  const mixed = 'سعر iPhone 15 هو 500$ (تقريبًا)';
  const english = 'OK, see you in القاهرة!';
  for (const text of [mixed, english])
    await admin.sendText({ phone, contact: greta, name: 'Greta Müller', text });
  const list = page.getByRole('list', { name: arabic.chats.label });
  const row = list.getByRole('button').filter({ hasText: 'Greta Müller' });
  await expect(row).toContainText(english);
  await row.click();
  const log = page.getByRole('log', { name: arabic.conversation.label });
  const bubble = (text: string): Locator =>
    log.getByRole('article').filter({ hasText: text }).locator('[data-bubble]');
  await expect(bubble(mixed)).toBeVisible();

  // We answer in their script; it arrives as it was typed.
  const ours = 'تمام 👍 نلتقي الساعة 5:30 عند Café Riche.';
  const field = page.getByRole('textbox', { name: arabic.composer.label, exact: true });
  await field.fill(ours);
  await expect(field).toHaveCSS('direction', 'rtl');
  await field.press('Enter');
  await expect
    .poll(async () => (await admin.receivedBy({ contact: greta })).map(({ text }) => text))
    .toEqual([ours]);
  await field.fill('Until then');
  await expect(field).toHaveCSS('direction', 'ltr');
  await field.press('Enter');
  await expect(bubble('Until then')).toBeVisible();

  // The accounts are at the right, then the chats, then the messages; hers on the right of those, ours on the left.
  const strip = await edges(page.getByRole('tablist'));
  const chats = await edges(list);
  const messages = await edges(log);
  expect(strip.left).toBeGreaterThanOrEqual(chats.right - 1);
  expect(chats.left).toBeGreaterThanOrEqual(messages.right - 1);
  for (const text of [mixed, english])
    expect((await edges(bubble(text))).middle).toBeGreaterThan(messages.middle);
  for (const text of [ours, 'Until then'])
    expect((await edges(bubble(text))).middle).toBeLessThan(messages.middle);

  // Each text runs its own way in its bubble, whichever way the window runs.
  const runs = (text: string): Promise<string> =>
    bubble(text)
      .getByText(text)
      .last()
      .evaluate((element) => {
        const paragraph = element.closest('[dir]') ?? element;
        return paragraph.matches(':dir(rtl)') ? 'rtl' : 'ltr';
      });
  expect(await Promise.all([mixed, english, ours, 'Until then'].map(runs))).toEqual([
    'rtl',
    'ltr',
    'rtl',
    'ltr',
  ]);
  await page.screenshot({ path: test.info().outputPath('right-to-left.png') });

  // The menu of the system speaks it too.
  const menu = await first.app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.map(({ label }) => label),
  );
  expect(menu).toContain(arabic.menu.file);
  await first.quit();

  const again = await stage.start();
  await expect(again.page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(again.page.getByRole('tab', { name: new RegExp(name, 'u') })).toBeVisible();
  await again.page
    .getByRole('list', { name: arabic.chats.label })
    .getByRole('button')
    .filter({ hasText: 'Greta Müller' })
    .click();
  await expect(again.page.getByRole('log').getByText(ours)).toBeVisible();
});
