import type { Logger } from '../../accounts/ports.ts';
import type { UpdateChannel } from './update-channel.ts';
import { longestNotes, type Updater } from './updater.ts';

/**
 * The updater of a packaged app. Nothing is fetched or installed before it is asked for, and nothing when the app quits.
 * electron-updater is loaded here and not at start: it is needed once a day.
 */
export async function createElectronUpdater(channel: UpdateChannel, logger: Logger): Promise<Updater> {
  const [{ default: electronUpdater }, { signedProvider }] = await Promise.all([
    import('electron-updater'),
    import('./signed-provider.ts'),
  ]);
  const { autoUpdater, CancellationToken } = electronUpdater;
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.allowDowngrade = false;
  autoUpdater.disableDifferentialDownload = true;
  autoUpdater.logger = null;
  // Errors come as rejections of the calls below; without a listener the emitter would throw them once more.
  autoUpdater.on('error', (error) => logger.debug('updater', { error }));
  autoUpdater.setFeedURL({ provider: 'custom', updateProvider: signedProvider(channel) });
  return {
    check: async () => {
      const result = await autoUpdater.checkForUpdates();
      if (result === null || !result.isUpdateAvailable) return null;
      const { version, releaseNotes } = result.updateInfo;
      const notes =
        typeof releaseNotes === 'string'
          ? releaseNotes
          : (releaseNotes ?? []).map((note) => `${note.version}\n${note.note ?? ''}`).join('\n\n');
      return { version, notes: notes.slice(0, longestNotes) };
    },
    download: async (onPercent) => {
      const progressed = ({ percent }: { percent: number }): void => onPercent(Math.floor(percent));
      autoUpdater.on('download-progress', progressed);
      try {
        await autoUpdater.downloadUpdate(new CancellationToken());
      } finally {
        autoUpdater.off('download-progress', progressed);
      }
    },
    install: () => autoUpdater.quitAndInstall(),
  };
}
