import type { WASocket } from '@whiskeysockets/baileys';
import type { JournalEntry, Logger } from '../../accounts/ports.ts';
import type { CredentialSession } from '../credential-session.ts';
import type { Journal } from './journal.ts';
import { messageOfEntry, plaintextsOfEntry } from './journal-entry.ts';
import type { RecentPlaintexts } from './recent-plaintexts.ts';

/** An entry that could not be taken up this often never will be: better lost than in the way of every start. */
const mostTries = 5;

/**
 * Takes up what was decrypted before a kill and did not reach the chats. The service does not send it again (its receipt
 * may have left), and the ratchet can't open it again. It goes the way of every message, through Baileys' own
 * `upsertMessage`, so that edits, deletions, keys of the phone and history are dealt with as if they came in now;
 * the store takes what it has already as the same message.
 */
export async function replayJournal(parts: {
  readonly socket: WASocket;
  readonly session: CredentialSession;
  readonly journal: Journal;
  readonly recent: RecentPlaintexts;
  readonly leftOver: readonly (JournalEntry & { readonly tries: number })[];
  readonly logger: Logger;
}): Promise<void> {
  const { socket, session, journal, recent, leftOver, logger } = parts;
  if (leftOver.length === 0) return;
  logger.info('taking up messages from the journal', { count: leftOver.length });
  const { id = '', lid = '' } = session.credentials.me ?? {};
  for (const entry of leftOver) {
    if (entry.tries > mostTries) {
      logger.error('a message of the journal could not be taken up', { tries: entry.tries });
      session.writes.add({ journalDone: [entry.id] });
      continue;
    }
    try {
      const message = messageOfEntry(entry.content, { id, lid });
      recent.set(session.accountId, entry.id, plaintextsOfEntry(entry.content));
      journal.reopened(message.key.id ?? '', entry.id);
      await socket.upsertMessage(message, 'append');
    } catch (error: unknown) {
      logger.warn('a message of the journal is damaged', { error });
    }
  }
  // Baileys buffers what comes before the service's first word.
  socket.ev.flush();
}
