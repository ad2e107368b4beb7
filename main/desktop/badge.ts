import type { App, BrowserWindow, NativeImage } from 'electron';

/** What of Electron shows a number, by system: the dock (macOS), the launcher (Linux), a dot over the button (Windows). */
export interface BadgeParts {
  readonly app: Pick<App, 'setBadgeCount'>;
  readonly window: () => Pick<BrowserWindow, 'setOverlayIcon' | 'isDestroyed'> | null;
  readonly dot: () => NativeImage;
  readonly describe: (count: number) => string;
  readonly platform?: NodeJS.Platform;
}

/** Shows how many messages are unread on the app's icon. */
export function createBadge({ app, window, dot, describe, platform = process.platform }: BadgeParts) {
  let shown = -1;
  return (count: number): void => {
    if (count === shown) return;
    shown = count;
    if (platform !== 'win32') {
      app.setBadgeCount(count);
      return;
    }
    const target = window();
    if (target === null || target.isDestroyed()) return;
    if (count === 0) target.setOverlayIcon(null, '');
    else target.setOverlayIcon(dot(), describe(count));
  };
}
