import { BrowserWindow, session, type Session } from 'electron';

const scheme = 'printed';
const address = `${scheme}://page/`;

/** A session of its own, in memory only: nothing of a printed chat lies on the disk in plain, and it reaches nothing. */
function closedSession(html: string): Session {
  const own = session.fromPartition('print', { cache: false });
  own.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  if (own.protocol.isProtocolHandled(scheme)) own.protocol.unhandle(scheme);
  own.protocol.handle(
    scheme,
    () => new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
  );
  return own;
}

/** One at a time: the session holds one page. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Opens the system's dialog for printing a page that stands on no screen.
 * @returns whether it was given to a printer; false when the person has thought better of it
 * @throws Error when it could not be printed
 */
export function printHtml(html: string): Promise<boolean> {
  const printed = last.then(() => printOne(html));
  last = printed.catch(() => undefined);
  return printed;
}

async function printOne(html: string): Promise<boolean> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: closedSession(html),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      devTools: false,
      spellcheck: false,
    },
  });
  try {
    await window.loadURL(address);
    return await new Promise<boolean>((resolve, reject) => {
      window.webContents.print({ silent: false }, (success, reason) => {
        if (success) resolve(true);
        // Chromium's words for somebody who pressed "Cancel".
        else if (/cancel/iu.test(reason)) resolve(false);
        else reject(new Error('printing failed'));
      });
    });
  } finally {
    if (!window.isDestroyed()) window.destroy();
  }
}
