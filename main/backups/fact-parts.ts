import type { FactTable } from '../accounts/backup-port.ts';

/** In the order of an archive: who and where, then what was said, then what was put on that. */
export const factTables: readonly FactTable[] = [
  'people',
  'labels',
  'chats',
  'messages',
  'pending',
  'marks',
  'receipts',
];
