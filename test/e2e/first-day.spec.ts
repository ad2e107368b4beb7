import { expect, test } from '@playwright/test';
import {
  accountTab,
  chatRow,
  chatRows,
  conversation,
  linkAccount,
  passFirstScreens,
  startApp,
} from './app.ts';
import { newStage } from './stage.ts';

const stage = newStage({ seed: 11 });

const greta = '447911123456';

test('from the empty app over two accounts to the next morning', async () => {
  const first = await stage.start();
  const { page } = first;
  await passFirstScreens(page);

  // One account, linked from the picture of its code.
  const one = await linkAccount(page, stage.simulator);
  await expect(accountTab(page, one.name)).toHaveAttribute('aria-selected', 'true');
  await expect(accountTab(page, one.name)).toHaveAccessibleName(/Online/u);
  const rows = chatRows(page);
  await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(5);
  await rows.first().click();
  await expect(conversation(page)).not.toBeEmpty();

  // A contact writes; it appears in the list and in the conversation.
  await stage.simulator.admin.habits({ contact: greta, reads: true });
  await stage.simulator.admin.sendText({
    phone: one.phoneNumber,
    contact: greta,
    text: 'Is the blue one still there?',
    name: 'Greta',
  });
  await expect(chatRow(page, 'Greta')).toContainText('Is the blue one still there?');
  await expect(chatRow(page, 'Greta')).toHaveAccessibleName(/1 unread/u);
  await chatRow(page, 'Greta').click();
  await expect(conversation(page)).toContainText('Is the blue one still there?');

  // We answer; exactly that text arrives, and the ticks follow.
  await page.getByRole('textbox', { name: 'Message' }).fill('It is. Shall I put it aside?');
  await page.getByRole('textbox', { name: 'Message' }).press('Enter');
  await expect(conversation(page)).toContainText('It is. Shall I put it aside?');
  await expect
    .poll(async () =>
      (await stage.simulator.admin.receivedBy({ contact: greta })).map((message) => message.text),
    )
    .toEqual(['It is. Shall I put it aside?']);
  await expect(conversation(page).getByText('It is. Shall I put it aside?')).toBeVisible();
  await expect(conversation(page).getByRole('img', { name: 'Read' })).toBeVisible();

  // A message that comes in while the conversation is open appears at once.
  await stage.simulator.admin.sendText({
    phone: one.phoneNumber,
    contact: greta,
    text: 'Yes please',
    name: 'Greta',
  });
  await expect(conversation(page)).toContainText('Yes please');

  // A second account; what comes in for one never shows in the other.
  const two = await linkAccount(page, stage.simulator);
  expect(two.phoneNumber).not.toBe(one.phoneNumber);
  await expect(accountTab(page, two.name)).toHaveAttribute('aria-selected', 'true');
  await stage.simulator.admin.sendText({
    phone: two.phoneNumber,
    contact: '447911000002',
    text: 'only for the second',
    name: 'Bruno',
  });
  await stage.simulator.admin.sendText({
    phone: one.phoneNumber,
    contact: '447911000001',
    text: 'only for the first',
    name: 'Anna',
  });
  await expect(chatRow(page, 'Bruno')).toContainText('only for the second');
  await expect(chatRow(page, 'Anna')).toHaveCount(0);
  await expect(accountTab(page, one.name)).toHaveAccessibleName(/unread/u);
  await accountTab(page, one.name).click();
  await expect(chatRow(page, 'Anna')).toContainText('only for the first');
  await expect(chatRow(page, 'Bruno')).toHaveCount(0);
  await first.quit();

  // The next morning, the service cannot be reached yet: everything is there from disk.
  const offline = await startApp({
    userData: stage.userData,
    service: { url: 'ws://127.0.0.1:9/ws/chat', rootKey: stage.simulator.rootKey },
  });
  await accountTab(offline.page, one.name).click();
  await chatRow(offline.page, 'Greta').click();
  await expect(conversation(offline.page)).toContainText('Yes please');
  await expect(accountTab(offline.page, one.name)).toHaveAccessibleName(/Offline, trying again/u);
  await offline.quit();

  // And when it can, both come back without a new code.
  const again = await stage.start();
  for (const { name } of [one, two])
    await expect(accountTab(again.page, name)).toHaveAccessibleName(/Online/u);
  await expect(again.page.getByRole('dialog')).toHaveCount(0);
  expect((await stage.simulator.admin.counters()).gaps).toEqual([]);
  await again.quit();
});
