import { createCipheriv, createHash, createHmac } from 'node:crypto';

interface Vote {
  readonly secret: Uint8Array;
  readonly pollId: string;
  /** Bare jids, as both sides know them. */
  readonly creator: string;
  readonly voter: string;
  /** Texts of the chosen options; none takes the vote back. */
  readonly options: readonly string[];
  /** Twelve fresh bytes. */
  readonly iv: Uint8Array;
}

/**
 * A vote as it goes over the wire, both parts in base64. Baileys opens votes (Utils/process-message.js `decryptPollVote`) and
 * makes none; a test holds the two against each other.
 */
export function sealVote({ secret, pollId, creator, voter, options, iv }: Vote): {
  readonly payload: string;
  readonly iv: string;
} {
  const first = createHmac('sha256', Buffer.alloc(32)).update(secret).digest();
  const key = createHmac('sha256', first)
    .update(Buffer.concat([Buffer.from(`${pollId}${creator}${voter}Poll Vote`), Buffer.of(1)]))
    .digest();
  // `PollVoteMessage`: repeated bytes selectedOptions = 1, each a SHA-256.
  const message = Buffer.concat(
    options.flatMap((option) => [Buffer.of(0x0a, 32), createHash('sha256').update(option).digest()]),
  );
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(`${pollId}\u0000${voter}`));
  const payload = Buffer.concat([cipher.update(message), cipher.final(), cipher.getAuthTag()]);
  return { payload: payload.toString('base64'), iv: Buffer.from(iv).toString('base64') };
}
