import { UntrustedUpdate } from './channel-signature.ts';
import type { UpdateFailure } from '../../../preload/contract/updates.ts';

/** A version that the channel offers. */
export interface OfferedVersion {
  readonly version: string;
  /** Plain text; whatever markup it has is shown as it is. */
  readonly notes: string;
}

/** What finds, fetches and installs newer versions: electron-updater in the app. */
export interface Updater {
  /** @returns null when this is the newest */
  check(): Promise<OfferedVersion | null>;
  /** Fetches what `check` found, and checks it. `onPercent`: 0 to 100. */
  download(onPercent: (percent: number) => void): Promise<void>;
  /** Ends the app; the new version starts. */
  install(): void;
}

/** Longest notes that the window gets. */
export const longestNotes = 20_000;

/** What went wrong, from what electron-updater and Node throw. */
export function updateFailureOf(error: unknown): UpdateFailure {
  if (error instanceof UntrustedUpdate) return 'untrusted';
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'ERR_CHECKSUM_MISMATCH' || /sha512|checksum|size mismatch/iu.test(error.message))
    return 'damaged';
  if (code === 'ENOSPC' || code === 'EACCES' || code === 'EROFS') return 'disk';
  const isOfNetwork =
    code.startsWith('HTTP_ERROR') ||
    /^(?:ECONN|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|EPIPE|ENETUNREACH|EHOSTUNREACH|ERR_UPDATER_CHANNEL)/u.test(
      code,
    ) ||
    /net::ERR_|aborted|timed out|socket hang up/iu.test(error.message);
  return isOfNetwork ? 'network' : 'unknown';
}
