import { join } from 'node:path';
import { app, ipcMain, nativeTheme, net, session, type BrowserWindow } from 'electron';
import type { SocketManager } from './accounts/socket-manager.ts';
import type { Viewers } from './accounts/viewers.ts';
import { DataProgram } from './data-program.ts';
import { registerAppScheme, serveApp } from './desktop/app-scheme.ts';
import { readDevelopmentSwitches, type DevelopmentSwitches } from './desktop/development-switches.ts';
import { fileDialogs } from './desktop/file-dialogs.ts';
import { hardenContents } from './desktop/harden-contents.ts';
import { installApplicationMenu } from './desktop/install-application-menu.ts';
import { appUrl, createOwnPageCheck } from './desktop/own-page.ts';
import { watchPower } from './desktop/power-events.ts';
import { openElectronStore } from './desktop/preference-store.ts';
import { openPreferences } from './desktop/preferences.ts';
import { safeStorageKeyStore } from './desktop/safe-storage-key-store.ts';
import { claimSingleInstance, raiseWindow } from './desktop/single-instance.ts';
import { openVault } from './desktop/vault.ts';
import { createWindow } from './desktop/window.ts';
import type { ConnectivityEvent } from './domain/connectivity.ts';
import { createHandlers } from './ipc/handlers/index.ts';
import { registerCommands } from './ipc/register.ts';
import { createSenderCheck } from './ipc/sender.ts';
import { createLogger } from './log/logger.ts';
import { takeOverConsole } from './log/take-over-console.ts';
import { startAccounts } from './start-accounts.ts';
import { systemClock } from './system-clock.ts';
import { WindowFeeds } from './window-feeds.ts';

/** The built program's folders, seen from out/main. */
const preloadFile = join(import.meta.dirname, '../preload/index.cjs');
const rendererFolder = join(import.meta.dirname, '../renderer');
const workerFile = join(import.meta.dirname, 'storage-worker.js');

const switches = readDevelopmentSwitches(process.env, app.isPackaged);
if (!switches.ok) {
  process.stderr.write(`${switches.sentence}\n`);
  app.exit(2);
} else {
  start(switches.switches);
}

function start(development: DevelopmentSwitches): void {
  if (development.userData !== null) app.setPath('userData', development.userData);
  let window: BrowserWindow | null = null;
  if (!claimSingleInstance(app, () => raiseWindow(window))) {
    app.exit(0);
    return;
  }
  registerAppScheme();
  app
    .whenReady()
    .then(() => run(development, (opened) => (window = opened)))
    .catch((error: unknown) => {
      process.stderr.write(
        `Switchboard could not start: ${error instanceof Error ? error.name : 'unknown error'}\n`,
      );
      app.exit(1);
    });
}

async function run(
  development: DevelopmentSwitches,
  onWindow: (window: BrowserWindow | null) => void,
): Promise<void> {
  const folder = app.getPath('userData');
  const dataFolder = join(folder, 'data');
  const clock = systemClock;

  const logger = createLogger({ folder: join(folder, 'logs'), level: 'info' });
  takeOverConsole(logger);
  process.on('uncaughtException', (error) => logger.error('uncaught exception', { error }));
  process.on('unhandledRejection', (error) => logger.error('unhandled rejection', { error }));

  const preferences = await openPreferences({ folder, openStore: openElectronStore, logger });
  const vault = await openVault({
    folder,
    keyStore: safeStorageKeyStore(),
    lockedFiles: [join(dataFolder, 'credentials.db'), join(dataFolder, 'chats.db')],
  });
  // The simulated service is on this computer: it needs no network.
  const isOnline = (): boolean => development.serviceUrl !== null || net.isOnline();
  const feeds = new WindowFeeds(clock, logger);
  const data = new DataProgram(vault, async (keys) => {
    const running = await startAccounts({
      folder: dataFolder,
      workerFile,
      keys,
      endpoint:
        development.serviceUrl === null
          ? null
          : { url: development.serviceUrl, rootKey: development.serviceRootKey },
      clock,
      logger,
      listener: feeds,
      online: isOnline(),
      passkeyAllowed: preferences.get('passkeyAllowed'),
      version: app.getVersion(),
      onBackupProgress: (progress) => feeds.backupProgressed(progress),
    });
    feeds.useStore(running.chats);
    return running;
  });
  vault.onChange((state) => feeds.vaultChanged(state));

  const developmentUrl = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
  const isOwnPage = createOwnPageCheck(developmentUrl);
  hardenContents({ app, session: session.defaultSession, isOwnPage, logger });
  serveApp({ session: session.defaultSession, rendererFolder });
  installApplicationMenu(app);
  registerCommands({
    ipcMain,
    isAllowedSender: createSenderCheck({ isOwnPage, isKnownWindow: (id) => feeds.has(id) }),
    logger,
    handlers: createHandlers({
      opened: () => data.opened(),
      feed: (windowId) => feeds.feed(windowId),
      vaultState: () => vault.state(),
      createVault: (choice) => vault.create(choice),
      unlockVault: (passphrase) => vault.unlock(passphrase),
      noticeAccepted: () => preferences.get('noticeAccepted'),
      acceptNotice: () => preferences.set('noticeAccepted', true),
      rememberPasskeyAllowed: (allowed) => preferences.set('passkeyAllowed', allowed),
      dialogs: fileDialogs(),
      testService: development.serviceUrl !== null,
    }),
  });

  const withAccounts = (tell: (accounts: SocketManager) => void | Promise<void>): void => {
    data
      .opened()
      .then(({ accounts }) => tell(accounts))
      // Before the data is open there is nobody to tell.
      .catch(() => undefined);
  };
  const open = (): void => {
    const window = createWindow({
      url: developmentUrl ?? appUrl,
      preloadFile,
      preferences,
      logger,
      developmentTools: !app.isPackaged,
      onPageStart: () => feeds.pageStarted(windowId),
    });
    const windowId = window.webContents.id;
    feeds.add(window.webContents);
    const viewing = (change: (viewers: Viewers) => void): void =>
      withAccounts((accounts) => accounts.viewing(change));
    window.on('focus', () => viewing((viewers) => viewers.focus(windowId, true)));
    window.on('blur', () => viewing((viewers) => viewers.focus(windowId, false)));
    window.on('closed', () => {
      feeds.remove(windowId);
      viewing((viewers) => viewers.forget(windowId));
      onWindow(null);
    });
    onWindow(window);
  };
  nativeTheme.themeSource = 'system';
  open();
  app.on('activate', () => {
    if (feeds.isEmpty()) open();
  });
  app.on('window-all-closed', () => app.quit());

  const tellAccounts = (event: ConnectivityEvent): void =>
    withAccounts((accounts) => accounts.connectivityChanged(event));
  const endPowerWatch = watchPower({
    onSuspend: () => tellAccounts({ type: 'suspend' }),
    onResume: () => tellAccounts({ type: 'resume' }),
    onNetworkChange: () => tellAccounts({ type: 'network', online: isOnline() }),
  });

  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    closed = true;
    endPowerWatch();
    void data
      .close()
      .catch((error: unknown) => logger.error('could not end cleanly', { error }))
      .then(() => logger.close())
      .finally(() => app.quit());
  });
}
