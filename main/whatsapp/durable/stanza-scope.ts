import { AsyncLocalStorage } from 'node:async_hooks';
import type { KeyChange } from '../../accounts/ports.ts';

/**
 * What the decryption of one stanza has changed so far. It is kept apart from the other writes until all parts of the
 * stanza have been tried, so that the moved ratchet and the text that it gave go to the disk in one commit, and a
 * group message never without the sender key that came along with it.
 */
export class StanzaScope {
  readonly keys = new Map<string, KeyChange>();
  readonly plaintexts: Uint8Array[] = [];
  /** Encrypted parts that have not been tried yet. */
  remaining: number;

  constructor(parts: number) {
    this.remaining = parts;
  }
}

/** Which stanza is being decrypted, through all the awaits in between. One for all accounts. */
export const currentScope = new AsyncLocalStorage<StanzaScope>();
