import type { Session } from 'electron';
import type { Logger } from './accounts/ports.ts';
import type { DataProgram } from './data-program.ts';
import { wipeFolder } from './desktop/wipe-folder.ts';
import { withinTime } from './desktop/within-time.ts';

/** So long it is tried to tell WhatsApp that these devices are gone; the phones can do it later as well. */
const unlinkFor = 8_000;

/** Unlinks the accounts where they can be reached, ends everything and deletes all data of the profile. */
export async function wipeData(options: {
  readonly folder: string;
  readonly data: DataProgram;
  readonly session: Pick<Session, 'clearStorageData' | 'clearCache'>;
  readonly logger: Logger & { close(): Promise<void> };
  /** No window may write anything down any more. */
  readonly closeWindows: () => void;
  readonly endAutostart: () => Promise<void>;
}): Promise<void> {
  const { folder, data, session, logger, closeWindows, endAutostart } = options;
  closeWindows();
  const running = await data.running().catch(() => null);
  if (running !== null) {
    const { accounts } = running;
    const removed = accounts.views().map(({ id }) => accounts.remove(id));
    await withinTime(Promise.allSettled(removed), unlinkFor);
  }
  await data.close().catch((error: unknown) => logger.error('could not end cleanly', { error }));
  await endAutostart().catch(() => undefined);
  await session.clearStorageData().catch(() => undefined);
  await session.clearCache().catch(() => undefined);
  await logger.close();
  await wipeFolder(folder);
}
