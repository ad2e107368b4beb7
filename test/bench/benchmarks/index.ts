import { backupFigures } from './backup.ts';
import type { Figure } from '../library/figure.ts';
import { accountFigures } from './accounts.ts';
import type { Context } from './context.ts';
import { memoryFigures } from './memory.ts';
import { packageFigures } from './package.ts';
import { receiveFigures } from './receive.ts';
import { startFigures } from './start.ts';
import { storeFigures } from './store.ts';
import { trafficFigures } from './traffic.ts';
import { uiFigures } from './ui.ts';

/** By the names under which `npm run bench -- NAME` knows them. */
export const benchmarks: Readonly<Record<string, (context: Context) => Promise<readonly Figure[]>>> = {
  accounts: accountFigures,
  backup: backupFigures,
  memory: memoryFigures,
  package: packageFigures,
  receive: receiveFigures,
  start: startFigures,
  store: storeFigures,
  traffic: trafficFigures,
  ui: uiFigures,
};

/** Those whose figures are no rates of the simulated service. */
export const withoutService: ReadonlySet<string> = new Set([
  'backup',
  'memory',
  'package',
  'start',
  'store',
  'ui',
]);

/** Those that start the app itself. */
export const withWindows: ReadonlySet<string> = new Set(['memory', 'start', 'ui']);
