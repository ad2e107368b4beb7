import { Database, type Statement } from '@signalapp/sqlcipher';
import type { Query, SqlParameters, SqlValue } from './query.ts';

/** Tells a slow query by name and milliseconds. */
export type SlowQueryReport = (name: string, milliseconds: number) => void;

const slowQueryMilliseconds = 50;

/** One open database: prepared statements by query, transactions, times. Not shared between threads. */
export class Connection {
  readonly #database: Database;
  readonly #report: SlowQueryReport;
  readonly #statements = new Map<string, Statement>();

  constructor(file: string, report: SlowQueryReport) {
    this.#database = new Database(file);
    this.#report = report;
  }

  /** The first row, or undefined. Throws what the driver throws. */
  get<Parameters extends SqlParameters, Row extends object>(
    query: Query<Parameters, Row>,
    parameters: Parameters,
  ): Row | undefined {
    return this.#timed(query.name, () => this.#prepare(query.sql).get<RowOf<Row>>(bind(parameters)));
  }

  all<Parameters extends SqlParameters, Row extends object>(
    query: Query<Parameters, Row>,
    parameters: Parameters,
  ): Row[] {
    return this.#timed(query.name, () => this.#prepare(query.sql).all<RowOf<Row>>(bind(parameters)));
  }

  /** Number of changed rows, and the row number of the last insert. */
  run<Parameters extends SqlParameters>(
    query: Query<Parameters, never>,
    parameters: Parameters,
  ): { readonly changes: number; readonly lastInsertRowid: number } {
    return this.#timed(query.name, () => this.#prepare(query.sql).run(bind(parameters)));
  }

  /** Statements without parameters and rows: migrations, transactions, settings. */
  execute(sql: string): void {
    this.#database.exec(sql);
  }

  /** The first column of a pragma's first row. */
  pragma(source: string): SqlValue | undefined {
    const [row] = this.#database.prepare(`PRAGMA ${source}`, { persistent: false }).all();
    return row === undefined ? undefined : Object.values(row)[0];
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #prepare(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql, { persistent: true });
    this.#statements.set(sql, statement);
    return statement;
  }

  #timed<Result>(name: string, work: () => Result): Result {
    const start = performance.now();
    try {
      return work();
    } finally {
      const milliseconds = performance.now() - start;
      if (milliseconds > slowQueryMilliseconds) this.#report(name, milliseconds);
    }
  }
}

type RowOf<Row> = Row & Record<string, string | number | null | Uint8Array<ArrayBuffer>>;
type Bound = Record<string, string | number | null | Uint8Array<ArrayBuffer>>;

/** The driver wants nothing at all, instead of no names, for a statement without parameters. */
function bind(parameters: SqlParameters): Bound | undefined {
  for (const name in parameters) if (name !== '') return parameters as Bound;
  return undefined;
}
