import type { MediaArchive, MediaContent } from '../accounts/media-archive-port.ts';
import { BackupError, throwIfCancelled } from './backup-error.ts';

/**
 * Opens a file of messages after all of it was read once: its size stands before it in an archive, and half a file can't be
 * taken back. Null when it is gone or damaged, which is no reason to go without everything else. The caller closes it.
 * Throws BackupError `backup-cancelled`.
 */
export async function openWhole(
  media: MediaArchive,
  name: string,
  signal: AbortSignal,
): Promise<MediaContent | null> {
  const content = await media.open(name).catch(() => null);
  if (content === null) return null;
  try {
    let length = 0;
    for await (const piece of content.read()) {
      throwIfCancelled(signal);
      length += piece.length;
    }
    if (length === content.length) return content;
    await content.close();
    return null;
  } catch (error: unknown) {
    await content.close();
    if (error instanceof BackupError) throw error;
    return null;
  }
}
