import type { VaultState } from '../preload/contract/model.ts';
import { StoreError } from './accounts/ports.ts';
import type { Vault } from './desktop/vault.ts';
import { CommandFailure } from './ipc/command-failure.ts';
import type { OpenProgram, ShownProgram } from './ipc/program.ts';

/** What runs on the unlocked data, and how it is ended. */
export interface RunningProgram extends OpenProgram {
  close(): Promise<void>;
}

/** Starts on the unlocked data; `onShown` is called when chats can be shown, which is before all of it runs. */
export type StartProgram = (
  keys: ReturnType<Vault['keys']>,
  onShown: (shown: ShownProgram) => void,
) => Promise<RunningProgram>;

/**
 * The part of the program that needs the data: started once, when the vault is open, and ended once. Everything
 * that asks for it meanwhile waits for the same start.
 */
export class DataProgram {
  readonly #vault: Vault;
  readonly #start: StartProgram;
  #running: Promise<RunningProgram> | null = null;
  #shown: Promise<ShownProgram> | null = null;

  constructor(vault: Vault, start: StartProgram) {
    this.#vault = vault;
    this.#start = start;
    vault.onChange((state) => this.#startWhenOpen(state));
    this.#startWhenOpen(vault.state());
  }

  /** For what pages only show: does not wait until accounts can connect. @throws CommandFailure as `opened` */
  async shown(): Promise<ShownProgram> {
    if (this.#vault.state().kind !== 'open' || this.#shown === null) throw new CommandFailure('vault-locked');
    return opening(this.#shown);
  }

  /** For pages. @throws CommandFailure `vault-locked`, or the store's code when the data can't be opened */
  async opened(): Promise<OpenProgram> {
    if (this.#vault.state().kind !== 'open') throw new CommandFailure('vault-locked');
    return this.running();
  }

  /** For the program itself, which goes on behind a lock. @throws CommandFailure as `opened`, before the first opening */
  async running(): Promise<OpenProgram> {
    if (this.#running === null) throw new CommandFailure('vault-locked');
    return opening(this.#running);
  }

  /** Tells those that run, if any: before the data is open there is nobody to tell. */
  tell(what: (program: OpenProgram) => unknown): void {
    this.running()
      .then(what)
      .catch(() => undefined);
  }

  /** Ends the accounts, then the store. Never rejects. */
  async close(): Promise<void> {
    const running = await this.#running?.catch(() => null);
    await running?.close();
  }

  #startWhenOpen(state: VaultState): void {
    if (state.kind !== 'open' || this.#running !== null) return;
    this.#shown = new Promise((resolve, reject) => {
      this.#running = this.#start(this.#vault.keys(), resolve);
      this.#running.catch(reject);
    });
    // Whoever asks hears of a failure; that nobody has asked yet is no reason to end the process.
    this.#shown.catch(() => undefined);
  }
}

async function opening<Opened>(opened: Promise<Opened>): Promise<Opened> {
  try {
    return await opened;
  } catch (error: unknown) {
    const code =
      error instanceof StoreError && error.code === 'store-too-new' ? error.code : 'store-unavailable';
    throw new CommandFailure(code, 'the data could not be opened', { cause: error });
  }
}
