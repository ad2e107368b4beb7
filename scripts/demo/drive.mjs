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
  renewCode: 'Get a new code',
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
  const renew = dialog.getByRole('button', { name: names.renewCode });
  let reason = 'no code was to be seen in the dialog';
  let refused = '';
  let renewals = 0;
  for (const deadline = Date.now() + patience.timeout; Date.now() < deadline; await wait(250)) {
    if (renewals < 2 && (await renew.isVisible())) {
      renewals += 1; // a slow machine may be late once; more than that is a fault to be seen
      await renew.click();
    }
    const text = await codeIn(dialog);
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
 * @param {import('playwright').Locator} dialog
 * @returns {Promise<string | undefined>} undefined also when the dialog was drawn anew just then
 */
async function codeIn(dialog) {
  try {
    return await readQr(await dialog.screenshot({ timeout: 5000 }));
  } catch (error) {
    if (dialog.page().isClosed()) throw error;
    return undefined;
  }
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
