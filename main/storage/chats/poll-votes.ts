import { createDecipheriv, createHash, createHmac } from 'node:crypto';
import { parseDetail } from '../../domain/message-detail.ts';
import { openVoteText, parseSealedVote, type SealedVote } from '../../domain/sealed-vote.ts';
import type { FoldScope } from './fold-scope.ts';
import type { MessageRow } from './message-queries.ts';
import { peopleQueries } from './people-queries.ts';

/*
 * Votes are sealed with the secret that the poll carries, and the names of poll, creator and voter. Opened here and not where
 * they come in, because the poll may come later. Form: decryptPollVote in Baileys' Utils/process-message.js.
 */

/** The open form of a vote; the value as it is when it is open already or can't be opened. */
export function openVote(scope: FoldScope, poll: MessageRow, voter: number, value: string): string {
  const sealed = parseSealedVote(value);
  const detail = sealed === null ? null : (parseDetail(poll.detail).poll ?? null);
  if (sealed === null || detail === null || detail.secret === null) return value;
  const creator = poll.fromMe === 1 ? 0 : poll.sender || (scope.chat(poll.chat)?.person ?? 0);
  const creators = [...new Set([...sealed.creators, ...jidsOf(scope, creator)])];
  const voters = [...new Set([...sealed.voters, ...jidsOf(scope, voter)])];
  const secret = Buffer.from(detail.secret, 'base64');
  for (const creatorJid of creators) {
    for (const voterJid of voters) {
      const hashes = unseal(sealed, { secret, pollId: poll.wireId, creatorJid, voterJid });
      if (hashes !== null) return openVoteText(numbersOf(detail.options, hashes));
    }
  }
  return value;
}

function jidsOf(scope: FoldScope, person: number): readonly string[] {
  if (person === 0) return scope.ownerJids;
  const row = scope.db.get(peopleQueries.find, { account: scope.account, person });
  return [row?.lidJid, row?.phoneJid].filter((jid) => jid !== null && jid !== undefined);
}

interface Seal {
  readonly secret: Uint8Array;
  readonly pollId: string;
  readonly creatorJid: string;
  readonly voterJid: string;
}

/** Hashes of the chosen options; null when the seal is another one. */
function unseal(
  sealed: SealedVote,
  { secret, pollId, creatorJid, voterJid }: Seal,
): readonly string[] | null {
  const first = createHmac('sha256', Buffer.alloc(32)).update(secret).digest();
  const key = createHmac('sha256', first)
    .update(Buffer.concat([Buffer.from(`${pollId}${creatorJid}${voterJid}Poll Vote`), Buffer.of(1)]))
    .digest();
  const bytes = Buffer.from(sealed.payload, 'base64');
  try {
    const opener = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.iv, 'base64'));
    opener.setAAD(Buffer.from(`${pollId}\u0000${voterJid}`));
    opener.setAuthTag(bytes.subarray(-16));
    return hashesOf(Buffer.concat([opener.update(bytes.subarray(0, -16)), opener.final()]));
  } catch {
    return null;
  }
}

/** `PollVoteMessage` has one field: `repeated bytes selectedOptions = 1`, each a SHA-256. */
function hashesOf(message: Buffer): readonly string[] {
  const hashes: string[] = [];
  for (let at = 0; at + 34 <= message.length && message[at] === 0x0a && message[at + 1] === 32; at += 34) {
    hashes.push(message.subarray(at + 2, at + 34).toString('hex'));
  }
  return hashes;
}

function numbersOf(options: readonly string[], hashes: readonly string[]): readonly number[] {
  const chosen = new Set(hashes);
  return options.flatMap((option, index) =>
    chosen.has(createHash('sha256').update(option).digest('hex')) ? [index] : [],
  );
}
