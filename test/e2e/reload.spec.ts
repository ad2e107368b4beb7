import { expect, test, type Page } from '@playwright/test';
import { eventChannel } from '../../preload/contract/bridge.ts';
import { accountTab, chatRow, conversation, linkAccount, passFirstScreens } from './app.ts';
import { newStage } from './stage.ts';

const stage = newStage({ seed: 64, historyChats: 1 });

interface Talk {
  readonly phone: string;
  readonly account: string;
  readonly contact: string;
  readonly name: string;
  /** What was sent so far, oldest first. */
  readonly sent: string[];
}

/** Somebody writes to each account in turn, until told to stop. */
function keepTalking(talks: readonly Talk[]): { stop(): Promise<void> } {
  const busy = { yet: true };
  const done = (async () => {
    for (let turn = 0; busy.yet; turn++) {
      const talk = talks[turn % talks.length];
      if (talk === undefined) return;
      const text = `${talk.name} says ${String(talk.sent.length).padStart(4, '0')}`;
      talk.sent.push(text);
      await stage.simulator.admin.sendText({
        phone: talk.phone,
        contact: talk.contact,
        name: talk.name,
        text,
      });
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  })();
  return {
    stop: () => {
      busy.yet = false;
      return done;
    },
  };
}

/** The lines on the screen from the newest up, as far as the window has them drawn. */
const shownLines = (page: Page): Promise<readonly string[]> =>
  conversation(page)
    .getByText(/^\w+ says \d{4}$/u)
    .allTextContents();

/** What stands there is an unbroken end of what was sent: nothing missing, nothing double, nothing out of its place. */
async function expectEnd(page: Page, talk: Talk): Promise<void> {
  await expect(chatRow(page, talk.name)).toContainText(talk.sent.at(-1) ?? '');
  const down = page.getByRole('button', { name: /Go to the newest message|new messages?$/ });
  if (await down.isVisible()) await down.click();
  await expect
    .poll(async () => {
      const shown = await shownLines(page);
      return shown.length > 3 && JSON.stringify(shown) === JSON.stringify(talk.sent.slice(-shown.length));
    })
    .toBe(true);
}

test('messages go on while the window is loaded anew, opened late and loses a push: it heals, and nothing is missing or double', async () => {
  const { app, page } = await stage.start();
  await passFirstScreens(page);
  const talks: Talk[] = [];
  for (const name of ['Greta', 'Hugo', 'Ida']) {
    const { phoneNumber: phone, name: account } = await linkAccount(page, stage.simulator);
    talks.push({ phone, account, name, contact: `44791112345${talks.length}`, sent: [] });
  }
  const [greta, hugo, ida] = talks as [Talk, Talk, Talk];
  /** Each account's chat has all that came for it: in the open one, and in the counts of the others. */
  const expectAll = async (seen: Page): Promise<void> => {
    await expectEnd(seen, greta);
    for (const { account, name, sent } of [hugo, ida]) {
      await accountTab(seen, account).click();
      await expect(chatRow(seen, name)).toContainText(sent.at(-1) ?? '');
      await expect(chatRow(seen, name)).toContainText(`${sent.length} unread`);
    }
    await accountTab(seen, greta.account).click();
    await expectEnd(seen, greta);
  };

  let traffic = keepTalking(talks);
  await accountTab(page, greta.account).click();
  await chatRow(page, 'Greta').click();
  await expect.poll(() => greta.sent.length).toBeGreaterThan(10);

  // Loaded anew in the middle of it, twice.
  for (let times = 0; times < 2; times++) {
    const before = greta.sent.length;
    await page.reload();
    await expect(conversation(page).or(chatRow(page, 'Greta')).first()).toBeVisible();
    await accountTab(page, greta.account).click();
    await chatRow(page, 'Greta').click();
    await expect.poll(() => greta.sent.length).toBeGreaterThan(before + 5);
  }
  await traffic.stop();
  await expectAll(page);

  // A push is lost on its way: the number of the next one gives it away.
  traffic = keepTalking(talks);
  await app.evaluate(({ BrowserWindow }, channel) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('no window');
    const send = contents.send.bind(contents);
    const lost: string[] = [];
    Object.assign(globalThis, { lost });
    contents.send = (name: string, ...values: unknown[]) => {
      const type = (values[0] as { type?: string } | undefined)?.type ?? '';
      // One of each kind.
      if (name === channel && (type === 'messages' || type === 'chats') && !lost.includes(type))
        lost.push(type);
      else send(name, ...values);
    };
  }, eventChannel);
  const lost = () => app.evaluate(() => (globalThis as unknown as { lost: string[] }).lost);
  await expect.poll(async () => (await lost()).toSorted()).toEqual(['chats', 'messages']);
  const before = greta.sent.length;
  await expect.poll(() => greta.sent.length).toBeGreaterThan(before + 5);
  await traffic.stop();
  await expectAll(page);

  // The window goes, as where a program outlives it, and another one comes late.
  traffic = keepTalking(talks);
  const late = app.waitForEvent('window');
  await app.evaluate(({ app: program, BrowserWindow }) => {
    program.removeAllListeners('window-all-closed');
    program.on('window-all-closed', () => undefined);
    const [window] = BrowserWindow.getAllWindows();
    window?.once('closed', () => setTimeout(() => program.emit('activate'), 300));
    setTimeout(() => window?.destroy());
  });
  const second = await late;
  await accountTab(second, greta.account).click();
  await chatRow(second, 'Greta').click();
  const then = greta.sent.length;
  await expect.poll(() => greta.sent.length).toBeGreaterThan(then + 5);
  await traffic.stop();
  await expectAll(second);
  expect((await stage.simulator.admin.counters()).gaps).toEqual([]);
});
