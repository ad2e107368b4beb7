import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeVaultFile } from '../../../main/desktop/vault-file.ts';
import { checkValue } from '../../../main/desktop/vault-cryptography.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import { openDisplay } from '../../../scripts/library/display.mjs';
import { fromJson } from '../../drills/library/store-links.ts';
import type { Sizes } from '../benchmarks/context.ts';
import type { BuiltSides } from '../processes/build.ts';
import { startSimulatorProcess, type SimulatorProcess } from '../processes/caller.ts';
import type { Fabricated } from '../processes/simulator-calls.ts';
import { accountIdOf, benchMasterKey, filledStore, open, record } from '../store/fill.ts';
import { encodeKey } from '../../../main/whatsapp/key-serialisation.ts';
import { MeasuredWindow } from '../window/window.ts';

export interface WindowWorldOptions {
  /** The project's folder: the app is in its `out/`. */
  readonly root: string;
  readonly electron: string;
  readonly parameters: readonly string[];
  readonly built: BuiltSides;
  readonly accounts: number;
  /** What is stored of them; null: nothing but a login. */
  readonly stored: Sizes['stored'] | null;
}

/** A simulated service and a data folder of the app whose accounts are linked with it. */
export interface WindowWorld {
  readonly simulator: SimulatorProcess;
  readonly accounts: readonly { readonly id: AccountId; readonly phone: string }[];
  /** What is stored of its chats lies here. */
  readonly dataFolder: string;
  start(options?: { readonly exposeGc: boolean }): Promise<MeasuredWindow>;
  remove(): Promise<void>;
}

const preKeys = 30;

/** Where there is no screen, a virtual one (Xvfb) for all windows of this run. It ends with this process. */
let display: ReturnType<typeof openDisplay> | null = null;
export const screen = async (): Promise<Awaited<ReturnType<typeof openDisplay>>> =>
  (display ??= openDisplay());
export async function closeScreen(): Promise<void> {
  await (await display)?.close();
  display = null;
}

export async function openWindowWorld(options: WindowWorldOptions): Promise<WindowWorld> {
  const { built, root } = options;
  const simulator = await startSimulatorProcess();
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-bench-app-'));
  const remove = async (): Promise<void> => {
    await simulator.end();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const dataFolder = join(folder, 'data');
    await mkdir(dataFolder);
    if (options.stored !== null) {
      const store = join(root, '.cache/bench/store');
      const filled = await filledStore({ folder: store, workerFile: built.worker, sizes: options.stored });
      for (const name of ['chats.db', 'credentials.db'])
        await cp(join(filled.folder, name), join(dataFolder, name));
    }
    const { url, rootKey } = await simulator.calls.where();
    const made = await simulator.calls.fabricate(options.accounts, preKeys);
    const accounts = made.map(({ phoneNumber }, index) => ({ id: accountIdOf(index), phone: phoneNumber }));
    await link(dataFolder, built.worker, made, options.stored !== null);
    await writeVaultFile(join(folder, 'vault.json'), {
      format: 'switchboard-vault',
      version: 1,
      protection: { kind: 'plain-file', key: benchMasterKey },
      check: checkValue(benchMasterKey),
    });
    await writeFile(join(folder, 'preferences.json'), JSON.stringify({ noticeAccepted: true }));
    const { environment } = await screen();
    return {
      simulator,
      accounts,
      dataFolder,
      remove,
      start: (more) =>
        MeasuredWindow.start({
          ...more,
          electron: options.electron,
          parameters: options.parameters,
          hook: built.window.hook,
          program: root,
          environment: {
            ...environment,
            SWITCHBOARD_USER_DATA: folder,
            SWITCHBOARD_SERVICE_URL: url,
            SWITCHBOARD_SERVICE_ROOT_KEY: rootKey,
          },
        }),
    };
  } catch (error: unknown) {
    await remove();
    throw error;
  }
}

/** Writes logins into the store; the accounts too, unless they are there. */
async function link(
  folder: string,
  workerFile: string,
  made: readonly Fabricated[],
  known: boolean,
): Promise<void> {
  const storage = await open(folder, workerFile, () => undefined);
  try {
    for (const [index, { name, phoneNumber, lid, creds, preKeys: keys }] of made.entries()) {
      const id = accountIdOf(index);
      const facts = { name, phoneNumber, lidJid: lid, linkedAt: Date.now() };
      if (known) await storage.chats.updateAccount(id, { ...facts, hue: index % 12 });
      else await storage.chats.insertAccount({ ...record(id, index), ...facts, hue: index % 12 });
      const pairs = fromJson(keys) as Readonly<Record<string, { public: Uint8Array; private: Uint8Array }>>;
      await storage.credentials.replace(id, {
        credentials: Buffer.from(JSON.stringify(creds)),
        keys: Object.entries(pairs).map(([keyId, pair]) => ({
          type: 'pre-key',
          id: keyId,
          value: encodeKey({ public: Buffer.from(pair.public), private: Buffer.from(pair.private) }),
        })),
      });
    }
  } finally {
    await storage.close();
  }
}
