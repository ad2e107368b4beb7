import type { LinkingFailure, LinkingView } from '../../../preload/contract/model.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';

/** The ways on that the dialog offers in a state. */
export interface Steps {
  /** Get a new code, in the same way. */
  readonly renew: boolean;
  /** Scan a code instead. */
  readonly scan: boolean;
  /** Type a code on the phone instead. */
  readonly number: boolean;
}

/** Failures after which the same way leads to the same end: only the other way is offered. */
const otherWayOnly: ReadonlySet<LinkingFailure> = new Set(['code-unavailable', 'code-too-often']);

/** @param typed whether a code to type was asked for last */
export function stepsFor(linking: LinkingView, error: ErrorCode | null, typed: boolean): Steps {
  const ways = { scan: typed, number: !typed };
  if (error !== null) return { renew: true, ...ways };
  switch (linking.kind) {
    case 'waiting':
    case 'scan':
    case 'code':
      // A window that was loaded anew has forgotten what was asked for; the code itself says it.
      return {
        renew: false,
        scan: typed || linking.kind === 'code',
        number: linking.kind === 'scan' || (linking.kind === 'waiting' && !typed),
      };
    case 'expired':
      return { renew: true, ...ways };
    case 'failed':
      return linking.reason === 'client-too-old'
        ? { renew: false, scan: false, number: false }
        : { renew: !otherWayOnly.has(linking.reason), ...ways };
    case 'passkey':
      return { renew: linking.step === 'explain', scan: false, number: false };
    default:
      return { renew: false, scan: false, number: false };
  }
}
