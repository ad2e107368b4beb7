import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from 'electron';
import { profileParameters } from './profile.ts';

/** Quotes a parameter for the Exec line of a desktop entry, by the rules of the Desktop Entry Specification. */
export const quoteExec = (parameter: string): string =>
  // A percent sign begins a field code; backslashes are undone twice, once as a string of the file and once as a quoted word.
  /^[\w@%+=:,./-]+$/.test(parameter)
    ? parameter.replaceAll('%', '%%')
    : `"${parameter.replace(/["`$\\]/g, '\\\\$&').replaceAll('%', '%%')}"`;

/** The file that starts the app at login on Linux, after the XDG autostart specification. */
export const autostartEntry = (name: string, command: readonly string[]): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.0',
    `Name=${name}`,
    `Exec=${command.map(quoteExec).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');

export interface StartAtLogin {
  readonly available: boolean;
  set(enabled: boolean): Promise<void>;
}

export interface StartAtLoginOptions {
  readonly app: Pick<App, 'setLoginItemSettings' | 'isPackaged' | 'getAppPath' | 'name'>;
  readonly profile: string | null;
  readonly platform?: NodeJS.Platform;
  /** The folder of the person's settings: `$XDG_CONFIG_HOME`, or `~/.config`. */
  readonly configFolder: string;
  readonly executable: string;
}

/** Starts the app with the login of its person, without a window. */
export function startAtLogin(options: StartAtLoginOptions): StartAtLogin {
  const { app, profile, platform = process.platform, configFolder, executable } = options;
  const parameters = ['--hidden', ...profileParameters(profile)];
  if (platform !== 'linux') {
    return {
      available: true,
      set: (enabled) => {
        app.setLoginItemSettings({ openAtLogin: enabled, path: executable, args: [...parameters] });
        return Promise.resolve();
      },
    };
  }
  const folder = join(configFolder, 'autostart');
  const file = join(folder, profile === null ? 'switchboard.desktop' : `switchboard-${profile}.desktop`);
  const label = profile === null ? app.name : `${app.name} (${profile})`;
  const command = [executable, ...(app.isPackaged ? [] : [app.getAppPath()]), ...parameters];
  return {
    available: true,
    set: async (enabled) => {
      if (!enabled) return rm(file, { force: true });
      await mkdir(folder, { recursive: true });
      await writeFile(file, autostartEntry(label, command), { mode: 0o644 });
    },
  };
}
