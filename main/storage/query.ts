/**
 * A value that SQLite keeps. Booleans are 0 and 1. The driver binds empty bytes as NULL, so statements that write bytes
 * say `coalesce($value, x'')`.
 */
export type SqlValue = string | number | null | Uint8Array;
export type SqlParameters = Readonly<Record<string, SqlValue>>;
export type NoParameters = Readonly<Record<string, never>>;

/**
 * One statement of the store: its name (for slow query reports), its text, and the types of what goes in (named
 * parameters) and of the rows that come out. Column aliases in the text are the property names of `Row`.
 */
export interface Query<Parameters extends SqlParameters, Row> {
  readonly name: string;
  readonly sql: string;
  /** Types only; never set. */
  readonly types?: { readonly parameters: Parameters; readonly row: Row };
}

/** States a query. Kept in tables (`accountQueries`, …) so that a test can ask for the plan of every one of them. */
export function query<Parameters extends SqlParameters, Row = never>(
  name: string,
  sql: string,
): Query<Parameters, Row> {
  return { name, sql };
}
