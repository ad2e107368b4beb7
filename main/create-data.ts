import { join } from 'node:path';
import { app } from 'electron';
import type { BackupErrorCode } from './backups/backup-error.ts';
import { DataProgram } from './data-program.ts';
import type { DesktopProgram } from './desktop-program.ts';
import { makeThumbnail } from './desktop/thumbnail.ts';
import { builtFiles, type Foundation } from './foundation.ts';
import type { WhatsappModules } from './late-whatsapp.ts';
import { startAccounts } from './start-accounts.ts';
import { systemClock } from './system-clock.ts';

/** The accounts and their data, from the moment the vault opens. What happens to them goes to the windows and to the desktop. */
export function createData(
  foundation: Foundation,
  listeners: {
    /** Asked when something has happened, since it is made of this data itself. */
    readonly desktop: () => DesktopProgram;
    readonly onScheduleFailure: (code: BackupErrorCode) => void;
    /** What knows Baileys, when it has been read. */
    readonly whatsapp: Promise<WhatsappModules>;
    /** The first window has what it needs. */
    readonly rest: Promise<void>;
  },
): DataProgram {
  const { development, folder, logger, preferences, vault, feeds, isOnline, texts } = foundation;
  const { desktop, onScheduleFailure, whatsapp, rest } = listeners;
  return new DataProgram(vault, async (keys, onShown) => {
    const running = await startAccounts({
      folder: join(folder, 'data'),
      workerFile: builtFiles.storageWorker,
      packWorkerFile: builtFiles.packWorker,
      keys,
      endpoint:
        development.serviceUrl === null
          ? null
          : {
              url: development.serviceUrl,
              rootKey: development.serviceRootKey,
              certificate: development.serviceCertificate,
            },
      clock: systemClock,
      logger,
      listener: {
        accountChanged: (view) => {
          feeds.accountChanged(view);
          desktop().accountChanged(view);
        },
        accountRemoved: (accountId) => {
          feeds.accountRemoved(accountId);
          desktop().accountRemoved(accountId);
        },
        chatsChanged: (notice) => {
          feeds.chatsChanged(notice);
          desktop().chatsChanged(notice);
        },
        conversationNews: (news) => feeds.conversationNews(news),
      },
      online: isOnline(),
      passkeyAllowed: preferences.get('passkeyAllowed'),
      foundVersion: {
        read: () => preferences.get('foundVersion'),
        write: (found) => preferences.set('foundVersion', found),
      },
      version: app.getVersion(),
      texts,
      onBackupProgress: (progress) => feeds.backupProgressed(progress),
      makeThumbnail,
      onSchedule: (schedule) => feeds.scheduleChanged(schedule),
      onScheduleFailure,
      whatsapp,
      rest,
      onShown: (shown) => {
        feeds.useStore(shown.chats);
        desktop().takeAll(shown.accounts.views());
        onShown(shown);
      },
    });
    feeds.useStore(running.chats);
    return running;
  });
}
