import * as electron from 'electron';
import { drawTrayIcon } from './tray-icon.ts';

/** The clipboard of Electron before it took the form of the web's: development machines may have that one. */
interface OlderClipboard {
  writeImage(picture: electron.NativeImage): void;
}

/** What of the system is for files that left the store. */
export const fileDesktop = () => ({
  /** Shows a file in the file manager; opens nothing. */
  showInFolder: (path: string): void => electron.shell.showItemInFolder(path),
  /** False when it is no picture that the clipboard takes. */
  copyPicture: async (bytes: Uint8Array): Promise<boolean> => {
    const picture = electron.nativeImage.createFromBuffer(Buffer.from(bytes));
    if (picture.isEmpty()) return false;
    if ('writeImage' in electron.clipboard) {
      (electron.clipboard as unknown as OlderClipboard).writeImage(picture);
      return true;
    }
    const png = new Blob([new Uint8Array(picture.toPNG())], { type: 'image/png' });
    await electron.clipboard.write([new electron.ClipboardItem({ 'image/png': png })]);
    return true;
  },
  /** Electron wants a picture with it: the system's for such files, else ours. */
  startDrag: async (windowId: number, path: string): Promise<void> => {
    const ofSystem = await electron.app.getFileIcon(path).catch(() => null);
    const icon = ofSystem === null || ofSystem.isEmpty() ? ownIcon() : ofSystem;
    electron.webContents.fromId(windowId)?.startDrag({ file: path, icon });
  },
});

const iconSize = 32;
const ownIcon = (): electron.NativeImage =>
  electron.nativeImage.createFromBitmap(drawTrayIcon(iconSize, { unread: false, trouble: false }), {
    width: iconSize,
    height: iconSize,
  });
