import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

/*
 * The baselines that are an Electron with nothing in it: an empty window (BENCH_WINDOWS=0), or one window for each
 * account with a partition of its own, as every wrapper of WhatsApp Web has at least.
 */

const partitions = Number(process.env['BENCH_WINDOWS'] ?? 0);
const page = join(__dirname, 'floor.html');
app.setPath('userData', process.env['BENCH_USER_DATA'] ?? '');

async function open(partition: string | null): Promise<void> {
  const window = new BrowserWindow({
    width: 1100,
    height: 760,
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      ...(partition === null ? {} : { partition }),
    },
  });
  window.once('ready-to-show', () => window.show());
  await window.loadFile(page);
}

void app.whenReady().then(async () => {
  if (partitions === 0) await open(null);
  for (let index = 0; index < partitions; index++) await open(`persist:account-${index}`);
});
