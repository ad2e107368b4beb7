import { eventually } from '../library/eventually.ts';
import { Host } from '../library/host/host.ts';
import { untilOnline } from '../library/online.ts';
import { openWorld } from '../library/world.ts';

export interface StoragesDrillOptions {
  readonly accounts: number;
  readonly reconnects: number;
  /** As Baileys would do it; shows that what is counted here grows then. */
  readonly ownStorages: boolean;
  readonly seed: number;
}

export interface StoragesDrillReport {
  /** Storages that every promise pays for: with all online, then after each round of reconnects. */
  readonly storages: readonly number[];
  readonly logins: number;
}

/**
 * Before Node 24 every promise of a process pays for each `AsyncLocalStorage` that was ever used in it, and Baileys
 * makes one for every socket. However often accounts connect, it must be the same few.
 */
export async function runStoragesDrill(options: StoragesDrillOptions): Promise<StoragesDrillReport> {
  const { accounts, reconnects, ownStorages, seed } = options;
  const world = await openWorld({ seed, linked: accounts, ownStorages });
  const { admin } = world.simulator;
  let host: Host | null = null;
  try {
    host = await Host.start(world.start);
    const storages: number[] = [];
    let logins = 0;
    for (let round = 0; round <= reconnects; round++) {
      if (round > 0) await host.call('restartAll');
      const wanted = accounts * (round + 1);
      logins = await eventually(
        async () => (await admin.counters()).counts['logins'] ?? 0,
        (count) => count >= wanted,
        `${wanted} logins`,
      );
      await untilOnline(host, accounts);
      storages.push((await host.call('counts')).asyncStorages);
    }
    return { storages, logins };
  } finally {
    await host?.kill();
    await world.remove();
  }
}
