import { protocol, type Session } from 'electron';
import { answerAppRequest, isPageRequest, refuseRequest } from './app-file.ts';
import { appScheme, mediaHost } from './own-page.ts';

/** Must run before the app is ready. Makes app:// an origin like https: one that can be told from others. */
export const registerAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, corsEnabled: true },
    },
  ]);
};

/** Serves the built page at app://switchboard/, and files of messages at app://media/. */
export const serveApp = (options: {
  readonly session: Session;
  readonly rendererFolder: string;
  /** While this says so, nothing but the page's own files is served: no media of any chat. */
  readonly isLocked: () => boolean;
  /** Answers for app://media/…. */
  readonly media: (request: Request) => Promise<Response>;
}): void => {
  options.session.protocol.handle(appScheme, (request) => {
    if (options.isLocked() && !isPageRequest(request.url)) return refuseRequest(403);
    return request.url.startsWith(`${appScheme}://${mediaHost}/`)
      ? options.media(request)
      : answerAppRequest(request, options.rendererFolder);
  });
};
