import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../library/eventually.ts';
import type { CheckReport } from '../../../preload/contract/self-check.ts';
import { Host } from '../library/host/host.ts';
import { untilOnline } from '../library/online.ts';
import { talk } from '../library/talk.ts';
import { openWorld, type World } from '../library/world.ts';
import { plantedSecrets, sessionSecrets } from './planted.ts';
import { formsOf } from './forms.ts';

export interface SecretsDrillOptions {
  readonly accounts: number;
  readonly seed: number;
  /** Leaves the console to libsignal; shows that what is searched for is found then. */
  readonly openConsole: boolean;
}

export interface SecretsDrillReport {
  readonly secrets: number;
  /** Bytes that were searched: terminal, log and data. */
  readonly searched: Readonly<Record<string, number>>;
  /** Where which kind of secret was found; never the secret. */
  readonly found: readonly string[];
  /** Sessions that libsignal closed, so that there was something to print. */
  readonly retries: number;
  readonly check: CheckReport;
}

/** Everything that the program prints, logs and stores is searched for the private keys of its accounts. */
export async function runSecretsDrill(options: SecretsDrillOptions): Promise<SecretsDrillReport> {
  const { accounts, seed, openConsole } = options;
  const world = await openWorld({ seed, linked: accounts, openConsole });
  let host: Host | null = null;
  try {
    host = await Host.start(world.start);
    await untilOnline(host, accounts);
    await talk(host, world, world.people, 'first');
    await breakSessions(host, world);
    await talk(host, world, world.people, 'last');
    const { counts } = await world.simulator.admin.counters();
    const check = await host.call('check');
    await host.close();
    const secrets = [...plantedSecrets(world.links), ...(await sessionSecrets(world))];
    const places = { terminal: host.printed, ...(await filesIn(world.start.folder)) };
    const found = new Set<string>();
    for (const { kind, bytes } of secrets) {
      const forms = formsOf(bytes);
      for (const [place, text] of Object.entries(places))
        if (forms.some((form) => text.includes(form))) found.add(`${kind} in ${place}`);
    }
    return {
      secrets: secrets.length,
      searched: Object.fromEntries(Object.entries(places).map(([place, text]) => [place, text.length])),
      found: [...found],
      retries: counts['retries.sent'] ?? 0,
      check,
    };
  } finally {
    await host?.kill();
    await world.remove();
  }
}

/** Contacts that can't read ask again with new keys, and messages come that nobody can read: libsignal tells all of it. */
async function breakSessions(host: Host, { simulator, people }: World): Promise<void> {
  const { admin } = simulator;
  for (const { accountId, phone, contact, name } of people) {
    // Twice: Baileys counts every repetition double, and gives up after five.
    await admin.failDecrypt({ contact, times: 2 });
    await host.call('send', accountId, name, 'read me');
    await admin.sendNode({
      phone,
      node: {
        tag: 'message',
        attrs: { id: `garbage-${contact}`, from: `${contact}@s.whatsapp.net`, type: 'text', t: '1' },
        content: [{ tag: 'enc', attrs: { v: '2', type: 'msg' }, content: '3not a message at all' }],
      },
    });
    await eventually(
      () => admin.receivedBy({ contact }),
      (received) => received.some(({ text }) => text === 'read me'),
      'the message after it was asked for again',
    );
  }
}

/** Every file of the program by its name, as text of one character per byte. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    await Promise.all(
      files.map(async ({ name, parentPath }) => [name, await readFile(join(parentPath, name), 'latin1')]),
    ),
  ) as Record<string, string>;
}
