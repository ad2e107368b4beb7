import { createHmac, timingSafeEqual } from 'node:crypto';

/*
 * Addresses of what the window shows of files: `app://media/KIND/ID/MAC`. The MAC is made with a secret of the store: so an
 * address can't be guessed or made up by a page, and is the same after a restart.
 */

/**
 * `file` and `thumbnail` by the id of a message; `picture` by account, chat (0: the account itself) and the beginning of the
 * file's name, as a picture may change; `attachment` by its own id.
 */
export const mediaUrlKinds = ['file', 'thumbnail', 'picture', 'attachment'] as const;
export type MediaUrlKind = (typeof mediaUrlKinds)[number];

const pattern = /^app:\/\/media\/([a-z]+)\/([\w-]{1,64})\/([\w-]{22})$/u;

function macOf(secret: Uint8Array, kind: MediaUrlKind, id: string): Buffer {
  return createHmac('sha256', secret).update(`${kind}/${id}`).digest().subarray(0, 16);
}

export const mediaUrl = (secret: Uint8Array, kind: MediaUrlKind, id: string): string =>
  `app://media/${kind}/${id}/${macOf(secret, kind, id).toString('base64url')}`;

/** What an address names; null for one that was not made here. */
export function readMediaUrl(
  secret: Uint8Array,
  url: string,
): { readonly kind: MediaUrlKind; readonly id: string } | null {
  const [, name, id, mac] = pattern.exec(url) ?? [];
  const kind = mediaUrlKinds.find((one) => one === name);
  if (kind === undefined || id === undefined || mac === undefined) return null;
  // As texts: the last letter of base64 has bits that say nothing, and one address must not have several forms.
  const given = Buffer.from(mac);
  const expected = Buffer.from(macOf(secret, kind, id).toString('base64url'));
  return given.length === expected.length && timingSafeEqual(given, expected) ? { kind, id } : null;
}
