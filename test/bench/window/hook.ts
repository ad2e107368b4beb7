import { readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, session } from 'electron';
import { preciseNow, serve } from '../sides/serve.ts';
import type { Painted, WindowCalls } from './protocol.ts';

/*
 * Loaded into the main process of a measured Electron before its program (`electron -r`). The program knows nothing of
 * it: it looks at events, puts a script of its own beside the page's, and makes input.
 */

/** When what happened first. */
const milestones: Record<string, number> = {};
/** How much the main thread had worked by then: what else the machine does is not in it. Milliseconds; Linux only. */
const work: Record<string, number> = {};
const workOfMainThread = (processId = process.pid): number => {
  try {
    const file = `/proc/${processId}/task/${processId}/schedstat`;
    return Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return 0;
  }
};
const note = (name: string): void => {
  milestones[name] ??= preciseNow();
  work[name] ??= workOfMainThread();
};
note('program');

let painted = 0;
let shown = 0;
let moved = false;
let settle: (value: Painted) => void = () => undefined;
const started = new Promise<Painted>((resolve) => {
  settle = resolve;
});

const first = (): BrowserWindow => {
  const window = BrowserWindow.getAllWindows().at(-1);
  if (window === undefined) throw new Error('there is no window');
  return window;
};

/** When the window is there and drawn: the mouse moves, once. */
function look(): void {
  if (painted === 0 || shown === 0 || moved) return;
  moved = true;
  first().webContents.sendInputEvent({ type: 'mouseMove', x: 300, y: 300 });
}

app.on('browser-window-created', (_event, window) => {
  note('window');
  window.webContents.once('did-start-navigation', () => note('navigation'));
  window.webContents.once('dom-ready', () => note('page'));
  if (profileFolder !== undefined) profileStart(window);
  const show = (): void => {
    note('shown');
    shown ||= preciseNow();
    look();
  };
  if (window.isVisible()) show();
  window.once('show', show);
});
/** BENCH_PROFILE: leaves CPU profiles in that folder, of main and page up to the first input and of what is asked for. */
const profileFolder = process.env['BENCH_PROFILE'];
const inspector = new Session();
const leaveProfile = (name: string, profile: unknown): void =>
  writeFileSync(join(profileFolder ?? '', `${name}-${process.pid}.cpuprofile`), JSON.stringify(profile));
const beginMain = (): void => {
  inspector.post('Profiler.enable');
  inspector.post('Profiler.start');
};
const endMain = (name: string): void =>
  inspector.post('Profiler.stop', (_error, { profile }) => leaveProfile(name, profile));
/** Chromium keeps what a debugger has begun when the page gets a process of its own. */
function profileStart({ webContents: { debugger: page } }: BrowserWindow): void {
  page.attach();
  const send = (command: string): Promise<{ readonly profile?: unknown }> => page.sendCommand(command);
  for (const command of ['Profiler.enable', 'Profiler.start']) void send(command).catch(() => undefined);
  void started
    .then(() => send('Profiler.stop'))
    .then(({ profile }) => leaveProfile('start-page', profile))
    .catch(() => undefined)
    .finally(() => page.detach());
}
if (profileFolder !== undefined) {
  inspector.connect();
  beginMain();
  void started.then(() => endMain('start'));
}

void app.whenReady().then(() => {
  note('ready');
  session.defaultSession.setPreloads([join(__dirname, 'probe.cjs')]);
});
ipcMain.on('bench:painted', (_event, at: number) => {
  note('painted');
  painted ||= at;
  look();
});
ipcMain.on('bench:moved', (_event, at: number) => {
  note('interactive');
  work['page process'] ??= workOfMainThread(first().webContents.getOSProcessId());
  if (moved) settle({ painted: Math.max(painted, shown), interactive: at, milestones, work });
});

const put = (events: Parameters<WindowCalls['input']>[0]): void => {
  for (const event of events) first().webContents.sendInputEvent(event);
};

const calls: WindowCalls = {
  started: () => started,
  evaluate: (code) => first().webContents.executeJavaScript(code),
  input: async (events) => {
    put(events);
    return true;
  },
  repeat: (events, every, times) =>
    new Promise((resolve) => {
      let left = times;
      const timer = setInterval(() => {
        put(events);
        left -= 1;
        if (left > 0) return;
        clearInterval(timer);
        resolve(true);
      }, every);
    }),
  windows: async () =>
    BrowserWindow.getAllWindows().filter(({ webContents }) => !webContents.isLoading()).length,
  pageProcess: async () => first().webContents.getOSProcessId(),
  profileBegin: async () => {
    if (profileFolder === undefined) return false;
    beginMain();
    const { debugger: page } = first().webContents;
    page.attach();
    await page.sendCommand('Profiler.enable');
    await page.sendCommand('Profiler.start');
    return true;
  },
  profileEnd: async (name) => {
    if (profileFolder === undefined) return false;
    endMain(`${name}-main`);
    const { debugger: page } = first().webContents;
    const { profile } = (await page.sendCommand('Profiler.stop')) as { readonly profile: unknown };
    leaveProfile(`${name}-page`, profile);
    page.detach();
    return true;
  },
  quit: async () => {
    setImmediate(() => app.quit());
    return true;
  },
};
serve(calls);
