import { expect, test, type Locator, type Page } from '@playwright/test';
import { accountTab, chatRow, chatRows, conversation, linkAccount, passFirstScreens } from './app.ts';
import { newStage } from './stage.ts';

const stage = newStage();

const greta = '447911123456';
const hugo = '447911123457';

const names = { [greta]: 'Greta', [hugo]: 'Hugo' };
const say = (phone: string, contact: keyof typeof names, text: string) =>
  stage.simulator.admin.sendText({ phone, contact, name: names[contact], text });

const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Message', exact: true });

/** The message at the upper edge of the conversation: where one is reading. */
const onTop = (page: Page): Promise<string | null> =>
  conversation(page).evaluate((log) => {
    const edge = log.getBoundingClientRect().top;
    const first = [...log.querySelectorAll('[data-message]')].find(
      (element) => element.getBoundingClientRect().bottom > edge + 1,
    );
    return first?.getAttribute('data-message') ?? null;
  });

test('one inbox: every chat of every account, answered from its own account', async () => {
  const { page, quit } = await stage.start();
  await passFirstScreens(page);
  const one = await linkAccount(page, stage.simulator);
  const two = await linkAccount(page, stage.simulator);
  await say(one.phoneNumber, greta, 'to the first');
  await say(two.phoneNumber, hugo, 'to the second');

  await page.keyboard.press('Control+0');
  await expect(page.getByRole('heading', { level: 1, name: 'All accounts' })).toBeVisible();
  await expect(chatRow(page, 'Greta')).toContainText(one.name);
  await expect(chatRow(page, 'Hugo')).toContainText(two.name);
  await chatRow(page, 'Greta').click();
  await expect(page.getByText(`Sending as ${one.name}`)).toBeVisible();
  await field(page).fill('from the first');
  await field(page).press('Enter');
  await expect(conversation(page)).toContainText('from the first');

  // What moves to the top is another account's; what is open stays. The service knows whole seconds only.
  await page.waitForTimeout(1_000);
  await say(two.phoneNumber, hugo, 'are you there?');
  await expect(chatRows(page).first()).toContainText('are you there?');
  await expect(page.getByText(`Sending as ${one.name}`)).toBeVisible();
  await chatRow(page, 'Hugo').click();
  await expect(page.getByText(`Sending as ${two.name}`)).toBeVisible();
  await field(page).fill('from the second');
  await field(page).press('Enter');
  const fromOf = async (contact: string) =>
    (await stage.simulator.admin.receivedBy({ contact })).map(({ text }) => text);
  await expect.poll(() => fromOf(hugo)).toEqual(['from the second']);
  await expect.poll(() => fromOf(greta)).toEqual(['from the first']);
  await quit();
});

test('each account and each chat is where one left it', async () => {
  const { page, quit } = await stage.start();
  await passFirstScreens(page);
  const one = await linkAccount(page, stage.simulator);
  const two = await linkAccount(page, stage.simulator);
  for (let turn = 1; turn <= 60; turn++) await say(one.phoneNumber, greta, `line ${turn}`);
  await say(two.phoneNumber, hugo, 'Hello');
  await accountTab(page, one.name).click();
  await expect(chatRow(page, 'Greta')).toContainText('line 60');
  await chatRow(page, 'Greta').click();
  await expect(conversation(page).getByRole('article').first()).toBeVisible();
  // Up to somewhere in the middle, and a thought that is not finished.
  await conversation(page).hover();
  await page.mouse.wheel(0, 100_000);
  await expect(conversation(page).getByRole('article', { name: 'line 60' })).toBeInViewport();
  await page.mouse.wheel(0, -1_200);
  await expect(conversation(page).getByRole('article', { name: 'line 60' })).not.toBeInViewport();
  await field(page).fill('half a thought');
  // The wheel has its way in many small steps.
  let place: string | null = null;
  await expect(async () => {
    const before = place;
    place = await onTop(page);
    expect(place).not.toBeNull();
    expect(place).toBe(before);
  }).toPass({ intervals: [300] });

  await accountTab(page, two.name).click();
  await chatRow(page, 'Hugo').click();
  await expect(field(page)).toHaveValue('');
  await expect(page.getByText(`Sending as ${two.name}`)).toBeVisible();
  // What comes meanwhile moves nobody.
  await say(one.phoneNumber, greta, 'the newest');
  await accountTab(page, one.name).click();
  await expect(chatRow(page, 'Greta')).toHaveAttribute('aria-current', 'true');
  await expect.poll(() => onTop(page)).toBe(place);
  await expect(field(page)).toHaveValue('half a thought');
  await accountTab(page, two.name).click();
  await expect(conversation(page)).toContainText('Hello');
  await quit();
});

test('places, people, stickers and what is seen once, as they come', async () => {
  const { page, quit } = await stage.start();
  await passFirstScreens(page);
  const { phoneNumber: phone } = await linkAccount(page, stage.simulator);
  const send = (message: Record<string, unknown>) =>
    stage.simulator.admin.sendMessage({ from: greta, to: phone, message });
  await say(phone, greta, 'look');
  await chatRow(page, 'Greta').click();
  await send({
    locationMessage: {
      degreesLatitude: 51.5,
      degreesLongitude: -0.1,
      name: 'The quay',
      address: 'A street 1',
    },
  });
  const quay = conversation(page).getByRole('article', { name: /The quay/ });
  await expect(quay).toContainText('51.50000, -0.10000');
  await expect(quay.getByRole('link', { name: 'Show on a map' })).toBeVisible();
  await send({
    contactMessage: {
      displayName: 'Bob',
      vcard: 'BEGIN:VCARD\nVERSION:3.0\nFN:Bob\nTEL;type=CELL;waid=491701234567:+49 170 1234567\nEND:VCARD',
    },
  });
  await expect(conversation(page).getByRole('article', { name: /Bob/ })).toContainText('+49 170 1234567');

  // A sticker is a picture without a bubble.
  const webp = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');
  await stage.simulator.admin.sendMedia({
    from: greta,
    to: phone,
    kind: 'sticker',
    content: webp.toString('base64'),
    mimetype: 'image/webp',
  });
  const sticker = conversation(page)
    .getByRole('article', { name: /Sticker/ })
    .locator('img')
    .last();
  await expect
    .poll(() => sticker.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);

  // What may be seen once is for the phone: it is said, and nothing of it is here.
  await stage.simulator.admin.sendMedia({
    from: greta,
    to: phone,
    kind: 'image',
    content: webp.toString('base64'),
    mimetype: 'image/webp',
    caption: 'only for your eyes',
    viewOnce: true,
  });
  await expect(conversation(page)).toContainText('Open it on your phone; it is never kept here');
  await expect(conversation(page).getByText('only for your eyes')).toHaveCount(0);

  // We send a person of ours.
  await page.getByRole('button', { name: 'Attach', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Contact' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send contacts' });
  const person = dialog.getByRole('option').first();
  const name = (await person.locator('[dir="auto"]').textContent()) ?? '';
  await person.click();
  await dialog.getByRole('button', { name: 'Send 1 contact' }).click();
  const received = async () => JSON.stringify(await stage.simulator.admin.receivedBy({ contact: greta }));
  await expect.poll(received).toContain(`"displayName":${JSON.stringify(name)}`);
  await page.screenshot({ path: test.info().outputPath('kinds.png') });
  await quit();
});
