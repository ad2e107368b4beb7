import { StoreError, type StoreErrorCode } from '../accounts/ports.ts';

/** Failures of the file or the disk, not of what was asked. */
const unavailable = new Set([
  'AUTH',
  'BUSY',
  'CANTOPEN',
  'CORRUPT',
  'FULL',
  'IOERR',
  'LOCKED',
  'NOLFS',
  'NOMEM',
  'NOTADB',
  'PERM',
  'PROTOCOL',
  'READONLY',
]);

/** The driver's result code, such as `SQLITE_IOERR_WRITE`; null for errors that are not the driver's. */
function driverCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const code: unknown = error.code;
  return typeof code === 'string' ? code : null;
}

function codeOf(error: unknown): StoreErrorCode {
  const code = driverCode(error);
  if (code === null) return 'internal';
  if (code.startsWith('SQLITE_')) {
    return unavailable.has(code.split('_')[1] ?? '') ? 'store-unavailable' : 'internal';
  }
  // Errors of the file system: ENOENT, EACCES, ENOSPC.
  return /^E[A-Z]+$/.test(code) ? 'store-unavailable' : 'internal';
}

/** Any failure as a StoreError; the driver's text names tables and codes, never values. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : 'unknown failure';
  return new StoreError(codeOf(error), message, { cause: error });
}
