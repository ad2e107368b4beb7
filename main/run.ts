import { join } from 'node:path';
import { app } from 'electron';
import { createData } from './create-data.ts';
import { createDesktop } from './create-desktop.ts';
import { servePages } from './create-pages.ts';
import type { DesktopProgram } from './desktop-program.ts';
import { fileDialogs } from './desktop/file-dialogs.ts';
import { installApplicationMenu } from './desktop/install-application-menu.ts';
import { createMicrophone } from './desktop/microphone.ts';
import { appUrl } from './desktop/own-page.ts';
import { startsHidden } from './desktop/profile.ts';
import { systemMicrophone } from './desktop/system-microphone.ts';
import { openAbout } from './desktop/updates/about.ts';
import { Ending } from './ending.ts';
import { FirstRest } from './first-rest.ts';
import { builtFiles, layFoundation, type StartOptions } from './foundation.ts';
import { readWhatsapp } from './late-whatsapp.ts';
import { createLock } from './lock-program.ts';
import { MainWindow } from './main-window.ts';
import { DraggedFiles } from './media/dragged-files.ts';
import { createNotifications } from './notification-program.ts';
import { systemClock } from './system-clock.ts';
import { watchSystem } from './watch-system.ts';

/** The program as the rest of the process sees it. */
export interface RunningApp {
  /** Brings the window before the person. */
  raise(): void;
}

/** Puts the program together and opens its window. After the app is ready; once. */
export async function run(options: StartOptions): Promise<RunningApp> {
  const laid = layFoundation(options);
  // Node reads what `Response` is made of when it is first named: now, while files are waited for, and not when the page is.
  void globalThis.Response;
  const foundation = await laid;
  const { preferences, texts, vault, feeds, logger, keyStore, openings, isLocked, isOnline } = foundation;
  // Each of these asks for the others only when something happens.
  let desktop: DesktopProgram;
  const rest = new FirstRest(systemClock);
  // Also behind a lock, so that it is there when the lock ends. Whoever needs it hears of a failure.
  const whatsapp = rest.reached.then(readWhatsapp);
  whatsapp.catch(() => undefined);
  const data = createData(foundation, {
    desktop: () => desktop,
    onScheduleFailure: (code) => notifications.backupFailed(code),
    whatsapp,
    rest: rest.reached,
  });
  const ending = new Ending(foundation, data);
  const developmentUrl = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
  const microphone = createMicrophone(systemMicrophone);
  const window = new MainWindow(foundation, {
    url: developmentUrl ?? appUrl,
    data,
    onPageStart: () => microphone.closeAll(),
    staysOnClose: () => !ending.quitting && desktop.staysInTray,
    onSessionEnd: () => ending.now(),
  });
  const lock = createLock({ vault, keyStore, preferences, t: texts.t });
  const notifications = createNotifications({
    data,
    feeds,
    preferences,
    isLocked,
    t: texts.t,
    logger,
    open: (accountId, chatId) => {
      window.raise();
      if (accountId !== null) feeds.show(accountId, chatId);
    },
  });
  const dialogs = fileDialogs(texts.t);
  const dragged = new DraggedFiles(join(app.getPath('userData'), 'dragged'), systemClock);
  // What a program that was killed has left.
  dragged.clear();
  desktop = createDesktop(foundation, { data, window, ending, dialogs, notifications });
  vault.onChange((state) => {
    feeds.vaultChanged(state);
    // What is on the screen shows what the lock hides.
    if (state.kind !== 'open') {
      notifications.clear();
      dragged.clear();
      microphone.closeAll();
    }
    desktop.refresh();
  });
  feeds.vaultChanged(vault.state());
  const about = await openAbout({
    version: app.getVersion(),
    licencesFile: builtFiles.licences,
    channelFile: app.isPackaged ? join(process.resourcesPath, 'update-channel.json') : null,
    preferences,
    clock: systemClock,
    logger,
    onUpdate: (update) => feeds.updateChanged(update),
  });
  const installMenu = (): void =>
    installApplicationMenu(app, texts.t, (windowId, shortcut) => feeds.shortcutChosen(windowId, shortcut));
  servePages(foundation, {
    data,
    rest,
    developmentUrl,
    onLook: () =>
      void texts.use(preferences.get('window').language).then((changed) => {
        if (!changed) return;
        installMenu();
        desktop.refresh();
      }),
    about,
    dialogs,
    dragged,
    microphone,
    openings,
    lock: lock.port,
    desktop: desktop.port,
  });
  installMenu();
  window.open(startsHidden(process.argv));
  rest.begin();
  void rest.reached.then(() => desktop.begin());
  app.on('activate', () => window.raise());
  openings.listen(() => {
    window.raise();
    feeds.openingArrived();
  });
  ending.before(watchSystem({ data, lock: lock.watch, isOnline, onShutdown: () => ending.now() }));
  ending.before(() => rest.now());
  ending.before(() => lock.watch.end());
  ending.before(() => desktop.end());
  ending.before(() => dragged.clear());
  ending.listen();
  return { raise: () => window.raise() };
}
