import { normalizeMessageContent, type WAMessage, type WASocket } from '@whiskeysockets/baileys';
import type { JournalEntry, Logger } from '../../accounts/ports.ts';
import type { CredentialSession } from '../credential-session.ts';
import type { Journal } from './journal.ts';
import { messageOfEntry, plaintextsOfEntry } from './journal-entry.ts';
import type { RecentPlaintexts } from './recent-plaintexts.ts';

/** An entry that could not be taken up this often never will be: better lost than in the way of every start. */
const mostTries = 5;

type LeftOver = JournalEntry & { readonly tries: number };

interface ReplayParts {
  readonly socket: WASocket;
  readonly session: CredentialSession;
  readonly journal: Journal;
  readonly recent: RecentPlaintexts;
  readonly leftOver: readonly LeftOver[];
  readonly logger: Logger;
}

/**
 * Takes up what was decrypted before a kill and did not reach the chats. The service does not send it again (its receipt
 * may have left), and the ratchet can't open it again. It goes the way of every message, through Baileys' own
 * `upsertMessage`, so that edits, deletions, keys of the phone and history are dealt with as if they came in now;
 * the store takes what it has already as the same message.
 *
 * What a person wrote is taken up at once. What the phone or the protocol says (history, keys, edits) may make Baileys ask
 * the service for more, and has to wait until there is a connection: asked earlier, it fails and takes the connection along.
 */
export function replayJournal(parts: ReplayParts): void {
  const { socket, session, journal, recent, leftOver, logger } = parts;
  if (leftOver.length === 0) return;
  logger.info('taking up messages from the journal', { count: leftOver.length });
  const { id = '', lid = '' } = session.credentials.me ?? {};
  const later: WAMessage[] = [];
  const now: WAMessage[] = [];
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
      (normalizeMessageContent(message.message)?.protocolMessage ? later : now).push(message);
    } catch (error: unknown) {
      logger.warn('a message of the journal is damaged', { error });
    }
  }
  void takeUp(parts, now);
  if (later.length === 0) return;
  socket.ev.on('connection.update', ({ connection }) => {
    if (connection === 'open') void takeUp(parts, later.splice(0));
  });
}

/** One after the other, in their order. */
async function takeUp({ socket, logger }: ReplayParts, messages: readonly WAMessage[]): Promise<void> {
  for (const message of messages) {
    try {
      await socket.upsertMessage(message, 'append');
    } catch (error: unknown) {
      logger.warn('a message of the journal could not be taken up yet', { error });
    }
  }
  // Baileys buffers what comes before the service's first word.
  socket.ev.flush();
}
