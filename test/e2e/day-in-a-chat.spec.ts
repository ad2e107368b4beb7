import { expect, test, type Locator, type Page } from '@playwright/test';
import { chatRow, conversation, linkAccount, passFirstScreens } from './app.ts';
import { newStage } from './stage.ts';

const stage = newStage();

const greta = '447911123456';
const hugo = '447911123457';

const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Message', exact: true });
/** By what a message says itself: a quote has the words of another one. */
const bubble = (page: Page, text: string): Locator =>
  conversation(page).getByRole('article', { name: text }).last();
async function choose(page: Page, text: string, name: string): Promise<void> {
  await bubble(page, text).locator('[data-bubble]').click({ button: 'right' });
  await page.getByRole('menuitem', { name, exact: true }).click();
}
async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
  await expect(bubble(page, text).getByRole('img', { name: /^(Sent|Delivered|Read)$/ })).toBeVisible();
}
const receivedBy = (contact: string) => stage.simulator.admin.receivedBy({ contact });
/** What a person's phone has got, as one text: enough to find a part of it. */
const allOf = async (contact: string): Promise<string> => JSON.stringify(await receivedBy(contact));
/** The number of the message that a person's phone got with this text. */
async function idAt(contact: string, text: string): Promise<string> {
  const found = async () => (await receivedBy(contact)).find((message) => message.text === text)?.id;
  await expect.poll(found).toBeTruthy();
  return (await found()) ?? '';
}

test('a day in one chat: replies, reactions, edits, deletions, votes and drafts, both ways', async () => {
  test.setTimeout(180_000);
  const { page, quit } = await stage.start();
  await passFirstScreens(page);
  const { phoneNumber: phone } = await linkAccount(page, stage.simulator);
  const to = { from: greta, to: phone };
  await stage.simulator.admin.sendText({ phone, contact: hugo, text: 'Hello from Hugo', name: 'Hugo' });
  await stage.simulator.admin.sendText({
    phone,
    contact: greta,
    text: 'Shall we meet at six?',
    name: 'Greta',
  });
  await chatRow(page, 'Greta').click();

  // We answer hers; she answers ours, and the quote leads back.
  await choose(page, 'Shall we meet', 'Reply');
  await expect(page.getByRole('group', { name: 'Replying to' })).toContainText('Greta');
  await say(page, 'At seven');
  await expect.poll(() => allOf(greta)).toContain('"quotedMessage":{"conversation":"Shall we meet at six?"');
  const seven = await idAt(greta, 'At seven');
  await stage.simulator.admin.reply({ ...to, id: seven, text: 'Seven it is' });
  await expect(bubble(page, 'Seven it is').getByRole('button', { name: /In reply to You/ })).toBeVisible();

  // Reactions, hers and ours, and ours taken back.
  await stage.simulator.admin.react({ ...to, id: seven, emoji: '🎉' });
  await expect(bubble(page, 'At seven').getByRole('button', { name: '🎉 from Greta' })).toBeVisible();
  await bubble(page, 'Seven it is').locator('[data-bubble]').click({ button: 'right' });
  await page.getByRole('menuitemcheckbox', { name: 'React with ❤️' }).click();
  const ours = bubble(page, 'Seven it is').getByRole('button', { name: '❤️ from You' });
  await expect(ours).toBeVisible();
  await expect.poll(() => allOf(greta)).toContain('"reactionMessage":{');
  await ours.click();
  await expect(ours).toHaveCount(0);

  // Edits, both ways.
  await say(page, 'Bring the kees');
  await choose(page, 'Bring the kees', 'Edit');
  await field(page).fill('Bring the keys');
  await field(page).press('Enter');
  await expect(bubble(page, 'Bring the keys')).toContainText('edited');
  await expect.poll(() => allOf(greta)).toContain('Bring the keys');
  const {
    ids: [hers = ''],
  } = await stage.simulator.admin.sendMessage({ ...to, message: { conversation: 'I will brng them' } });
  await expect(bubble(page, 'I will brng them')).toBeVisible();
  await stage.simulator.admin.edit({ ...to, id: hers, text: 'I will bring them' });
  await expect(bubble(page, 'I will bring them')).toContainText('edited');

  // Deletions: hers for everyone, ours for everyone, ours for us only.
  await stage.simulator.admin.remove({ ...to, id: hers });
  await expect(conversation(page).getByText('This message was deleted')).toHaveCount(1);
  await say(page, 'Wrong chat');
  await choose(page, 'Wrong chat', 'Delete…');
  await page.getByRole('button', { name: 'Delete for everyone' }).click();
  await expect(conversation(page).getByText('This message was deleted')).toHaveCount(2);
  await expect.poll(() => allOf(greta)).toContain('REVOKE');
  await say(page, 'Only for me');
  await choose(page, 'Only for me', 'Delete…');
  await page.getByRole('button', { name: 'Delete for me' }).click();
  await expect(conversation(page).getByText('Only for me')).toHaveCount(0);

  // Star, and who has read it.
  await choose(page, 'At seven', 'Star');
  await expect(bubble(page, 'At seven').getByRole('img', { name: 'Starred' })).toBeVisible();
  await stage.simulator.admin.read({ contact: greta, phone, ids: [seven], type: 'read' });
  await choose(page, 'At seven', 'Message info');
  await expect(page.getByRole('dialog', { name: 'Message info' })).toContainText('Read by');
  await expect(page.getByRole('dialog', { name: 'Message info' })).toContainText('Greta');
  await page.keyboard.press('Escape');

  // Her poll, our vote.
  await stage.simulator.admin.sendPoll({ ...to, name: 'Where?', options: ['Harbour', 'Park'] });
  const poll = bubble(page, 'Where?');
  await poll.getByRole('button', { name: /^Park/ }).click();
  await expect(poll.getByRole('button', { name: /^Park/ })).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => allOf(greta)).toContain('"pollUpdateMessage"');

  // Ours, and her vote.
  await page.getByRole('button', { name: 'Attach', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Poll' }).click();
  await page.getByRole('textbox', { name: 'Question' }).fill('Which train?');
  await page.getByRole('textbox', { name: 'Option 1' }).fill('17:10');
  await page.getByRole('textbox', { name: 'Option 2' }).fill('18:10');
  await page.getByRole('button', { name: 'Send poll' }).click();
  await expect(bubble(page, 'Which train?')).toBeVisible();
  const pollAt = async () =>
    (await receivedBy(greta)).find(({ content }) => JSON.stringify(content).includes('Which train?'))?.id;
  await expect.poll(pollAt).toBeTruthy();
  await stage.simulator.admin.votePoll({ voter: greta, poll: (await pollAt()) ?? '', options: ['18:10'] });
  await expect(bubble(page, 'Which train?').getByRole('button', { name: /^18:10/ })).toContainText('Greta');

  // Forwarded to one other chat, which is shown then.
  await choose(page, 'Bring the keys', 'Forward…');
  await page.getByRole('combobox', { name: 'Find a chat' }).fill('Hug');
  await expect(page.getByRole('option', { name: /Hugo/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Hugo' })).toBeVisible();
  // One's own words are not marked as forwarded, as on the phone.
  await expect(bubble(page, 'Bring the keys')).toBeVisible();
  await expect.poll(() => allOf(hugo)).toContain('Bring the keys');

  // Drafts stay with their chats, and over a restart.
  await field(page).fill('half a thought');
  await chatRow(page, 'Greta').click();
  await expect(field(page)).toHaveValue('');
  await expect(chatRow(page, 'Hugo')).toContainText('half a thought');
  await page.screenshot({ path: test.info().outputPath('day.png') });
  await quit();
  const again = await stage.start();
  await chatRow(again.page, 'Hugo').click();
  await expect(field(again.page)).toHaveValue('half a thought');
  await again.quit();
});
