import {
  proto,
  unpadRandomMax16,
  type BinaryNode,
  type SignalRepositoryWithLIDStore,
} from '@whiskeysockets/baileys';
import type { AccountId } from '../../../preload/contract/model.ts';
import { answersInOrder } from './answers-in-order.ts';
import type { Journal } from './journal.ts';
import { journalId } from './journal-entry.ts';
import type { PendingWrites } from './pending-writes.ts';
import type { RecentPlaintexts } from './recent-plaintexts.ts';
import { currentScope, StanzaScope } from './stanza-scope.ts';
import { storedPlaintext, type FindOriginal } from './stored-plaintext.ts';

/** A stanza that came in, with the scope of its decryption once that has begun. */
interface Incoming {
  readonly stanza: BinaryNode;
  readonly parts: readonly Uint8Array[];
  scope: StanzaScope | null;
}

export interface JournaledRepositoryParts {
  readonly accountId: AccountId;
  readonly inner: SignalRepositoryWithLIDStore;
  readonly writes: PendingWrites;
  readonly journal: Journal;
  readonly recent: RecentPlaintexts;
  readonly findOriginal: FindOriginal;
}

/**
 * Stands around the Signal repository that Baileys uses (`makeSignalRepository` is a setting of its sockets). Every
 * decryption runs inside the scope of its stanza; when all parts of the stanza have been tried, the changed
 * keys and the plaintexts go into the pending writes together.
 */
export class JournaledRepository {
  readonly #accountId: AccountId;
  readonly #inner: SignalRepositoryWithLIDStore;
  readonly #writes: PendingWrites;
  readonly #journal: Journal;
  readonly #recent: RecentPlaintexts;
  readonly #findOriginal: FindOriginal;
  /** By the bytes of each encrypted part: Baileys hands the very object of the stanza to the repository. */
  readonly #incoming = new WeakMap<Uint8Array, Incoming>();
  /** The last one whose parts were not all tried: Baileys gave up on it in between. */
  #unfinished: Incoming | null = null;
  /** The sender key that was taken in with the ratchet step; Baileys brings it once more afterwards. */
  #lastSenderKey: Uint8Array | null = null;

  constructor(parts: JournaledRepositoryParts) {
    this.#accountId = parts.accountId;
    this.#inner = parts.inner;
    this.#writes = parts.writes;
    this.#journal = parts.journal;
    this.#recent = parts.recent;
    this.#findOriginal = parts.findOriginal;
  }

  /** A message stanza has come in; called before Baileys begins to decrypt it. */
  expect(stanza: BinaryNode): void {
    if (!Array.isArray(stanza.content)) return;
    const parts = stanza.content.flatMap(({ tag, content }) =>
      tag === 'enc' && content instanceof Uint8Array ? [content] : [],
    );
    const incoming: Incoming = { stanza, parts, scope: null };
    for (const part of parts) this.#incoming.set(part, incoming);
  }

  /** The repository for Baileys: the inner one, with the calls that decrypt replaced, and those in order that come before. */
  repository(): SignalRepositoryWithLIDStore {
    const inOrder = answersInOrder();
    const { lidMapping } = this.#inner;
    return {
      ...this.#inner,
      lidMapping: Object.assign(Object.create(lidMapping) as typeof lidMapping, {
        storeLIDPNMappings: (pairs: Parameters<typeof lidMapping.storeLIDPNMappings>[0]) =>
          inOrder(lidMapping.storeLIDPNMappings(pairs)),
      }),
      migrateSession: (from, to) => inOrder(this.#inner.migrateSession(from, to)),
      decryptMessage: (options) =>
        this.#decrypt(options.ciphertext, options.jid, () => this.#inner.decryptMessage(options)),
      decryptGroupMessage: (options) =>
        this.#decrypt(options.msg, options.authorJid, () => this.#inner.decryptGroupMessage(options)),
      processSenderKeyDistributionMessage: async (options) => {
        const bytes = options.item.axolotlSenderKeyDistributionMessage;
        if (bytes && this.#lastSenderKey !== null && Buffer.compare(bytes, this.#lastSenderKey) === 0) return;
        await this.#inner.processSenderKeyDistributionMessage(options);
      },
    };
  }

  async #decrypt(
    part: Uint8Array,
    authorJid: string,
    decrypt: () => Promise<Uint8Array>,
  ): Promise<Uint8Array> {
    const incoming = this.#incoming.get(part);
    // Not part of a stanza that came in: nothing to take up again.
    if (incoming === undefined) return decrypt();
    if (this.#unfinished !== null && this.#unfinished !== incoming) this.#finish(this.#unfinished);
    this.#unfinished = incoming;
    const scope = this.#scopeOf(incoming);
    try {
      return await currentScope.run(scope, async () => {
        const plaintext = await decrypt();
        scope.plaintexts.push(plaintext);
        await this.#takeSenderKey(plaintext, authorJid);
        return plaintext;
      });
    } catch (error: unknown) {
      // Opened before, in this process or the last: the ratchet has moved on since, but what it gave is known.
      const recent = this.#recent.get(this.#accountId, journalId(incoming.stanza));
      const known =
        recent?.[incoming.parts.indexOf(part)] ??
        (await storedPlaintext(incoming.stanza, this.#findOriginal));
      if (known === null) throw error;
      return known;
    } finally {
      scope.remaining--;
      if (scope.remaining <= 0) this.#finish(incoming);
    }
  }

  #scopeOf(incoming: Incoming): StanzaScope {
    if (incoming.scope === null) {
      incoming.scope = new StanzaScope(incoming.parts.length);
      this.#writes.openScope(incoming.scope);
    }
    return incoming.scope;
  }

  /** What a group message needs to be read comes with the message before it: one must not be kept without the other. */
  async #takeSenderKey(plaintext: Uint8Array, authorJid: string): Promise<void> {
    const item = senderKeyOf(plaintext);
    if (item === null) return;
    await this.#inner.processSenderKeyDistributionMessage({ authorJid, item });
    this.#lastSenderKey = item.axolotlSenderKeyDistributionMessage ?? null;
  }

  #finish(incoming: Incoming): void {
    if (this.#unfinished === incoming) this.#unfinished = null;
    const { scope, stanza } = incoming;
    incoming.scope = null;
    if (scope === null) return;
    if (scope.plaintexts.length === 0) {
      this.#writes.closeScope(scope, []);
      return;
    }
    const entry = this.#journal.opened(stanza, scope.plaintexts);
    this.#recent.set(this.#accountId, entry.id, scope.plaintexts);
    this.#writes.closeScope(scope, [entry]);
  }
}

function senderKeyOf(plaintext: Uint8Array): proto.Message.ISenderKeyDistributionMessage | null {
  try {
    const message = proto.Message.decode(unpadRandomMax16(plaintext));
    return (message.deviceSentMessage?.message ?? message).senderKeyDistributionMessage ?? null;
  } catch {
    // Baileys will find the same, and say so.
    return null;
  }
}
