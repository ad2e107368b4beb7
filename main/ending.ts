import { app } from 'electron';
import type { DataProgram } from './data-program.ts';
import { withinTime } from './desktop/within-time.ts';
import type { Foundation } from './foundation.ts';

/** Ends that the system wants: it waits for seconds only, and every socket has two of its own. Milliseconds. */
const endWithin = { shutdown: 2_000, quit: 10_000 } as const;

/** Session managers, service managers and terminals end programs so; who comes by the menu has more patience. */
const endSignals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** How the program ends: accounts and store first, whoever asked for it. */
export class Ending {
  readonly #logger: Foundation['logger'];
  readonly #data: DataProgram;
  readonly #steps: (() => void)[] = [];
  #patience: number = endWithin.quit;
  #begun = false;
  #done = false;
  #quitting = false;
  #wiping = false;

  constructor({ logger }: Foundation, data: DataProgram) {
    this.#logger = logger;
    this.#data = data;
  }

  /** True from the first wish to end: windows close, and do not hide. */
  get quitting(): boolean {
    return this.#quitting;
  }

  /** Begins to hear of ends. */
  listen(): void {
    app.on('window-all-closed', () => {
      // A wipe closes the windows first, and ends the app itself when all is gone.
      if (!this.#wiping) app.quit();
    });
    app.on('before-quit', (event) => this.#beforeQuit(event));
    for (const signal of endSignals) {
      // What electron-store brings along listens for each signal from when it is read, and would end the process by itself. Chromium puts
      // itself before it when the app gets ready, for one signal only, the second of which kills. Who listens anew comes before both.
      process.removeAllListeners(signal);
      process.on(signal, () => this.now());
    }
  }

  /** Adds what is to be stopped before the data is closed. It must not throw. */
  before(step: () => void): void {
    this.#steps.push(step);
  }

  /** The system ends: everything has to be done within two seconds. */
  now(): void {
    this.#patience = endWithin.shutdown;
    app.quit();
  }

  /** The data goes, and the app then ends by itself: nothing of the usual end is to be done. */
  beginWipe(): void {
    this.#quitting = true;
    this.#wiping = true;
  }

  #beforeQuit(event: { preventDefault(): void }): void {
    this.#quitting = true;
    if (this.#done) return;
    // A second wish, while the first is being done, would end the process in the middle of it.
    event.preventDefault();
    if (this.#begun || this.#wiping) return;
    this.#begun = true;
    for (const step of this.#steps) step();
    const ended = this.#data
      .close()
      .then(() => this.#logger.info('ended'))
      .catch((error: unknown) => this.#logger.error('could not end cleanly', { error }));
    void withinTime(ended, this.#patience)
      .then((inTime) => {
        // Every commit is durable by itself: what is cut is the order of leaving, not what was received.
        if (!inTime) this.#logger.warn('the end was cut short');
        return this.#logger.close();
      })
      .finally(() => {
        this.#done = true;
        app.quit();
      });
  }
}
