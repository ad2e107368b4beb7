import { expect, test, type ElectronApplication } from '@playwright/test';
import { chatRow, linkAccount, passFirstScreens } from './app.ts';
import { newStage } from './stage.ts';

const stage = newStage({ seed: 51 });

interface Printed {
  readonly kind: string;
  readonly pages: number;
  readonly text: string;
  readonly visible: boolean;
}

/** In place of the system's dialog, which can't be driven: the page becomes a PDF, and then the printer answers. */
const watchPrinter = (app: ElectronApplication, answer: string): Promise<void> =>
  app.evaluate(({ app: program, BrowserWindow }, reason) => {
    const printed: object[] = [];
    Object.assign(globalThis, { printed });
    program.on('web-contents-created', (_event, contents) => {
      contents.print = (_options, done) => {
        void (async () => {
          const pdf = await contents.printToPDF({});
          printed.push({
            kind: pdf.subarray(0, 5).toString('latin1'),
            pages: pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length ?? 0,
            text: await contents.executeJavaScript('document.body.innerText'),
            visible: BrowserWindow.fromWebContents(contents)?.isVisible() ?? true,
          });
          done?.(reason === '', reason);
        })();
      };
    });
  }, answer);
const printed = (app: ElectronApplication): Promise<readonly Printed[]> =>
  app.evaluate(() => (globalThis as unknown as { printed: Printed[] }).printed);

test('the open chat is printed by its shortcut and from the menu, and nothing in a message can break the page', async () => {
  const { app, page, quit } = await stage.start();
  await passFirstScreens(page);
  const account = await linkAccount(page, stage.simulator);
  const say = (text: string, contact: string, name: string): Promise<unknown> =>
    stage.simulator.admin.sendText({ phone: account.phoneNumber, contact, text, name });
  for (let line = 1; line <= 80; line += 1)
    await say(`line ${line} of a long letter`, '447911123456', 'Greta');
  await say('<script>document.body.textContent = "gone"</script>', '447911123456', 'Greta');
  await say('something else', '447911123457', 'Somebody else');
  await watchPrinter(app, '');

  // Nothing is open yet.
  await page.keyboard.press('Control+P');
  await chatRow(page, 'Greta').click();
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText('<script>');
  await page.keyboard.press('Control+P');
  await expect.poll(async () => (await printed(app)).length).toBe(1);
  const [paper] = await printed(app);
  expect(paper).toMatchObject({ kind: '%PDF-', visible: false });
  expect(paper?.pages).toBeGreaterThan(1);
  expect(paper?.text).toMatch(/^Greta\s+Printed from/u);
  expect(paper?.text).toMatch(
    /line 1 of a long letter[\s\S]*line 80 of a long letter[\s\S]*<script>document/u,
  );
  expect(paper?.text).not.toContain('something else');
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);

  await app.evaluate(({ Menu, BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    // Without a window manager no window has the focus.
    BrowserWindow.getFocusedWindow = () => window ?? null;
    const items = (Menu.getApplicationMenu()?.items ?? []).flatMap((item) => item.submenu?.items ?? []);
    items.find(({ label }) => label === 'Print this chat')?.click();
  });
  await expect.poll(async () => (await printed(app)).length).toBe(2);
  await quit();
});

test('who cancels hears nothing, and a printer that fails is told', async () => {
  const { app, page, quit } = await stage.start();
  await passFirstScreens(page);
  const account = await linkAccount(page, stage.simulator);
  await stage.simulator.admin.sendText({
    phone: account.phoneNumber,
    contact: '447911123456',
    text: 'hello',
    name: 'Greta',
  });
  await chatRow(page, 'Greta').click();
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText('hello');
  const failed = page.getByText(/The chat could not be printed/u);
  await watchPrinter(app, 'Print job canceled');
  await page.keyboard.press('Control+P');
  await expect.poll(async () => (await printed(app)).length).toBe(1);
  await expect(failed).toBeHidden();
  await watchPrinter(app, 'Invalid printer settings');
  await page.keyboard.press('Control+P');
  await expect(failed).toBeVisible();
  await quit();
});
