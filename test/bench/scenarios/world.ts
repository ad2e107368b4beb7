import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeLinks, type FabricatedLink } from '../../drills/library/store-links.ts';
import type { BuiltSides } from '../processes/build.ts';
import {
  startSide,
  startSimulatorProcess,
  type SideProcess,
  type SimulatorProcess,
} from '../processes/caller.ts';
import type { Pair } from '../processes/simulator-calls.ts';

/** Bare Baileys with files, with SQLite and with its keys in memory. */
export type SideName = 'ours' | 'bare' | 'bare-sqlite' | 'bare-memory';

const keeps = { ours: 'files', bare: 'files', 'bare-sqlite': 'sqlite', 'bare-memory': 'memory' } as const;

export interface WorldOptions {
  readonly electron: string;
  readonly built: BuiltSides;
  readonly side: SideName;
  readonly accounts: number;
  /** People who write to each account. */
  readonly contacts: number;
}

/** A simulated service, linked accounts on the disk in the form of one side, and that side's process. */
export interface World {
  readonly simulator: SimulatorProcess;
  readonly side: SideProcess;
  readonly pairs: readonly Pair[];
  /** Where the side keeps everything. */
  readonly folder: string;
  remove(): Promise<void>;
}

/** One-time pre-keys of each account: enough for its contacts, and so many that Baileys makes no new ones. */
const preKeys = 30;

export async function openWorld(options: WorldOptions): Promise<World> {
  const simulator = await startSimulatorProcess();
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-bench-'));
  try {
    const { url, rootKey } = await simulator.calls.where();
    const made = await simulator.calls.fabricate(options.accounts, preKeys);
    const links = made.map((one): FabricatedLink => ({ accountId: randomUUID(), ...one }));
    const start = {
      folder,
      url,
      rootKey,
      keeps: keeps[options.side],
      accounts: links.map(({ accountId }) => accountId),
      workerFile: options.built.worker,
      credentialsKey: randomBytes(32).toString('hex'),
      chatsKey: randomBytes(32).toString('hex'),
    };
    const isOurs = options.side === 'ours';
    if (isOurs) await storeLinks({ ...start, hurry: 1, openConsole: false, ownStorages: false }, links);
    else await writeFolders(folder, links);
    const file = isOurs ? options.built.ours : options.built.bare;
    const side = await startSide(options.electron, file, start);
    const pairs = links.flatMap(({ phoneNumber }, index) =>
      Array.from({ length: options.contacts }, (_, contact) => ({
        phone: phoneNumber,
        contact: `44791${String(index).padStart(4, '0')}${String(contact).padStart(3, '0')}`,
      })),
    );
    return {
      simulator,
      side,
      pairs,
      folder,
      remove: async () => {
        await side.calls.close().catch(() => undefined);
        await side.end();
        await simulator.end();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error: unknown) {
    await simulator.end();
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** As `useMultiFileAuthState` writes them: the service hands the values over in that very form. */
async function writeFolders(folder: string, links: readonly FabricatedLink[]): Promise<void> {
  await Promise.all(
    links.map(async ({ accountId, creds, preKeys }) => {
      const own = join(folder, accountId);
      await mkdir(own);
      await writeFile(join(own, 'creds.json'), JSON.stringify(creds));
      for (const [id, pair] of Object.entries(preKeys as object))
        await writeFile(join(own, `pre-key-${id}.json`), JSON.stringify(pair));
    }),
  );
}
