/** So many colours for people are in `tokens.css`; each is readable on every surface that names stand on. */
export const senderHues = 10;

/**
 * The colour of a person in groups: always the same for one person of one account, in whatever order they speak.
 * @param id what stays the same for this person: `senderId`, or the name where there is none
 */
export function senderHue(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  // The last mixing step of MurmurHash3: without it ids that begin alike crowd on a few colours.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % senderHues;
}
