import { rawPublicKey, type KeyPair } from '../crypto/curve.ts';
import { decodePreKeyMessage, type PreKeyMessage } from './messages.ts';
import { Session, type SavedSession } from './session.ts';

/** How many replaced sessions are kept for messages that were on their way. */
const KEPT = 5;

/** All sessions of one simulated device, by the address of the other device; the first of a list is in use. */
export class SessionStore {
  readonly #sessions = new Map<string, Session[]>();

  current(address: string): Session | undefined {
    return this.#sessions.get(address)?.[0];
  }

  use(address: string, session: Session): void {
    const others = (this.#sessions.get(address) ?? []).filter((other) => other !== session);
    this.#sessions.set(address, [session, ...others].slice(0, KEPT));
  }

  get size(): number {
    return this.#sessions.size;
  }

  save(): Record<string, SavedSession[]> {
    return Object.fromEntries(
      [...this.#sessions].map(([address, all]) => [address, all.map((session) => session.save())]),
    );
  }

  restore(saved: Readonly<Record<string, readonly SavedSession[]>>, ours: KeyPair): void {
    for (const [address, all] of Object.entries(saved)) {
      this.#sessions.set(
        address,
        all.map((session) => Session.restore(session, ours)),
      );
    }
  }

  clear(): void {
    this.#sessions.clear();
  }

  forget(address: string): void {
    this.#sessions.delete(address);
  }

  /** The session that fits; it becomes the one in use, as the other side evidently uses it. */
  decrypt(address: string, bytes: Buffer): Buffer {
    let failure = new Error('no session');
    for (const session of this.#sessions.get(address) ?? []) {
      try {
        const plaintext = session.decrypt(bytes);
        this.use(address, session);
        return plaintext;
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
      }
    }
    throw failure;
  }

  /** Decrypts a first message; `start` makes the session unless this base key is known. */
  decryptFirst(address: string, bytes: Buffer, start: (message: PreKeyMessage) => Session): Buffer {
    const message = decodePreKeyMessage(bytes);
    const baseKey = rawPublicKey(message.baseKey);
    const known = this.#sessions.get(address)?.find((session) => session.baseKey.equals(baseKey));
    const session = known ?? start(message);
    const plaintext = session.decrypt(message.message);
    this.use(address, session);
    return plaintext;
  }
}
