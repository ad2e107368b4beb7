import { expect, findings, openScenario, overflow, test } from './open.ts';

const long = `${'a sentence that goes on for a while '.repeat(40)}\n${'x'.repeat(600)}\nمرحبا`;

test('a link asks for an account, says what failed, and writes nothing but a draft', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'five');
  await page.evaluate(() =>
    window.playground.opening({ kind: 'link', phoneNumber: '491512345678', text: 'hello\nfrom a page' }),
  );
  const asked = page.getByRole('dialog', { name: 'With which account?' });
  await expect(asked).toContainText('+49 1512345678');
  await expect(asked).toContainText('hello from a page');
  await page.evaluate(() => window.playground.fail('chats.start', 'account-not-online'));
  await asked.getByRole('list', { name: 'Accounts' }).getByRole('button').first().click();
  await expect(asked.getByRole('alert')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.evaluate(() => window.playground.unfail('chats.start'));
  await asked.getByRole('list', { name: 'Accounts' }).getByRole('button').first().click();
  await expect(asked).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('hello\nfrom a page');
  expect(await page.evaluate(() => window.playground.calls('messages.send'))).toEqual([]);
});

test('a link that can’t be opened says why, and a file opens the restore dialog', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'five');
  await page.evaluate(() => window.playground.opening({ kind: 'refused', code: 'link-unsuited' }));
  await expect(page.getByText(/this one leads elsewhere/u)).toBeVisible();
  await page.evaluate(() =>
    window.playground.opening({ kind: 'backup', fileName: 'Mine.switchboard-backup' }),
  );
  await expect(page.getByRole('dialog')).toContainText('Mine.switchboard-backup');
  await page.getByLabel('Passphrase of the backup').fill('typed for the first');
  await page.evaluate(() =>
    window.playground.opening({ kind: 'backup', fileName: 'Other.switchboard-backup' }),
  );
  await expect(page.getByRole('dialog')).toContainText('Other.switchboard-backup');
  await expect(page.getByLabel('Passphrase of the backup')).toHaveValue('');
});

for (const theme of ['light', 'dark']) {
  for (const dir of ['ltr', 'rtl']) {
    test(`the chooser in ${theme}, ${dir}, in a small window`, async ({ quietPage: page }) => {
      await page.setViewportSize({ width: 480, height: 560 });
      await page.goto(`/?scenario=five&theme=${theme}&dir=${dir}`);
      await page.evaluate(
        (text) => window.playground.opening({ kind: 'link', phoneNumber: '491512345678', text }),
        long,
      );
      await expect(page.getByRole('dialog', { name: 'With which account?' })).toBeVisible();
      expect(await findings(page)).toEqual([]);
      expect(await overflow(page)).toEqual([]);
      await page.screenshot({ path: `.cache/screens/opened-link-${theme}-${dir}.png` });
    });
  }
}

test('without an account there is one to be added', async ({ quietPage: page }) => {
  await openScenario(page, 'empty');
  await page.evaluate(() =>
    window.playground.opening({ kind: 'link', phoneNumber: '491512345678', text: '' }),
  );
  const asked = page.getByRole('dialog', { name: 'With which account?' });
  await asked.getByRole('button', { name: 'Add account' }).click();
  await expect(page.getByRole('dialog', { name: 'Link an account' })).toBeVisible();
});
