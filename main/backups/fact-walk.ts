import type { AccountId } from '../../preload/contract/model.ts';
import {
  boundOf,
  type BackupStore,
  type FactBounds,
  type FactPage,
  type FactTable,
} from '../accounts/backup-port.ts';

/** Row numbers of the first page; few enough that nobody waits behind it. */
const firstStep = 500;
const mostStep = 2000;
/**
 * Pages are made to be about this large. From a megabyte on, Electron asks the system for every piece of memory anew and
 * gives it back at once, which takes as long as making the lines. Bytes.
 */
const pageSize = 512 * 1024;

/** Pages that are asked for before they are used: the store's thread goes on while this one waits for its turn. */
const askedAhead = 8;

/** Goes through the tables of the store, page by page. */
export class FactWalk {
  readonly #store: BackupStore;
  readonly #accountIds: readonly AccountId[];
  readonly #bounds: FactBounds;
  #step = firstStep;
  #pages = 0;

  constructor(store: BackupStore, accountIds: readonly AccountId[], bounds: FactBounds) {
    this.#store = store;
    this.#accountIds = accountIds;
    this.#bounds = bounds;
  }

  /** Pages that hold anything. */
  async *pages(table: FactTable): AsyncGenerator<FactPage> {
    const last = boundOf(table, this.#bounds);
    this.#step = firstStep;
    let after = 0;
    const ask = (): Promise<FactPage> | null => {
      if (after >= last) return null;
      const range = { table, after, through: after + this.#step };
      after = range.through;
      this.#pages += 1;
      const page =
        this.#pages % 2 === 0
          ? this.#store.factLines(this.#accountIds, range, this.#bounds)
          : this.#store.factLinesBeside(this.#accountIds, range, this.#bounds);
      // Heard of when it is its turn, which may never come.
      page.catch(() => undefined);
      return page;
    };
    const asked: Promise<FactPage>[] = [];
    const fill = (): void => {
      while (asked.length < askedAhead) {
        const next = ask();
        if (next === null) return;
        asked.push(next);
      }
    };
    fill();
    for (let next = asked.shift(); next !== undefined; next = asked.shift()) {
      const page = await next;
      this.#adjust(page.lines.length);
      fill();
      if (page.lines.length > 0) yield page;
    }
  }

  /** Messages with pictures in them are a hundred times as large as others. */
  #adjust(length: number): void {
    if (length > 1.5 * pageSize) this.#step = Math.max(10, Math.floor(this.#step / 2));
    else if (length < pageSize / 2) this.#step = Math.min(mostStep, this.#step * 2);
  }
}
