import { chatInput, command } from './define-command.ts';
import { exportInputSchema, type ExportResult } from './exports.ts';

/** Calls about exports of chats and contacts. `backups.stop` ends one under way; its progress is pushed as that of backups. */
export const exportCommands = {
  /** Asks where to, and writes it there. Null when the person has thought better of it. */
  'exports.start': command<ExportResult | null>()(exportInputSchema),
  /** Opens the system's dialog for printing a chat: its newest 10,000 messages. False: the person has thought better of it. */
  'exports.print': command<{ readonly printed: boolean }>()(chatInput),
} as const;
