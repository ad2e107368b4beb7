import { StoreError } from '../accounts/ports.ts';
import type { Connection } from './connection.ts';
import type { Databases } from './open-folder.ts';
import { isWrite, methods, type MethodMode } from './methods.ts';
import type { Answer, Call } from './protocol.ts';
import { toStoreError } from './store-failure.ts';

/** Runs one call at once, on the open databases. Throws what goes wrong. */
export type RunCall = (call: Call) => unknown;

type Topic = keyof Databases;
/** Credentials first: chats without their keys can be shown, keys without their account are waste. */
const commitOrder: readonly Topic[] = ['credentials', 'chats'];

/**
 * Runs calls in their order and commits once per database at the end, so that many accounts share one write to the disk. A
 * call that fails is undone alone. When a commit fails, every call of the group fails. Answers come after the commits.
 * At least one call is run; before each further one `mayContinue` is asked, so there may be fewer answers than calls.
 */
export function runGroup(
  databases: Databases,
  calls: readonly Call[],
  runCall: RunCall,
  mayContinue: () => boolean,
): readonly Answer[] {
  const group = new Group(databases);
  const answers: Answer[] = [];
  for (const call of calls) {
    if (answers.length > 0 && !mayContinue()) break;
    answers.push(group.run(call, runCall));
  }
  const failure = group.commit();
  if (failure === null) return answers;
  return answers.map(({ id }) => failed(id, failure));
}

class Group {
  readonly #databases: Databases;
  readonly #begun = new Set<Topic>();
  #broken: StoreError | null = null;

  constructor(databases: Databases) {
    this.#databases = databases;
  }

  run(call: Call, runCall: RunCall): Answer {
    if (this.#broken !== null) return failed(call.id, this.#broken);
    try {
      const value = this.#guarded(writtenTopics(call), () => runCall(call));
      return { id: call.id, ok: true, value };
    } catch (error) {
      return failed(call.id, toStoreError(error));
    }
  }

  /** Null when everything is on the disk. */
  commit(): StoreError | null {
    for (const topic of commitOrder) {
      if (!this.#begun.has(topic)) continue;
      try {
        if (this.#broken === null) this.#databases[topic].execute('COMMIT');
      } catch (error) {
        this.#broken = toStoreError(error);
      }
      if (this.#broken !== null) rollBack(this.#databases[topic]);
    }
    return this.#broken;
  }

  /** Runs the work inside a savepoint of each database that it writes. */
  #guarded(topics: readonly Topic[], work: () => unknown): unknown {
    for (const topic of topics) this.#begin(topic);
    try {
      const value = work();
      for (const topic of topics) this.#databases[topic].execute('RELEASE one_call');
      return value;
    } catch (error) {
      for (const topic of topics) this.#undo(topic, error);
      throw error;
    }
  }

  #begin(topic: Topic): void {
    if (!this.#begun.has(topic)) {
      this.#databases[topic].execute('BEGIN IMMEDIATE');
      this.#begun.add(topic);
    }
    this.#databases[topic].execute('SAVEPOINT one_call');
  }

  /** A full disk and the like end the whole transaction; then there is no savepoint to go back to, for anybody. */
  #undo(topic: Topic, error: unknown): void {
    try {
      this.#databases[topic].execute('ROLLBACK TO one_call; RELEASE one_call');
    } catch {
      this.#broken = toStoreError(error);
    }
  }
}

function rollBack(connection: Connection): void {
  try {
    connection.execute('ROLLBACK');
  } catch {
    // The failure that brought us here has ended the transaction already.
  }
}

function writtenTopics(call: Call): readonly Topic[] {
  const modes: Readonly<Record<string, MethodMode>> = methods[call.topic];
  const mode = modes[call.method];
  if (mode === undefined) throw new StoreError('internal', `the store has no method ${call.method}`);
  if (!isWrite(call)) return [];
  if (mode === 'write-both') return commitOrder;
  if (call.topic === 'credentials') return ['credentials'];
  return call.topic === 'chats' || call.topic === 'media' ? ['chats'] : commitOrder;
}

function failed(id: number, error: StoreError): Answer {
  return { id, ok: false, code: error.code, message: error.message };
}
