import { app } from 'electron';
import { registerAppScheme } from './desktop/app-scheme.ts';
import { readDevelopmentSwitches } from './desktop/development-switches.ts';
import { Openings } from './desktop/openings.ts';
import { profileFolder, readProfile } from './desktop/profile.ts';
import { claimSingleInstance } from './desktop/single-instance.ts';
import type { StartOptions } from './foundation.ts';
import { run, type RunningApp } from './run.ts';

const switches = readDevelopmentSwitches(process.env, app.isPackaged);
const profile = readProfile(process.argv);
if (!switches.ok || !profile.ok) {
  const refused = [switches, profile].flatMap((reading) => (reading.ok ? [] : [reading.sentence]));
  process.stderr.write(`${refused.join('\n')}\n`);
  app.exit(2);
} else {
  start({ development: switches.switches, profile: profile.profile, openings: new Openings() });
}

function start(options: StartOptions): void {
  const { development, profile, openings } = options;
  app.setPath('userData', profileFolder(development.userData ?? app.getPath('userData'), profile));
  let running: RunningApp | null = null;
  const onSecondStart = (words: readonly string[], folder: string): void => {
    running?.raise();
    openings.add(words, folder);
  };
  if (!claimSingleInstance(app, onSecondStart)) {
    app.exit(0);
    return;
  }
  openings.add(process.argv.slice(1), process.cwd());
  // macOS hands over files and links in this way, before the app is ready, too.
  const onHandedOver = (event: { preventDefault(): void }, word: string): void => {
    event.preventDefault();
    openings.add([word], '/');
  };
  app.on('open-file', onHandedOver);
  app.on('open-url', onHandedOver);
  registerAppScheme();
  app
    .whenReady()
    .then(() => run(options))
    .then((started) => (running = started))
    .catch((error: unknown) => {
      process.stderr.write(
        `Switchboard could not start: ${error instanceof Error ? error.name : 'unknown error'}\n`,
      );
      app.exit(1);
    });
}
