import { sha256 } from '../crypto/symmetric.ts';
import type { Companion } from '../phone/companion.ts';
import type { Person } from '../population/person.ts';
import { formatJid, parseJid, SERVER } from '../wire/jids.ts';

/** What a client left out because its device list is old. */
export interface StaleList {
  /** Number and device of each. */
  readonly missing: readonly string[];
  /** What the client would have computed for the whole list. */
  readonly hash: string;
}

/**
 * Compares the devices that a message between two people names with those that there are: all of the recipient's and the
 * sender's other ones. Undefined when none is missing.
 *
 * Why the message is taken all the same: the ack of the real service carries a `phash` of its own list then and no
 * error. whatsmeow (send.go) compares it with its own, warns that some devices may not have received the message and
 * drops the lists it has cached; handleBadAck in lib/Socket/messages-recv.js has the same reading in a comment ("the
 * message hasn't reached all devices yet") and does nothing about it.
 */
export function findStaleList(
  sender: Companion,
  target: Person,
  to: string | undefined,
  named: ReadonlySet<string>,
): StaleList | undefined {
  const server = parseJid(to)?.server === 'lid' ? 'lid' : SERVER;
  const current = [...new Set([sender.person, target])]
    .flatMap((person) => [0, ...person.companions.keys()].map((device) => ({ person, device })))
    .filter(({ person, device }) => person !== sender.person || device !== sender.device);
  const missing = current.map(address).filter((device) => !named.has(device));
  if (missing.length === 0) return undefined;
  const jids = current.map(({ person, device }) =>
    formatJid(server === 'lid' ? person.lid : person.number, server, device),
  );
  return { missing, hash: participantHash(jids) };
}

export function address({ person, device }: { readonly person: Person; readonly device: number }): string {
  return `${person.number}:${device}`;
}

/** Form: generateParticipantHashV2 in lib/Utils/generics.js. */
function participantHash(jids: readonly string[]): string {
  const digest = sha256(Buffer.from([...jids].sort().join(''))).toString('base64');
  return `2:${digest.slice(0, 6)}`;
}
