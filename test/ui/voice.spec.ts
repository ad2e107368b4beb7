import type { Page } from '@playwright/test';
import { plainBrowser } from '../../scripts/testing/plain-browser.mjs';
import { expect, findings, openChat, openScenario, overflow, test } from './open.ts';

// A device that beeps. What the page asks is answered by the browser's own rules.
test.use({
  launchOptions: {
    ...plainBrowser,
    args: ['--no-sandbox', '--use-fake-device-for-media-stream'],
  },
});

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const bar = (page: Page) => page.getByRole('group', { name: 'Voice message' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const record = (page: Page) => button(page, 'Record a voice message');
const calls = (
  page: Page,
  name: 'messages.sendMedia' | 'microphone.open' | 'microphone.close' | 'media.detach',
) => page.evaluate((called) => window.playground.calls(called), name);
/** Remembers every track that is given, so that a test can look whether it is let go of. */
const watchTracks = (page: Page) =>
  page.addInitScript(() => {
    const devices = navigator.mediaDevices;
    const given: MediaStreamTrack[] = [];
    Object.assign(window, { given });
    const ask = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted);
      given.push(...stream.getTracks());
      return stream;
    };
  });
const tracks = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { given: MediaStreamTrack[] }).given.map(
      ({ kind, readyState }) => `${kind} ${readyState}`,
    ),
  );
const until = (page: Page, seconds: number) =>
  expect(page.getByRole('timer')).toHaveText(new RegExp(`0:(?:0[${seconds}-9]|[1-5][0-9])`), {
    timeout: 10_000,
  });

test.describe('with a microphone', () => {
  test.use({ permissions: ['microphone'] });
  test.beforeEach(async ({ page }) => watchTracks(page));

  for (const theme of ['light', 'dark'] as const) {
    test.describe(theme, () => {
      test.use({ colorScheme: theme });
      test('a voice message is recorded by keyboard, heard, and sent', async ({ quietPage: page }) => {
        test.slow();
        await openScenario(page, theme === 'dark' ? 'files&dir=rtl' : 'files');
        await openChat(page);
        await record(page).focus();
        await page.keyboard.press('Enter');
        await expect(bar(page).getByText('Recording', { exact: true })).toBeVisible();
        await expect(button(page, 'Send the voice message')).toBeFocused();
        await expect(field(page)).toBeHidden();
        expect(await findings(page)).toEqual([]);
        expect(await overflow(page)).toEqual([]);
        await until(page, 1);

        await button(page, 'Pause the recording').click();
        await expect(bar(page).getByText('Paused')).toBeVisible();
        const held = await page.getByRole('timer').textContent();
        await page.waitForTimeout(1_200);
        await expect(page.getByRole('timer')).toHaveText(held ?? '');
        await button(page, 'Go on recording').click();
        await until(page, 2);

        await button(page, 'Stop and listen to it first').click();
        await expect(bar(page).getByText('Not sent yet')).toBeVisible();
        expect(await tracks(page)).toEqual(['audio ended']);
        await bar(page).getByRole('button', { name: /^Play/ }).click();
        await expect(bar(page).getByRole('button', { name: /^Pause/ })).toBeVisible();
        expect(await findings(page)).toEqual([]);
        expect(await overflow(page)).toEqual([]);

        await button(page, 'Send the voice message').press('Enter');
        await expect(bar(page)).toBeHidden();
        await expect(field(page)).toBeFocused();
        const [sent] = (await calls(page, 'messages.sendMedia')) as readonly {
          readonly as: string;
          readonly measured: { readonly waveform: readonly number[] };
        }[];
        expect(sent?.as).toBe('voice');
        expect(sent?.measured.waveform).toHaveLength(64);
        // The device beeps once a second: its shape is neither flat nor empty.
        expect(Math.max(...(sent?.measured.waveform ?? []))).toBe(100);
        expect(await calls(page, 'microphone.open')).toHaveLength(1);
        await expect.poll(async () => (await calls(page, 'microphone.close')).length).toBeGreaterThan(0);
      });
    });
  }

  test('Escape discards, a slip is not sent, and a text takes the button back', async ({
    quietPage: page,
  }) => {
    await openScenario(page, 'files');
    await openChat(page);
    await record(page).click();
    await until(page, 1);
    await page.keyboard.press('Escape');
    await expect(bar(page)).toBeHidden();
    await expect(field(page)).toBeFocused();
    expect(await tracks(page)).toEqual(['audio ended']);

    await record(page).click();
    await expect(bar(page).getByText('Recording', { exact: true })).toBeVisible();
    await button(page, 'Send the voice message').click();
    await expect(page.getByText(/^This was too short for a voice message/)).toBeVisible();
    expect(await calls(page, 'messages.sendMedia')).toEqual([]);

    await field(page).fill('words');
    await expect(record(page)).toBeHidden();
    await expect(button(page, 'Send')).toBeVisible();
  });

  test('what is recorded waits in its chat when that is left, and when the window is hidden', async ({
    quietPage: page,
  }) => {
    test.slow();
    await openScenario(page, 'five');
    await openChat(page);
    await record(page).click();
    await until(page, 1);
    await openChat(page, 1);
    await expect(bar(page)).toBeHidden();
    await expect.poll(() => tracks(page)).toEqual(['audio ended']);
    await openChat(page, 0);
    await expect(bar(page).getByText('The recording stopped when you left this chat.')).toBeVisible();
    await button(page, 'Discard the recording').click();
    await expect(bar(page)).toBeHidden();
    expect(await calls(page, 'media.detach')).toHaveLength(1);

    await record(page).click();
    await until(page, 1);
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await expect(bar(page).getByText('The recording stopped because the window was hidden.')).toBeVisible();
    expect(await tracks(page)).toEqual(['audio ended', 'audio ended']);
  });

  test('a microphone that is pulled out leaves what was said, and a full disk can be tried again', async ({
    quietPage: page,
  }) => {
    await openScenario(page, 'files');
    await openChat(page);
    await page.evaluate(() => window.playground.failOnce('media.attachBytes', 'media-no-space'));
    await record(page).click();
    await until(page, 1);
    await page.evaluate(() => {
      const [track] = (window as unknown as { given: MediaStreamTrack[] }).given;
      track?.dispatchEvent(new Event('ended'));
    });
    await expect(page.getByText('The disk is full. Make room on it, then try again.')).toBeVisible();
    await expect(bar(page).getByText('Not sent yet')).toBeVisible();
    expect(await tracks(page)).toEqual(['audio ended']);
    await page.evaluate(() => window.playground.failOnce('messages.sendMedia', 'media-too-large'));
    await button(page, 'Send the voice message').click();
    await expect(bar(page).getByRole('button', { name: /^Play/ })).toBeVisible();
    await button(page, 'Send the voice message').click();
    await expect(bar(page)).toBeHidden();
    expect(await calls(page, 'messages.sendMedia')).toHaveLength(2);
  });
});

test('without leave, and without a microphone, it is said what to do', async ({ quietPage: page }) => {
  await openScenario(page, 'files');
  await openChat(page);
  await page.evaluate(() => window.playground.failOnce('microphone.open', 'microphone-refused'));
  await record(page).click();
  await expect(page.getByText(/^Switchboard may not use the microphone/)).toBeVisible();
  await expect(field(page)).toBeFocused();
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
  });
  await record(page).click();
  await expect(page.getByText('No microphone was found. Connect one, then try again.')).toBeVisible();
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('busy', 'NotReadableError'));
  });
  await record(page).click();
  await expect(page.getByText(/^The microphone can’t be used right now/)).toBeVisible();
  await expect(bar(page)).toBeHidden();
});
