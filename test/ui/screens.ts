import type { Page } from '@playwright/test';
import { expect, openChat } from './open.ts';

const link = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Add account' }).click();
  await expect(page.getByRole('dialog', { name: 'Link an account' })).toBeVisible();
  await page.waitForTimeout(400);
};
const chat = (page: Page): Promise<void> => openChat(page, 0);
const info = async (page: Page, title: string): Promise<void> => {
  await page
    .getByRole('list', { name: 'Chats' })
    .getByRole('button')
    .filter({ hasText: title })
    .first()
    .click();
  await page.getByRole('button', { name: 'Chat info' }).click();
  await expect(page.getByRole('heading', { level: 3, name: title })).toBeVisible();
};
/** A microphone that hears a tone, where there is none. Runs in the page. */
const beepingMicrophone = (): void => {
  navigator.mediaDevices.getUserMedia = () => {
    const context = new AudioContext();
    const tone = context.createOscillator();
    const target = context.createMediaStreamDestination();
    tone.connect(target);
    tone.start();
    return Promise.resolve(target.stream);
  };
};
const nothing = async (): Promise<void> => {};
const tab =
  (place: number) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('tab').nth(place).click();
  };

/** What opens by keys may still have to be read: it is there when this is. */
const byKeys =
  (keys: string, role: 'dialog' | 'table' | 'heading', name?: string) =>
  async (page: Page): Promise<void> => {
    await page.keyboard.press(keys);
    await expect(page.getByRole(role, name === undefined ? {} : { name, exact: true }).first()).toBeVisible();
  };

/** A screen: its scenario, and how to get there. */
export type Screen = readonly [name: string, scenario: string, go: (page: Page) => Promise<void>];

async function record(page: Page): Promise<void> {
  await chat(page);
  await page.evaluate(beepingMicrophone);
  await page.getByRole('button', { name: 'Record a voice message' }).click();
  await expect(page.getByRole('timer')).toHaveText(/0:0[1-9]/, { timeout: 10_000 });
}

/** Every screen of the window. */
export const screens: readonly Screen[] = [
  ['no accounts', 'empty', nothing],
  ['slow start', 'loading', (page) => page.waitForTimeout(400)],
  ['failed start', 'snapshot-fails', nothing],
  ['protect', 'vault', nothing],
  ['unlock', 'locked', nothing],
  ['unreadable', 'unreadable', nothing],
  ['notice', 'notice', nothing],
  ['accounts', 'five', nothing],
  ['conversation', 'five', chat],
  ['every kind', 'kinds', chat],
  ['long texts', 'long', chat],
  ['right to left', 'rtl', chat],
  ['waiting', 'states', chat],
  ['syncing', 'states', tab(3)],
  ['stopped', 'states', tab(5)],
  ['unlinked', 'states', tab(7)],
  ['200 accounts', 'many', nothing],
  ['plain file, test service', 'plain-file', nothing],
  ['no chats', 'no-chats', nothing],
  ['failed list', 'lists-fail', nothing],
  [
    'failed conversation',
    'failing',
    async (page) => {
      await page.getByRole('list', { name: 'Chats' }).getByRole('button').first().click();
      await expect(page.getByText('The messages could not be loaded.')).toBeVisible();
    },
  ],
  ['link: waiting', 'link-waiting', link],
  ['link: scan', 'link-scan', link],
  ['link: confirming', 'link-confirming', link],
  ['link: syncing', 'link-syncing', link],
  ['link: expired', 'link-expired', link],
  ['link: failed', 'link-failed', link],
  ['groups', 'groups', nothing],
  ['one inbox', 'groups', (page) => page.keyboard.press('Control+0')],
  ['every row', 'rows', nothing],
  ['overview', 'states', byKeys('Control+Shift+O', 'table')],
  ['settings', 'five', byKeys('Control+,', 'heading', 'Settings')],
  ['palette', 'groups', byKeys('Control+K', 'dialog')],
  [
    'search',
    'five',
    async (page) => {
      await page.keyboard.press('Control+Shift+F');
      await expect(page.getByRole('dialog').locator('input').first()).toBeFocused();
      await page.keyboard.type('the');
      await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
    },
  ],
  [
    'search in a chat',
    'five',
    async (page) => {
      await chat(page);
      await page.keyboard.press('Control+F');
      await page.keyboard.type('you');
      await expect(page.getByText(/^1 of/)).toBeVisible();
    },
  ],
  ['chat info', 'five', (page) => info(page, 'Maria Lopez')],
  ['group info', 'five', (page) => info(page, 'Spring market')],
  [
    'gallery',
    'gallery',
    async (page) => {
      await info(page, 'Spring market');
      await page.getByRole('button', { name: 'Media, links and files' }).click();
      await expect(page.getByRole('list', { name: 'Media' })).toBeVisible();
    },
  ],
  [
    'chat menu',
    'five',
    (page) => page.getByRole('list', { name: 'Chats' }).getByRole('button').nth(1).click({ button: 'right' }),
  ],
  [
    'new chat',
    'five',
    async (page) => {
      await page.getByRole('button', { name: 'New chat' }).click();
      await expect(page.getByRole('option', { name: /Aisha Khan/ })).toBeVisible();
    },
  ],
  ['shortcuts', 'five', byKeys('Control+/', 'dialog')],
  [
    'hidden names',
    'groups',
    async (page) => {
      await chat(page);
      await page.keyboard.press('Control+Shift+H');
    },
  ],
  [
    'colour',
    'five',
    async (page) => {
      await page.getByRole('tab').first().click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Colour…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  ],
  ['menu', 'states', (page) => page.getByRole('button', { name: 'Account menu' }).click()],
  [
    'remove',
    'five',
    async (page) => {
      await page.getByRole('button', { name: 'Account menu' }).click();
      await page.getByRole('menuitem', { name: 'Remove account…' }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
  ],
  [
    'mentions',
    'five',
    async (page) => {
      await page
        .getByRole('list', { name: 'Chats' })
        .getByRole('button')
        .filter({ hasText: 'Spring market' })
        .first()
        .click();
      await page.getByRole('textbox').last().pressSequentially('Ask @');
      await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
    },
  ],
  ['voice message', 'files', record],
  [
    'voice message, recorded',
    'files',
    async (page) => {
      await record(page);
      await page.getByRole('button', { name: 'Stop and listen to it first' }).click();
      await expect(page.getByText('Not sent yet')).toBeVisible();
    },
  ],
];
