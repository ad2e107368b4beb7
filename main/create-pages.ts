import { app, ipcMain, session } from 'electron';
import type { DataProgram } from './data-program.ts';
import { serveApp } from './desktop/app-scheme.ts';
import { fileDesktop } from './desktop/file-desktop.ts';
import { applySpelling, hardenContents } from './desktop/harden-contents.ts';
import type { Microphone } from './desktop/microphone.ts';
import { openLink } from './desktop/open-link.ts';
import type { Openings } from './desktop/openings.ts';
import { createOwnPageCheck } from './desktop/own-page.ts';
import { printHtml } from './desktop/print-page.ts';
import { windowPreferences } from './desktop/window-preferences.ts';
import type { FirstRest } from './first-rest.ts';
import { builtFiles, type Foundation } from './foundation.ts';
import { createHandlers } from './ipc/handlers/index.ts';
import type { Program } from './ipc/program.ts';
import { registerDrawn } from './ipc/register-drawn.ts';
import { registerDrops } from './ipc/register-drops.ts';
import { registerCommands } from './ipc/register.ts';
import { createSenderCheck } from './ipc/sender.ts';

export type PageParts = Pick<Program, 'about' | 'dialogs' | 'dragged' | 'lock' | 'desktop'> & {
  readonly openings: Openings;
  readonly microphone: Microphone;
  readonly data: DataProgram;
  /** Is told of what pages ask for. */
  readonly rest: FirstRest;
  /** The address of the page that is being worked on; null for the built one. */
  readonly developmentUrl: string | null;
  /** How the window looks, or its language, has changed. */
  readonly onLook: () => void;
};

/** All that pages get: themselves, files of messages, and answers to their calls. Nothing else. */
export function servePages(foundation: Foundation, parts: PageParts): void {
  const { preferences, logger, feeds, vault, isLocked, texts, development } = foundation;
  const { data, rest, developmentUrl, onLook, about, dialogs, dragged, lock, desktop, openings, microphone } =
    parts;
  const isOwnPage = createOwnPageCheck(developmentUrl);
  hardenContents({
    app,
    session: session.defaultSession,
    isOwnPage,
    records: (windowId) => microphone.isOpen(windowId),
    logger,
  });
  serveApp({
    session: session.defaultSession,
    rendererFolder: builtFiles.renderer,
    isLocked,
    media: async (request) => {
      const open = await data.opened().catch(() => null);
      return open === null ? new Response(null, { status: 404 }) : open.media.answer(request);
    },
  });
  applySpelling(session.defaultSession, preferences.get('desktop').checkSpelling, app.getLocale());
  const look = windowPreferences(preferences, (now) => {
    feeds.preferencesChanged(now);
    onLook();
  });
  const isAllowedSender = createSenderCheck({ isOwnPage, isKnownWindow: (id) => feeds.has(id) });
  registerDrawn({
    ipcMain,
    isAllowedSender,
    logger,
    onDrawn: (windowId, sequence) => feeds.drawn(windowId, sequence),
  });
  registerDrops({ ipcMain, isAllowedSender, logger, onDrop: (path) => openings.drop(path) });
  registerCommands({
    ipcMain: {
      handle: (channel, listener) =>
        ipcMain.handle(channel, (event, ...parameters) => rest.during(listener(event, ...parameters))),
      removeHandler: (channel) => ipcMain.removeHandler(channel),
    },
    isAllowedSender,
    logger,
    isLocked,
    handlers: createHandlers({
      opened: () => {
        // Somebody wants what only comes with Baileys.
        if (vault.state().kind === 'open') rest.now();
        return data.opened();
      },
      shown: () => data.shown(),
      feed: (windowId) => feeds.feed(windowId),
      vaultState: () => vault.state(),
      createVault: (choice) => vault.create(choice),
      unlockVault: (passphrase) => vault.unlock(passphrase),
      noticeAccepted: () => preferences.get('noticeAccepted'),
      acceptNotice: () => preferences.set('noticeAccepted', true),
      rememberPasskeyAllowed: (allowed) => preferences.set('passkeyAllowed', allowed),
      preferences: () => look.get(),
      setPreferences: (change) => look.set(change),
      about,
      files: fileDesktop(),
      dragged,
      openLink: openLink(texts.t),
      print: printHtml,
      dialogs,
      openings,
      microphone,
      lock,
      desktop,
      testService: development.serviceUrl !== null,
    }),
  });
}
