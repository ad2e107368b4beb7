import type { ErrorCode } from '../../preload/contract/result.ts';

/** Thrown by a handler to answer with this code. The text is for the log only: it never crosses to the renderer. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string = code, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
