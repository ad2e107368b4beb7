import type { App, Session, WebContents } from 'electron';
import type { Logger } from '../accounts/ports.ts';
import { permissionAnswer } from './permissions.ts';

export interface HardeningOptions {
  readonly app: App;
  readonly session: Session;
  readonly isOwnPage: (url: string) => boolean;
  /** Whether a person records a voice message in this window now. */
  readonly records: (windowId: number) => boolean;
  readonly logger: Logger;
}

const denyPermissions = ({ session, isOwnPage, records, logger }: HardeningOptions): void => {
  session.setPermissionRequestHandler((contents, permission, callback, details) => {
    const answer = permissionAnswer(permission, {
      isOwnPage: details.isMainFrame && isOwnPage(details.requestingUrl),
      media: ('mediaTypes' in details && details.mediaTypes) || [],
      records: records(contents.id),
    });
    if (!answer.allowed) logger.info('A permission was denied.', { permission, reason: answer.reason });
    callback(answer.allowed);
  });
  // Asked far more often, and for what a page may find out: not worth a line each.
  session.setPermissionCheckHandler(
    (contents, permission, requestingOrigin, details) =>
      permissionAnswer(permission, {
        isOwnPage: details.isMainFrame && isOwnPage(requestingOrigin),
        media: details.mediaType === undefined ? [] : [details.mediaType],
        records: contents !== null && records(contents.id),
      }).allowed,
  );
  session.setDevicePermissionHandler(() => false);
};

/**
 * Where the system has no spell checker of its own, Chromium fetches word lists from its maker's servers: only when a person
 * has chosen so, and only for their language.
 */
export const applySpelling = (session: Session, wanted: boolean, locale: string): void => {
  if (process.platform === 'darwin') return;
  const known = session.availableSpellCheckerLanguages;
  const language =
    known.find((each) => each === locale) ?? known.find((each) => each === locale.split('-')[0]);
  session.setSpellCheckerLanguages(wanted && language !== undefined ? [language] : []);
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
  // Links open through `open-link.ts` only, after their real address was shown.
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
};

/** Closes every way out of the page that Chromium offers: navigation, new windows, webviews, permissions, downloads. */
export const hardenContents = (options: HardeningOptions): void => {
  denyPermissions(options);
  // Until the person's choice is known.
  applySpelling(options.session, false, '');
  options.session.on('will-download', (event) => {
    event.preventDefault();
    options.logger.warn('A download was denied.');
  });
  options.app.on('web-contents-created', (_event, contents) => hardenOne(contents, options));
};
