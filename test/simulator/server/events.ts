export interface SimulatorEvent {
  readonly sequence: number;
  readonly at: number;
  readonly type: string;
  readonly [detail: string]: unknown;
}

type Listener = (event: SimulatorEvent) => void;

/** How many past events are kept for whoever subscribes late. */
const KEPT = 1_000;

/** What happened, in order, for tests and for GET /admin/events. */
export class Events {
  readonly #listeners = new Set<Listener>();
  readonly #recent: SimulatorEvent[] = [];
  #sequence = 0;

  publish(type: string, details: Readonly<Record<string, unknown>> = {}): void {
    const event: SimulatorEvent = { ...details, sequence: ++this.#sequence, at: Date.now(), type };
    this.#recent.push(event);
    if (this.#recent.length > KEPT) this.#recent.shift();
    for (const listener of this.#listeners) listener(event);
  }

  recent(after = 0): SimulatorEvent[] {
    return this.#recent.filter((event) => event.sequence > after);
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
