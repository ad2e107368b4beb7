/* oxlint-disable no-restricted-imports -- this file is packed into a bare Electron; it is no part of the product */
// The app that a bare Electron starts: it loads the folder or file named on the command line, the way the default
// app of an official Electron does. Ours, because the development runtime comes without one.
import { app } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(join(process.cwd(), 'main.js'));
const options = readOptions(process.argv.slice(1));

if (options.version) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
}
for (const module of options.modules) require(module);
if (options.path === undefined) {
  console.error('Name the folder of an app to start: electron FOLDER');
  process.exit(1);
}
// Awaited at the top level: Electron holds "ready" back until then, so the app can still do what comes before it.
await load(resolve(options.path));

function readOptions(list) {
  const found = { version: false, modules: [], path: undefined };
  for (let index = 0; index < list.length; index += 1) {
    const entry = list[index];
    if (entry === '-r' || entry === '--require') found.modules.push(list[(index += 1)]);
    else if (entry === '-v' || entry === '--version') found.version = true;
    else if (!entry.startsWith('-')) return { ...found, path: entry };
  }
  return found;
}

async function load(path) {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  try {
    const description = join(path, 'package.json');
    if (existsSync(description)) await introduce(JSON.parse(readFileSync(description, 'utf8')));
    const main = require.resolve(path);
    app.setAppPath(existsSync(description) ? path : dirname(main));
    await import(pathToFileURL(main).toString());
  } catch (error) {
    console.error(`The app at ${path} could not be loaded.`);
    console.error(error);
    process.exit(1);
  }
}

async function introduce(description) {
  if (description.version) app.setVersion(description.version);
  app.name = description.productName ?? description.name ?? app.name;
  app.setDesktopName(description.desktopName ?? `${app.name}.desktop`);
  if (description.v8Flags) (await import('node:v8')).setFlagsFromString(description.v8Flags);
}
