import type { Companion } from '../phone/companion.ts';
import type { BinaryNode } from '../wire/node.ts';

/** Hands a stanza to a device: at once when it is there, on its next connection when it is not. */
export function deliver(companion: Companion, stanza: BinaryNode): void {
  const { connection } = companion;
  const isThere = connection !== undefined && connection.active && connection.isOpen;
  companion.queue.add(stanza, isThere ? connection.id : 0);
  if (isThere) connection.send(stanza);
}
