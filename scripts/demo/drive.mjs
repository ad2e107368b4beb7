// @ts-check
import { setTimeout as wait } from 'node:timers/promises';
import { PlainError } from '../library/plain-error.mjs';
import { readQr } from './qr.mjs';

/** @typedef {import('playwright').Page} Page */
/** @typedef {(text: string) => Promise<{ ok: true } | { ok: false, reason: string }>} Scan */

/** The names that the window shows to people and to screen readers; all that this file knows of it. */
export const names = {
  consent: 'I understand that anyone who can read this folder can open my chats',
  withoutPassphrase: 'Continue without a passphrase',
  acceptNotice: 'I understand, continue',
  addAccount: 'Add account',
  linkDialog: 'Link an account',
  accounts: 'Accounts',
  online: /\bOnline\b/,
  chats: 'Chats',
  messages: 'Messages',
};

const patience = { timeout: 60_000 };

/**
 * Answers the questions of a first start: how to protect the data, and the notice.
 * @param {Page} page
 */
export async function passFirstScreens(page) {
  const consent = page.getByRole('checkbox', { name: names.consent });
  const accept = page.getByRole('button', { name: names.acceptNotice });
  const add = addButton(page);
  await consent.or(accept).or(add).first().waitFor(patience);
  if (await consent.isVisible()) {
    await consent.check();
    await page.getByRole('button', { name: names.withoutPassphrase }).click();
    await accept.or(add).first().waitFor(patience);
  }
  if (await accept.isVisible()) await accept.click();
  await add.waitFor(patience);
}

/**
 * Links one more account: opens the dialog, reads the code from a picture of it, lets a phone scan it.
 * @param {Page} page
 * @param {Scan} scan
 * @param {number} total how many accounts are online afterwards
 */
export async function linkAccount(page, scan, total) {
  await addButton(page).click();
  const dialog = page.getByRole('dialog', { name: names.linkDialog });
  await dialog.waitFor(patience);
  await scanCode(dialog, scan);
  const online = page.getByRole('tablist', { name: names.accounts }).getByRole('tab', { name: names.online });
  await online.nth(total - 1).waitFor(patience);
  await dialog.waitFor({ state: 'hidden', ...patience });
}

/**
 * A code may be renewed just between the picture and the scan: then the phone refuses it and the next one is read.
 * @param {import('playwright').Locator} dialog
 * @param {Scan} scan
 */
async function scanCode(dialog, scan) {
  let reason = 'no code was to be seen in the dialog';
  let refused = '';
  for (const deadline = Date.now() + patience.timeout; Date.now() < deadline; await wait(250)) {
    const text = await readQr(await dialog.screenshot());
    if (text === undefined || text === refused) continue;
    const answer = await scan(text);
    if (answer.ok) return;
    reason = `the simulated phone refused the code: ${answer.reason}`;
    refused = text;
  }
  const words = (await dialog.innerText()).replaceAll(/\s+/g, ' ');
  throw new PlainError(`An account could not be linked: ${reason}. The dialog says: ${words}`);
}

/**
 * Shows the first account with a chat open and its messages in sight.
 * @param {Page} page
 */
export async function openChat(page) {
  await page.getByRole('tablist', { name: names.accounts }).getByRole('tab').first().click();
  await chatRows(page).first().click(patience);
  const messages = page.getByRole('log', { name: names.messages });
  await messages.getByText(/\S/).first().waitFor(patience);
}

/** @param {Page} page */
function addButton(page) {
  return page.getByRole('button', { name: names.addAccount }).first();
}

/** @param {Page} page */
function chatRows(page) {
  const options = page.getByRole('listbox', { name: names.chats }).getByRole('option');
  return options.or(page.getByRole('list', { name: names.chats }).getByRole('button'));
}
