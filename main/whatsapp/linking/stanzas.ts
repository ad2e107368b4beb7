import { getBinaryNodeChild, S_WHATSAPP_NET, type BinaryNode, type WASocket } from '@whiskeysockets/baileys';

/** True for what the service itself says; a notification of anybody else in its name is not obeyed. */
export const isFromService = ({ attrs }: BinaryNode): boolean =>
  attrs['from'] === S_WHATSAPP_NET || attrs['from'] === S_WHATSAPP_NET.slice(1);

/** The content as text, in whichever of the two forms it was decoded. */
export function textOf(node: BinaryNode | undefined): string | null {
  const bytes = bytesOf(node);
  return bytes === null ? null : bytes.toString('utf8');
}

/** The content as bytes, in whichever of the two forms it was decoded. */
export function bytesOf(node: BinaryNode | undefined): Buffer | null {
  const content = node?.content;
  if (typeof content === 'string') return Buffer.from(content, 'utf8');
  return content instanceof Uint8Array ? Buffer.from(content) : null;
}

/** The status of `<error code>` in an answer. */
export function errorStatusOf(stanza: BinaryNode): number | null {
  const code = Number(getBinaryNodeChild(stanza, 'error')?.attrs['code']);
  return Number.isInteger(code) ? code : null;
}

/**
 * Confirms a notification. Baileys does that itself when it knows who it is (after a code was asked for); while a code
 * waits to be scanned it fails to, and only says so in its log (messages-recv.js `sendMessageAck` reads `creds.me.id`).
 */
export function acknowledge(socket: WASocket, { attrs }: BinaryNode): void {
  const { id, from, type } = attrs;
  if (socket.authState.creds.me !== undefined || id === undefined || from === undefined) return;
  socket
    .sendNode({
      tag: 'ack',
      attrs: { id, to: from, class: 'notification', ...(type === undefined ? {} : { type }) },
    })
    // A socket that closes meanwhile says so itself.
    .catch(() => undefined);
}

/** A question to the service about linking (`xmlns="md"`). */
export const linkQuery = (type: 'get' | 'set', content: BinaryNode, id?: string): BinaryNode => ({
  tag: 'iq',
  attrs: { to: S_WHATSAPP_NET, type, xmlns: 'md', ...(id === undefined ? {} : { id }) },
  content: [content],
});
