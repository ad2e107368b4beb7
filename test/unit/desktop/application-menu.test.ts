import { describe, expect, it } from 'vitest';
import { applicationMenuTemplate } from '../../../main/desktop/application-menu.ts';

const roles = (platform: NodeJS.Platform, isPackaged: boolean): string =>
  JSON.stringify(applicationMenuTemplate({ platform, isPackaged, name: 'Switchboard' }));

describe('applicationMenuTemplate', () => {
  it.each(['darwin', 'linux', 'win32'] as const)('has edit, window and quit on %s', (platform) => {
    for (const role of ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'minimize', 'close', 'quit']) {
      expect(roles(platform, true)).toContain(`"role":"${role}"`);
    }
  });

  it.each(['darwin', 'linux', 'win32'] as const)('reloads in development only on %s', (platform) => {
    expect(roles(platform, false)).toContain('reload');
    expect(roles(platform, true)).not.toMatch(/reload|toggleDevTools/);
  });

  it('has the app menu of macOS there only', () => {
    expect(roles('darwin', true)).toContain('hideOthers');
    expect(roles('linux', true)).not.toContain('hideOthers');
  });
});
