import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import jsQr from 'jsqr';
import { PNG } from 'pngjs';
import type { Simulator } from '../simulator/index.ts';

/** What the set-up found out about the Electron of this machine (scripts/setup/runtime.mjs writes it). */
interface Runtime {
  readonly args: readonly string[];
  /** What makes the package `electron` name that build. */
  readonly env: Readonly<Record<string, string>>;
}

export const projectRoot = join(import.meta.dirname, '../..');

const runtime = (): Runtime =>
  JSON.parse(readFileSync(join(projectRoot, '.cache/runtime.json'), 'utf8')) as Runtime;

export interface StartedApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Playwright does not tell of a process that has ended. */
  readonly program: ChildProcess;
  /** Whatever the page said on its console at level warning or error. */
  readonly complaints: readonly string[];
  readonly quit: () => Promise<void>;
  /** Ends it as the system does, and waits until it has ended. */
  readonly terminate: () => Promise<void>;
}

export interface AppOptions {
  readonly userData: string;
  readonly service: Pick<Simulator, 'url' | 'rootKey'> & Partial<Pick<Simulator, 'certificate'>>;
  readonly env?: Readonly<Record<string, string>>;
  /** What the app itself is given on its command line. */
  readonly parameters?: readonly string[];
}

/** Starts the built app as a person would, on the given data, against the given service. */
export async function startApp(options: AppOptions): Promise<StartedApp> {
  const { env, args } = runtime();
  // The package reads it in this process, when Playwright asks it for the executable.
  Object.assign(process.env, env);
  const app = await _electron.launch({
    args: [...args, projectRoot, ...(options.parameters ?? [])],
    env: {
      ...(process.env as Record<string, string>),
      SWITCHBOARD_USER_DATA: options.userData,
      SWITCHBOARD_SERVICE_URL: options.service.url,
      SWITCHBOARD_SERVICE_ROOT_KEY: options.service.rootKey,
      ...(options.service.certificate === undefined
        ? {}
        : { SWITCHBOARD_SERVICE_CERTIFICATE: options.service.certificate }),
      ...options.env,
    },
  });
  const page = await askedAgain(app).firstWindow();
  const complaints: string[] = [];
  let ending = false;
  page.on('console', (message) => {
    // While the store closes, a page that is still there may ask for a picture, and is told that it can't be had.
    const isAboutEnd = ending && message.text().startsWith('Failed to load resource');
    if (isAboutEnd) return;
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const quit = (): Promise<void> => {
    ending = true;
    return app.close();
  };
  const program = app.process();
  const terminate = async (): Promise<void> => {
    ending = true;
    const ended = new Promise((resolve) => program.once('exit', resolve));
    program.kill('SIGTERM');
    await ended;
  };
  return { app, page, program, complaints, quit, terminate };
}

/**
 * Playwright loses an answer of Electron's main process now and then: a collection of garbage takes the promise that it waits for.
 * Only that is asked again, so whatever a story evaluates there must bear being done twice.
 */
function askedAgain(app: ElectronApplication): ElectronApplication {
  const evaluate = app.evaluate.bind(app) as (...parameters: unknown[]) => Promise<unknown>;
  const patient = async (...parameters: unknown[]): Promise<unknown> => {
    try {
      return await evaluate(...parameters);
    } catch (error) {
      if (!String(error).includes('garbage collected')) throw error;
      return evaluate(...parameters);
    }
  };
  return Object.assign(app, { evaluate: patient });
}

/** Starts the app a second time, as somebody would who does not see the first; resolves with its exit code. */
export function startAgain(
  first: ElectronApplication,
  environment: Readonly<Record<string, string>>,
  parameters: readonly string[] = [],
): Promise<number | null> {
  const second = spawn(first.process().spawnfile, [...runtime().args, projectRoot, ...parameters], {
    env: { ...process.env, ...environment },
    stdio: 'ignore',
  });
  return new Promise((resolve, reject) => {
    second.on('error', reject);
    second.on('exit', resolve);
  });
}

/** Chooses a passphrase and passes the notice, on a machine without a key store. */
export async function choosePassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('Repeat the passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Use this passphrase' }).click();
  await page.getByRole('button', { name: 'I understand, continue' }).click();
}

/** The first start on a machine without a key store: consent to a plain key file, then the notice. */
export async function passFirstScreens(page: Page): Promise<void> {
  const consent = page.getByRole('checkbox', {
    name: 'I understand that anyone who can read this folder can open my chats',
  });
  const accept = page.getByRole('button', { name: 'I understand, continue' });
  await expect(consent.or(accept)).toBeVisible();
  if (await consent.isVisible()) {
    await consent.check();
    await page.getByRole('button', { name: 'Continue without a passphrase' }).click();
  }
  await accept.click();
}

/** The text of the QR code that is on the screen, read as a phone's camera would: from a picture. */
export async function readQrFromScreen(page: Page): Promise<string> {
  let text: string | undefined;
  await expect(async () => {
    const { width, height, data } = PNG.sync.read(await page.screenshot());
    text = jsQr(new Uint8ClampedArray(data), width, height)?.data;
    expect(text, 'a QR code in the picture of the window').toBeTruthy();
  }).toPass({ timeout: 20_000 });
  return text ?? '';
}

/** Adds an account through the window and has the simulated phone scan the code from the picture. */
export async function linkAccount(
  page: Page,
  simulator: Simulator,
  phone?: string,
): Promise<{ phoneNumber: string; name: string }> {
  await page.getByRole('button', { name: 'Add account' }).first().click();
  await expect(page.getByRole('dialog', { name: 'Link an account' })).toBeVisible();
  const linked = await simulator.admin.scanQr(
    await readQrFromScreen(page),
    phone === undefined ? {} : { phone },
  );
  await expect(page.getByRole('dialog')).toBeHidden({ timeout: 60_000 });
  return linked;
}

/** An account in the strip, by its name. */
export const accountTab = (page: Page, name: string): Locator =>
  page.getByRole('tablist', { name: 'Accounts' }).getByRole('tab', { name: new RegExp(escaped(name), 'u') });

/** The rows of the chat list. */
export const chatRows = (page: Page): Locator =>
  page.getByRole('list', { name: 'Chats' }).getByRole('button');

/** A row of the chat list, by its title. */
export const chatRow = (page: Page, title: string): Locator => chatRows(page).filter({ hasText: title });

export const conversation = (page: Page): Locator => page.getByRole('log', { name: 'Messages' });

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
