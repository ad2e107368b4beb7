import type { App, Session, WebContents } from 'electron';
import type { Logger } from '../accounts/ports.ts';
import { permissionAnswer } from './permissions.ts';

export interface HardeningOptions {
  readonly app: App;
  readonly session: Session;
  readonly isOwnPage: (url: string) => boolean;
  readonly logger: Logger;
}

const denyPermissions = ({ session, isOwnPage, logger }: HardeningOptions): void => {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const answer = permissionAnswer(permission, details.isMainFrame && isOwnPage(details.requestingUrl));
    if (!answer.allowed) logger.info('A permission was denied.', { permission, reason: answer.reason });
    callback(answer.allowed);
  });
  // Asked far more often, and for what a page may find out: not worth a line each.
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, details) =>
      permissionAnswer(permission, details.isMainFrame && isOwnPage(requestingOrigin)).allowed,
  );
  session.setDevicePermissionHandler(() => false);
};

/** Where the system has no spell checker of its own, Chromium fetches word lists from its maker's servers. */
const keepWordListsAway = (session: Session): void => {
  if (process.platform !== 'darwin') session.setSpellCheckerLanguages([]);
};

const hardenOne = (contents: WebContents, { isOwnPage, logger }: HardeningOptions): void => {
  const stay = (details: { readonly url: string; preventDefault(): void }): void => {
    if (isOwnPage(details.url)) return;
    details.preventDefault();
    // Not the address: a link in a message is a part of the message.
    logger.warn('A page tried to go elsewhere.');
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // Links will open in the browser once their real address can be shown first; until then they open nowhere.
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
};

/** Closes every way out of the page that Chromium offers: navigation, new windows, webviews, permissions, downloads. */
export const hardenContents = (options: HardeningOptions): void => {
  denyPermissions(options);
  keepWordListsAway(options.session);
  options.session.on('will-download', (event) => {
    event.preventDefault();
    options.logger.warn('A download was denied.');
  });
  options.app.on('web-contents-created', (_event, contents) => hardenOne(contents, options));
};
