import type { Connection } from '../connection.ts';
import { mediaQueries } from './media-queries.ts';

export function knownFiles(db: Connection, names: readonly string[]): string[] {
  return names.filter((name) => db.get(mediaQueries.file, { name }) !== undefined);
}

export const unusedFiles = (db: Connection, limit: number): string[] =>
  db.all(mediaQueries.unused, { limit }).map(({ name }) => name);

export const forgetFile = (db: Connection, name: string): boolean =>
  db.run(mediaQueries.forget, { name }).changes > 0;

export const urlSecret = (db: Connection): Uint8Array =>
  db.get(mediaQueries.secret, {})?.secret ?? new Uint8Array();
