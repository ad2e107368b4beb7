import { join } from 'node:path';
import type { Connection } from '../../../main/storage/connection.ts';
import { chatMigrations } from '../../../main/storage/migrations/chats.ts';
import { openDatabase } from '../../../main/storage/open-database.ts';
import { troubledDisk, type TroubledDiskReport } from './full.ts';

/** Another program holds the chats while messages come in, and lets them go. */
export async function lockedDatabase(seed: number): Promise<TroubledDiskReport> {
  let other: Connection | null = null;
  const letGo = async (): Promise<void> => {
    other?.close();
    other = null;
  };
  try {
    return await troubledDisk(seed, undefined, {
      begin: async ({ start }) => {
        other = openDatabase({
          file: join(start.folder, 'data', 'chats.db'),
          key: Buffer.from(start.chatsKey, 'hex'),
          migrations: chatMigrations,
          create: false,
          exclusive: false,
          reportSlowQuery: () => undefined,
        });
        other.execute('BEGIN IMMEDIATE');
      },
      end: letGo,
    });
  } finally {
    await letGo();
  }
}
