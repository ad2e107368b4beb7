import { ReceivedSenderKey, SenderKey, senderKeyId, type SavedSenderKey } from '../signal/sender-key.ts';

const KEPT = 5;

export interface SavedGroupKeys {
  readonly own: readonly (readonly [chat: string, key: SavedSenderKey, sharedWith: readonly string[]])[];
  readonly others: readonly (readonly [slot: string, keys: readonly SavedSenderKey[]])[];
}

/** The sender keys of one simulated phone, its own and those of others. */
export class GroupKeys {
  readonly #own = new Map<string, { key: SenderKey; readonly sharedWith: Set<string> }>();
  readonly #others = new Map<string, ReceivedSenderKey[]>();

  /** The own key of a chat and which devices have it already. */
  own(chat: string): { readonly key: SenderKey; readonly sharedWith: Set<string> } {
    const known = this.#own.get(chat);
    if (known) return known;
    const made = { key: new SenderKey(), sharedWith: new Set<string>() };
    this.#own.set(chat, made);
    return made;
  }

  save(): SavedGroupKeys {
    return {
      own: [...this.#own].map(([chat, { key, sharedWith }]) => [chat, key.save(), [...sharedWith]] as const),
      others: [...this.#others].map(([slot, keys]) => [slot, keys.map((key) => key.save())] as const),
    };
  }

  restore({ own, others }: SavedGroupKeys): void {
    for (const [chat, key, sharedWith] of own) {
      this.#own.set(chat, { key: new SenderKey(key), sharedWith: new Set(sharedWith) });
    }
    for (const [slot, keys] of others) {
      this.#others.set(
        slot,
        keys.map((key) => new ReceivedSenderKey(key)),
      );
    }
  }

  /** Somebody left: what comes next must be out of their reach. */
  renew(chat: string): void {
    this.#own.delete(chat);
  }

  clear(): void {
    this.#own.clear();
    this.#others.clear();
  }

  learn(chat: string, sender: string, distribution: Uint8Array): void {
    const key = ReceivedSenderKey.fromDistribution(distribution);
    const slot = `${chat} ${sender}`;
    const others = (this.#others.get(slot) ?? []).filter(({ id }) => id !== key.id);
    this.#others.set(slot, [key, ...others].slice(0, KEPT));
  }

  decrypt(chat: string, sender: string, bytes: Buffer): Buffer {
    const keys = this.#others.get(`${chat} ${sender}`) ?? [];
    const id = senderKeyId(bytes);
    const key = keys.find((candidate) => candidate.id === id);
    if (!key) throw new Error('No session found to decrypt message');
    return key.decrypt(bytes);
  }
}
