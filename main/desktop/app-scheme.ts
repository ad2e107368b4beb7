import { protocol, type Session } from 'electron';
import { answerAppRequest } from './app-file.ts';
import { appScheme } from './own-page.ts';

/** Must run before the app is ready. Makes app:// an origin like https: one that can be told from others. */
export const registerAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
};

/** Serves the built page at app://switchboard/. */
export const serveApp = (options: { readonly session: Session; readonly rendererFolder: string }): void => {
  options.session.protocol.handle(appScheme, (request) => answerAppRequest(request, options.rendererFolder));
};
