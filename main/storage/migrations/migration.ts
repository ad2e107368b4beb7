/** One step of a schema: statements that bring a database of version `version - 1` to `version`. Never edited once released. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}
