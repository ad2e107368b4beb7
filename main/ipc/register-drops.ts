import { z } from 'zod';
import { dropChannel } from '../../preload/contract/bridge.ts';
import type { Logger } from '../accounts/ports.ts';
import type { CallDoor } from './register.ts';
import type { SenderCheck } from './sender.ts';

/** Longer than any system allows. */
const pathSchema = z.string().min(1).max(32_768);

/**
 * Hears what was let go over a window. The path comes from the preload script, which has it from the browser for a file
 * that a person has dragged; a page can name none. Answers nothing, whatever becomes of it.
 */
export function registerDrops(options: {
  readonly ipcMain: Pick<CallDoor, 'handle'>;
  readonly isAllowedSender: SenderCheck;
  readonly logger: Logger;
  readonly onDrop: (path: string) => void;
}): void {
  const { ipcMain, isAllowedSender, logger, onDrop } = options;
  ipcMain.handle(dropChannel, async (event, ...parameters) => {
    const path = pathSchema.safeParse(parameters[0]);
    if (isAllowedSender(event) && path.success && parameters.length === 1) onDrop(path.data);
    else logger.warn('What was dropped on a window could not be taken.');
  });
}
