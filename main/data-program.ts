import type { VaultState } from '../preload/contract/model.ts';
import { StoreError } from './accounts/ports.ts';
import type { Vault } from './desktop/vault.ts';
import { CommandFailure } from './ipc/command-failure.ts';
import type { OpenProgram } from './ipc/program.ts';

/** What runs on the unlocked data, and how it is ended. */
export interface RunningProgram extends OpenProgram {
  close(): Promise<void>;
}

/**
 * The part of the program that needs the data: started once, when the vault is open, and ended once. Everything
 * that asks for it meanwhile waits for the same start.
 */
export class DataProgram {
  readonly #vault: Vault;
  readonly #start: (keys: ReturnType<Vault['keys']>) => Promise<RunningProgram>;
  #running: Promise<RunningProgram> | null = null;

  constructor(vault: Vault, start: (keys: ReturnType<Vault['keys']>) => Promise<RunningProgram>) {
    this.#vault = vault;
    this.#start = start;
    vault.onChange((state) => this.#startWhenOpen(state));
    this.#startWhenOpen(vault.state());
  }

  /** @throws CommandFailure `vault-locked`, or the store's code when the data can't be opened */
  async opened(): Promise<OpenProgram> {
    if (this.#running === null) throw new CommandFailure('vault-locked');
    try {
      return await this.#running;
    } catch (error: unknown) {
      const code =
        error instanceof StoreError && error.code === 'store-too-new' ? error.code : 'store-unavailable';
      throw new CommandFailure(code, 'the data could not be opened', { cause: error });
    }
  }

  /** Ends the accounts, then the store. Never rejects. */
  async close(): Promise<void> {
    const running = await this.#running?.catch(() => null);
    await running?.close();
  }

  #startWhenOpen(state: VaultState): void {
    if (state.kind !== 'open' || this.#running !== null) return;
    this.#running = this.#start(this.#vault.keys());
    // Whoever asks hears of a failure; that nobody has asked yet is no reason to end the process.
    this.#running.catch(() => undefined);
  }
}
