import { z } from 'zod';
import { drawnChannel } from '../../preload/contract/bridge.ts';
import type { Logger } from '../accounts/ports.ts';
import type { CallEvent, SenderCheck } from './sender.ts';

const sequenceSchema = z.number().int().nonnegative();

/** The part of Electron's `ipcMain` for what is told and not answered. */
export interface TellDoor {
  on(channel: string, listener: (event: CallEvent, ...parameters: unknown[]) => void): unknown;
}

/** Hears up to which push a window has drawn what it was told. The preload script says it, after each frame. */
export function registerDrawn(options: {
  readonly ipcMain: TellDoor;
  readonly isAllowedSender: SenderCheck;
  readonly logger: Logger;
  readonly onDrawn: (windowId: number, sequence: number) => void;
}): void {
  const { ipcMain, isAllowedSender, logger, onDrawn } = options;
  ipcMain.on(drawnChannel, (event, ...parameters) => {
    const sequence = sequenceSchema.safeParse(parameters[0]);
    const understood = sequence.success && parameters.length === 1;
    if (understood && isAllowedSender(event)) onDrawn(event.sender.id, sequence.data);
    else logger.warn('What a window has drawn could not be understood.');
  });
}
