import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtWorker } from '../../integration/storage/build-worker.ts';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator/index.ts';
import { storeLinks, type FabricatedLink } from './store-links.ts';
import type { Start } from './host/protocol.ts';

/** An account that is linked, and somebody who writes to it. */
export interface Person {
  readonly accountId: string;
  readonly phone: string;
  readonly contact: string;
  /** The contact's. */
  readonly name: string;
}

/** The simulated service in this process, and data on the disk for a program in another one. */
export interface World {
  readonly simulator: Simulator;
  readonly people: readonly Person[];
  readonly links: readonly FabricatedLink[];
  readonly start: Start;
  /** Lines of the program's log files. */
  log(): Promise<readonly LogLine[]>;
  /** Ends the service and removes the data. */
  remove(): Promise<void>;
}

export interface LogLine {
  readonly level: string;
  readonly msg: string;
}

export interface WorldOptions extends SimulatorOptions {
  readonly seed: number;
  /** How many accounts have been linked before; a link costs seconds that most drills are not about. */
  readonly linked: number;
  readonly hurry?: number;
  readonly openConsole?: boolean;
  readonly ownStorages?: boolean;
  /** Where the program's data goes; a new temporary folder when left out. */
  readonly folder?: string;
  /** A service that is running already; else one is started. */
  readonly simulator?: Simulator;
}

export async function openWorld(options: WorldOptions): Promise<World> {
  const {
    linked,
    hurry = 1,
    openConsole = false,
    ownStorages = false,
    folder: _folder,
    simulator: running,
    ...rest
  } = options;
  const simulator = running ?? (await startSimulator({ receiptDelayMs: 50, readDelayMs: 50, ...rest }));
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'switchboard-drill-')));
  const remove = async (): Promise<void> => {
    await simulator.stop();
    if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    const start: Start = {
      folder,
      credentialsKey: randomBytes(32).toString('hex'),
      chatsKey: randomBytes(32).toString('hex'),
      workerFile: await builtWorker(),
      url: simulator.url,
      rootKey: simulator.rootKey,
      hurry,
      openConsole,
      ownStorages,
    };
    const links: FabricatedLink[] = [];
    for (let count = 0; count < linked; count++)
      links.push({ accountId: randomUUID(), ...(await simulator.admin.fabricateClient({ preKeys: 20 })) });
    await storeLinks(start, links);
    const people = links.map(({ accountId, phoneNumber }, index) => personFor(accountId, phoneNumber, index));
    return { simulator, people, links, start, log: () => readLog(folder), remove };
  } catch (error: unknown) {
    await remove();
    throw error;
  }
}

export const personFor = (accountId: string, phone: string, index: number): Person => ({
  accountId,
  phone,
  contact: `4479110${String(10_000 + index)}`,
  name: `Contact ${index}`,
});

async function readLog(folder: string): Promise<readonly LogLine[]> {
  const names = await readdir(join(folder, 'logs')).catch(() => []);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, 'logs', name), 'utf8')));
  return (
    texts
      // The program may be writing the last line just now.
      .flatMap((text) => text.split('\n').slice(0, -1))
      .map((line) => JSON.parse(line) as LogLine)
  );
}
