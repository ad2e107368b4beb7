import { powerMonitor, systemPreferences } from 'electron';
import type { Attendance } from '../domain/auto-lock.ts';

/** What the system says about who is at the computer. After the app is ready. */
export const attendance = (): Attendance => ({
  idleSeconds: powerMonitor.getSystemIdleTime(),
  // Linux sends no event for a locked screen; asked, most desktops answer.
  screenLocked: powerMonitor.getSystemIdleState(24 * 60 * 60) === 'locked',
});

/** The system's own check of who is there: Touch ID. Electron offers nothing like it for Windows Hello or on Linux. */
export const systemCheck = {
  available: (): boolean => process.platform === 'darwin' && systemPreferences.canPromptTouchID(),
  ask: (reason: string): Promise<boolean> =>
    systemPreferences.promptTouchID(reason).then(
      () => true,
      () => false,
    ),
};
