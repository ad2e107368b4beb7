import { expect, test, type Locator } from '@playwright/test';
import { chatRow, conversation, linkAccount, passFirstScreens } from './app.ts';
import { newStage } from './stage.ts';

const stage = newStage({ seed: 61 });
const greta = '447911123456';
const hugo = '447911123457';
const tom = '447911123458';

test('a group: several people both ways, mentions, who comes and goes, and what an admin may do', async () => {
  const { admin } = stage.simulator;
  const { page, quit } = await stage.start();
  await passFirstScreens(page);
  const { phoneNumber: phone } = await linkAccount(page, stage.simulator);
  for (const [contact, name] of [
    [greta, 'Greta'],
    [hugo, 'Hugo'],
    [tom, 'Tom'],
  ] as const)
    await admin.sendText({ phone, contact, name, text: `Hello from ${name}` });
  const bubble = (text: string): Locator => conversation(page).getByRole('article', { name: text }).last();
  const line = (text: string): Locator => conversation(page).getByText(text, { exact: true });
  const textsAt = async (contact: string): Promise<readonly (string | undefined)[]> =>
    (await admin.receivedBy({ contact })).map(({ text }) => text);

  // It begins on a phone; what is said is told with who said it.
  const { jid: group } = await admin.createGroup({
    creator: greta,
    subject: 'Walkers',
    members: [phone, hugo],
  });
  await admin.sendToGroup({ group, from: greta, text: 'Where shall we go?' });
  await admin.sendToGroup({ group, from: hugo, text: 'To the lake' });
  await expect(chatRow(page, 'Walkers')).toContainText(/Hugo.*To the lake/u);

  // Who is mentioned sees it in the list already, and no longer when it is read.
  const { lid } = await admin.person({ phone });
  await admin.sendToGroup({
    group,
    from: hugo,
    message: {
      extendedTextMessage: {
        text: `@${lid.split('@')[0] ?? ''} are you coming?`,
        contextInfo: { mentionedJid: [lid] },
      },
    },
  });
  const mark = chatRow(page, 'Walkers').getByRole('img', { name: 'You were mentioned 1 time' });
  await expect(mark).toBeVisible();
  await expect(chatRow(page, 'Walkers')).toContainText('@You are you coming?');
  await chatRow(page, 'Walkers').click();
  await expect(line('Greta created this group')).toBeVisible();
  await expect(bubble('Where shall we go?').locator('[data-sender]')).toHaveText('Greta');
  await expect(bubble('To the lake').locator('[data-sender]')).toHaveText('Hugo');
  const asked = bubble('are you coming?');
  await expect(asked).toHaveAccessibleName(/^Hugo: @You are you coming\?/u);
  await expect(asked.locator('bdi', { hasText: '@You' })).toBeVisible();
  await expect(conversation(page).getByRole('article', { name: /^Greta created this group/u })).toBeVisible();
  await expect(mark).toHaveCount(0);

  // All of them get what we say; the ticks wait for the last one.
  await admin.habits({ contact: hugo, delivers: false });
  const field = page.getByRole('textbox', { name: 'Message', exact: true });
  await field.fill('I am');
  await field.press('Enter');
  for (const contact of [greta, hugo]) await expect.poll(() => textsAt(contact)).toContain('I am');
  await expect(bubble('I am').getByRole('img', { name: 'Sent' })).toBeVisible();
  const id = (await admin.receivedBy({ contact: hugo })).find(({ text }) => text === 'I am')?.id ?? '';
  await admin.read({ contact: hugo, phone, ids: [id], type: 'read', group });
  await expect(bubble('I am').getByRole('img', { name: 'Delivered' })).toBeVisible();
  await admin.read({ contact: greta, phone, ids: [id], type: 'read', group });
  await expect(bubble('I am').getByRole('img', { name: 'Read' })).toBeVisible();

  // Somebody comes, and we become an admin; the panel beside the chat follows.
  await page.getByRole('button', { name: 'Chat info' }).click();
  const info = page.getByRole('complementary', { name: 'Chat info' });
  const members = info.getByRole('region', { name: 'Members' });
  await expect(members.getByRole('listitem')).toHaveCount(3);
  await expect(members.getByRole('listitem').filter({ hasText: 'Greta' })).toContainText('Owner');
  await expect(info.getByRole('region', { name: 'Group settings' })).toHaveCount(0);
  await admin.changeGroupMembers({ group, by: greta, action: 'add', members: [tom] });
  await expect(line('Greta added Tom')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Greta added Tom' })).toBeAttached();
  await admin.changeGroupMembers({ group, by: greta, action: 'promote', members: [phone] });
  await expect(line('Greta made you an admin')).toBeVisible();
  await expect(members.getByRole('listitem').filter({ hasText: 'Tom' })).toBeVisible();
  await expect(info.getByRole('region', { name: 'Group settings' })).toBeVisible();

  // What we may do now, and what the others see of it.
  await members.getByRole('button', { name: 'Menu of Hugo' }).click();
  await page.getByRole('menuitem', { name: 'Remove from the group…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(line('You removed Hugo')).toBeVisible();
  await expect(members.getByRole('listitem').filter({ hasText: 'Hugo' })).toHaveCount(0);
  await info.getByRole('button', { name: 'Change the name…' }).click();
  const naming = page.getByRole('dialog', { name: 'Change the name of the group' });
  await naming.getByRole('textbox').fill('Swimmers');
  await naming.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Swimmers' })).toBeVisible();
  await expect
    .poll(async () => (await admin.groups({ phone: tom })).find(({ jid }) => jid === group))
    .toMatchObject({ subject: 'Swimmers', members: [{ number: greta }, { number: phone }, { number: tom }] });
  await field.fill('Without Hugo');
  await field.press('Enter');
  await expect.poll(() => textsAt(tom)).toContain('Without Hugo');
  expect(await textsAt(hugo)).not.toContain('Without Hugo');

  // At last we are removed ourselves: said in the chat and beside it, and it holds over a restart.
  await admin.changeGroupMembers({ group, by: greta, action: 'remove', members: [phone] });
  await expect(line('Greta removed you')).toBeVisible();
  await expect(info.getByText('You are not in this group any more.')).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('group.png') });
  await quit();
  const again = await stage.start();
  await chatRow(again.page, 'Swimmers').click();
  await expect(conversation(again.page).getByText('Greta removed you', { exact: true })).toBeVisible();
  await expect(conversation(again.page).getByText('To the lake')).toBeVisible();
});
