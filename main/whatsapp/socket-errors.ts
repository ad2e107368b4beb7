/**
 * The status of an error of Baileys: a Boom (`error.output.statusCode`).
 * @returns null when the error has none
 */
export function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('output' in error)) return null;
  const { output } = error;
  if (typeof output !== 'object' || output === null || !('statusCode' in output)) return null;
  return typeof output.statusCode === 'number' ? output.statusCode : null;
}

/**
 * The code of a query that the service has refused: Baileys has it in `data` of its error, whose status is always 500
 * (WABinary/generic-utils.js `assertNodeErrorFree`). Null when it was not refused.
 */
export function refusalOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('data' in error)) return null;
  return typeof error.data === 'number' && Number.isFinite(error.data) ? error.data : null;
}

/** The connection is open in name only. In the form, and with the status, of Baileys' `connectionLost`. */
export class ConnectionDeaf extends Error {
  override readonly name = 'ConnectionDeaf';
  readonly output = { statusCode: 408 };
}

/** The service answered the WebSocket upgrade with an HTTP status. In the form of Baileys' errors. */
export class UpgradeRefused extends Error {
  override readonly name = 'UpgradeRefused';
  readonly output: { readonly statusCode: number };
  constructor(statusCode: number) {
    super(`the upgrade was answered with HTTP ${statusCode}`);
    this.output = { statusCode };
  }
}

/** A frame could not be read, and so can none that follows. In the form of Baileys' errors, with its status of a broken session. */
export class BrokenFrame extends Error {
  override readonly name = 'BrokenFrame';
  readonly output = { statusCode: 500 };
  constructor(cause: unknown) {
    super('a frame could not be read', { cause });
  }
}
