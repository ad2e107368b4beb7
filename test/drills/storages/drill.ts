import { eventually } from '../library/eventually.ts';
import type { CheckReport } from '../../../preload/contract/self-check.ts';
import { Host } from '../library/host/host.ts';
import { untilOnline } from '../library/online.ts';
import { talk } from '../library/talk.ts';
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
  /** Accounts that did not receive and contacts that did not get the answer, in any round. */
  readonly silent: readonly string[];
  readonly logins: number;
  readonly check: CheckReport;
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
    const silent: string[] = [];
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
      // A storage counts from its first use, and Baileys may first use a socket's with the first message through it.
      const { deaf, mute } = await talk(host, world, world.people, `round ${round}`);
      silent.push(...deaf, ...mute);
      storages.push((await host.call('counts')).asyncStorages);
    }
    return { storages, silent, logins, check: await host.call('check') };
  } finally {
    await host?.kill();
    await world.remove();
  }
}
