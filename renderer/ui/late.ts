import { useEffect, useSyncExternalStore } from 'react';

/**
 * Code that the first view does without. It is read when the window rests, or as soon as something of it is wanted;
 * from then on it is drawn at once, as if it had been there from the beginning (`React.lazy` would wait a turn more).
 */
export class Late<Module extends object> {
  readonly #load: () => Promise<Module>;
  readonly #listeners = new Set<() => void>();
  #reading: Promise<void> | null = null;
  #outcome: Module | Error | null = null;

  constructor(load: () => Promise<Module>) {
    this.#load = load;
  }

  /** Reads it, once. Never rejects: whoever wants to draw something of it is told. */
  read(): Promise<void> {
    this.#reading ??= this.#load()
      .catch((error: unknown) => (error instanceof Error ? error : new Error('code could not be read')))
      .then((outcome) => {
        this.#outcome = outcome;
        for (const listener of this.#listeners) listener();
      });
    return this.#reading;
  }

  /** Null until it is read. */
  readonly outcome = (): Module | Error | null => this.#outcome;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/**
 * What has been read; null before. Reads it when it is wanted.
 * @throws when it is wanted and could not be read, which `BrokenWindow` says
 */
export function useLate<Module extends object>(late: Late<Module>, wanted = true): Module | null {
  const outcome = useSyncExternalStore(late.subscribe, late.outcome);
  useEffect(() => {
    if (wanted) void late.read();
  }, [late, wanted]);
  if (!(outcome instanceof Error)) return outcome;
  if (wanted) throw outcome;
  return null;
}
