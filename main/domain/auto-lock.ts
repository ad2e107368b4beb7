import type { LockSettings } from '../../preload/contract/lock-commands.ts';

/** What is seen of the computer from time to time. */
export interface Attendance {
  /** Since anybody last touched keyboard or mouse, in any program. */
  readonly idleSeconds: number;
  /** The screen of the computer is locked. */
  readonly screenLocked: boolean;
}

/** Whether the app should lock itself now. */
export function shouldLock(
  settings: Pick<LockSettings, 'afterMinutes' | 'withScreen'>,
  { idleSeconds, screenLocked }: Attendance,
): boolean {
  if (settings.withScreen && screenLocked) return true;
  return settings.afterMinutes !== null && idleSeconds >= settings.afterMinutes * 60;
}
