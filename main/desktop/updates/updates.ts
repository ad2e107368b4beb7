import type { UpdateView } from '../../../preload/contract/updates.ts';
import type { Clock, Logger } from '../../accounts/ports.ts';
import { updateFailureOf, type Updater } from './updater.ts';

/** How often the app looks by itself. */
const dailyMilliseconds = 24 * 60 * 60 * 1000;
/** The first look: when the accounts have had their turn. */
const firstLookMilliseconds = 60_000;

interface Options {
  /** Null for a build that looks for no updates. */
  readonly updater: (() => Promise<Updater>) | null;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onChange: (view: UpdateView) => void;
  /** Whether the person lets the app look by itself. */
  readonly looksByItself: () => boolean;
}

/** What is known of newer versions, and the steps towards one. Every step but the looking waits for a person. */
export class Updates {
  readonly #options: Options;
  #updater: Promise<Updater> | null = null;
  #view: UpdateView;
  #stopTimer: (() => void) | null = null;

  constructor(options: Options) {
    this.#options = options;
    this.#view = { kind: options.updater === null ? 'unavailable' : 'idle' };
  }

  view(): UpdateView {
    return this.#view;
  }

  /** Begins to look by itself, where that is allowed. */
  start(): void {
    if (this.#options.updater !== null) this.#lookIn(firstLookMilliseconds);
  }

  stop(): void {
    this.#stopTimer?.();
    this.#stopTimer = null;
  }

  /** A look while something is under way, or ready, changes nothing. */
  async check(): Promise<void> {
    if (!['idle', 'current', 'failed', 'available'].includes(this.#view.kind)) return;
    this.#set({ kind: 'checking' });
    try {
      const offered = await (await this.#loaded()).check();
      this.#set(
        offered === null
          ? { kind: 'current', checkedAt: this.#options.clock.now() }
          : { kind: 'available', ...offered },
      );
    } catch (error) {
      this.#failed(error);
    }
  }

  async download(): Promise<void> {
    if (this.#view.kind !== 'available') return;
    const { version } = this.#view;
    this.#set({ kind: 'downloading', version, percent: 0 });
    try {
      const updater = await this.#loaded();
      await updater.download((percent) => this.#progressed(version, percent));
      this.#set({ kind: 'ready', version });
    } catch (error) {
      this.#failed(error);
    }
  }

  async install(): Promise<void> {
    if (this.#view.kind !== 'ready') return;
    try {
      (await this.#loaded()).install();
    } catch (error) {
      this.#options.logger.warn('the update could not be installed', { error });
      this.#set({ kind: 'failed', reason: 'install' });
    }
  }

  #lookIn(milliseconds: number): void {
    this.#stopTimer = this.#options.clock.after(milliseconds, () => {
      if (this.#options.looksByItself()) void this.check();
      this.#lookIn(dailyMilliseconds);
    });
  }

  #loaded(): Promise<Updater> {
    const { updater } = this.#options;
    if (updater === null) return Promise.reject(new Error('this build looks for no updates'));
    this.#updater ??= updater();
    return this.#updater;
  }

  #progressed(version: string, percent: number): void {
    if (this.#view.kind === 'downloading' && this.#view.percent !== percent) {
      this.#set({ kind: 'downloading', version, percent });
    }
  }

  #failed(error: unknown): void {
    const reason = updateFailureOf(error);
    this.#options.logger.warn('looking for a newer version failed', { reason });
    this.#set({ kind: 'failed', reason });
  }

  #set(view: UpdateView): void {
    this.#view = view;
    this.#options.onChange(view);
  }
}
