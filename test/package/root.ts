import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';

const setting = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run npm run test:package`);
  return value;
};

/** A bare Debian, in which the package is installed. */
export const rootFolder = (): string => setting('ROOT');
/** The app as electron-builder left it. */
export const unpackedFolder = (): string => setting('UNPACKED');

const environment = {
  PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
  DEBIAN_FRONTEND: 'noninteractive',
  LC_ALL: 'C.UTF-8',
};

/** Runs a command inside, as root. */
export function inRoot(command: string, ...args: readonly string[]): string {
  return execFileSync('/usr/sbin/chroot', [rootFolder(), command, ...args], {
    env: environment,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
}

export const home = '/home/person';
export const userData = `${home}/.config/Switchboard`;

/** The program and arguments of the installed desktop entry. */
export function execLine(): readonly string[] {
  const entry = readFileSync(join(rootFolder(), 'usr/share/applications/switchboard.desktop'), 'utf8');
  const line = /^Exec=(.+)$/mu.exec(entry)?.[1];
  if (line === undefined) throw new Error('the entry has no Exec line');
  return line.split(' ').filter((word) => !/^%[uUfF]$/u.test(word));
}

export interface InstalledApp {
  readonly page: Page;
  readonly process: ChildProcess;
  /** Closes the window's app as the desktop does when the session ends; waits until it is gone. */
  quit(): Promise<void>;
}

const asPerson = ['--userspec=person:person'];

/** Runs a command inside, as the person who sits at the display. */
export function asThePerson(command: string, ...args: readonly string[]): void {
  execFileSync('/usr/sbin/chroot', [...asPerson, rootFolder(), command, ...args], {
    env: { PATH: '/usr/bin:/bin', HOME: home, DISPLAY: setting('DISPLAY'), LANG: 'C.UTF-8' },
    stdio: 'ignore',
    timeout: 60_000,
  });
}

/** Starts it from its desktop entry, as a person without rights, and takes hold of its window through the DevTools protocol. */
export async function startInstalled(env: Readonly<Record<string, string>> = {}): Promise<InstalledApp> {
  const portFile = join(rootFolder(), userData, 'DevToolsActivePort');
  execFileSync('rm', ['-f', portFile]);
  const [program = '', ...args] = execLine();
  const child = spawn(
    '/usr/sbin/chroot',
    [...asPerson, rootFolder(), program, ...args, '--remote-debugging-port=0', '--disable-gpu'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: '/usr/bin:/bin', HOME: home, DISPLAY: setting('DISPLAY'), LANG: 'C.UTF-8', ...env },
    },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await until(() => {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the app ended:\n${said.slice(-2000)}`);
    return existsSync(portFile) ? readFileSync(portFile, 'utf8').split('\n')[0] : undefined;
  });
  const address = `http://127.0.0.1:${port}`;
  // Whoever takes hold of a page while it is being made may wait for it for ever.
  await until(() => hasPage(address));
  const browser = await hold(address);
  const page = await until(() => pageOf(browser));
  const quit = async (): Promise<void> => {
    await browser.close();
    child.kill('SIGTERM');
    await ended;
  };
  return { page, process: child, quit };
}

const pageOf = (browser: Browser): Page | undefined =>
  browser
    .contexts()
    .flatMap((context) => context.pages())
    .find((page) => page.url().startsWith('app://'));

/** Playwright may miss the one answer that it waits for when the program is just starting; asked anew, it gets it. */
async function hold(address: string): Promise<Browser> {
  const patience = 8_000;
  for (let tries = 1; ; tries += 1) {
    try {
      return await chromium.connectOverCDP(address, { timeout: patience });
    } catch (error: unknown) {
      if (tries === 4) throw error;
      process.stderr.write(`no hold of the window, once more (${tries})\n`);
    }
  }
}

/** True once the window has loaded its page, as the program itself says; undefined before. */
async function hasPage(address: string): Promise<true | undefined> {
  const targets = await fetch(`${address}/json/list`).then(
    (response) => response.json() as Promise<readonly { readonly type: string; readonly url: string }[]>,
    () => [],
  );
  return targets.some(({ type, url }) => type === 'page' && url.startsWith('app://')) || undefined;
}

async function until<Value>(look: () => Promise<Value | undefined> | Value | undefined): Promise<Value> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const value = await look();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it did not come within a minute');
}

/** Whatever bears the app's name, outside the person's own folder and apt's memory of what it did. */
export function traces(): readonly string[] {
  const found = inRoot('find', '/', '-xdev', '-iname', '*switchboard*', '-not', '-path', '/home/*');
  return found.split('\n').filter((path) => path !== '' && path !== '/tmp/switchboard.deb');
}

/** Names in a folder of the installed system; empty where there is none. */
export const namesIn = (path: string): readonly string[] => {
  const folder = join(rootFolder(), path);
  return existsSync(folder) ? readdirSync(folder) : [];
};
