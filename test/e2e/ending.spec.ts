import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { openVault } from '../../main/desktop/vault.ts';
import { openStorage } from '../../main/storage/client.ts';
import { storeLinks, type FabricatedLink } from '../drills/library/store-links.ts';
import { builtWorker } from '../integration/storage/build-worker.ts';
import { noKeyStore } from '../integration/vault/no-key-store.ts';
import { newStage } from './stage.ts';

const accounts = 20;

interface Linked {
  readonly accountId: string;
  readonly phone: string;
  readonly contact: string;
}

const stage = newStage({ seed: 47 });

/** The program's data as it is when so many accounts have been linked, and their keys. */
async function linkedBefore(): Promise<{
  linked: readonly Linked[];
  keys: { credentials: Buffer; chats: Buffer };
}> {
  const vault = await openVault({ folder: stage.userData, keyStore: noKeyStore });
  await vault.create({ protection: 'plain-file', consent: true });
  const keys = vault.keys();
  const links: FabricatedLink[] = [];
  for (let count = 0; count < accounts; count++)
    links.push({
      accountId: randomUUID(),
      ...(await stage.simulator.admin.fabricateClient({ preKeys: 20 })),
    });
  await storeLinks(
    {
      folder: stage.userData,
      workerFile: await builtWorker(),
      credentialsKey: keys.credentials.toString('hex'),
      chatsKey: keys.chats.toString('hex'),
      url: stage.simulator.url,
      rootKey: stage.simulator.rootKey,
      hurry: 1,
      openConsole: false,
      ownStorages: false,
    },
    links,
  );
  const linked = links.map(({ accountId, phoneNumber }, index) => ({
    accountId,
    phone: phoneNumber,
    contact: `4479110${String(10_000 + index)}`,
  }));
  return { linked, keys };
}

const onlineCount = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { switchboard } = globalThis as unknown as {
      switchboard: {
        call(name: string, input: object): Promise<{ value: { accounts: { state: { kind: string } }[] } }>;
      };
    };
    const { value } = await switchboard.call('window.snapshot', {});
    return value.accounts.filter(({ state }) => state.kind === 'online').length;
  });

/** Texts of contacts that are in the store. */
async function storedTexts(keys: { credentials: Buffer; chats: Buffer }): Promise<readonly string[]> {
  const storage = await openStorage({
    folder: join(stage.userData, 'data'),
    workerFile: await builtWorker(),
    credentialsKey: keys.credentials,
    chatsKey: keys.chats,
  });
  const texts: string[] = [];
  try {
    for (const { id } of await storage.chats.listAccounts()) {
      const { rows } = await storage.chats.chatPage(id, null, 100, 'all');
      for (const chat of rows) {
        for (let before: string | null = null; ;) {
          const page = await storage.chats.messagePage(id, chat.id, before, 200);
          texts.push(...page.rows.map(({ text }) => text));
          before = page.cursor;
          if (before === null) break;
        }
      }
    }
  } finally {
    await storage.close();
  }
  return texts;
}

for (const end of ['SIGTERM', 'SIGTERM twice', 'the end of the session'] as const) {
  test(`${end} with ${accounts} busy accounts is a clean end: sockets, then the store, and nothing is lost`, async () => {
    const { linked, keys } = await linkedBefore();
    const { app, page } = await stage.start();
    await page.getByRole('button', { name: 'I understand, continue' }).click();
    await expect.poll(() => onlineCount(page), { timeout: 90_000 }).toBe(accounts);

    const busy = { yet: true };
    const sent = new Map<string, string>();
    const traffic = (async () => {
      for (let turn = 0; busy.yet; turn += 1) {
        const to = linked[turn % linked.length];
        if (to === undefined) return;
        const text = `message ${turn}`;
        const { ids } = await stage.simulator.admin.sendText({
          phone: to.phone,
          contact: to.contact,
          name: `Contact ${to.contact}`,
          text,
        });
        for (const id of ids) sent.set(id, text);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    })();
    await expect.poll(() => sent.size).toBeGreaterThan(200);

    const ended = new Promise((resolve) => app.process().once('exit', resolve));
    const begun = performance.now();
    if (end.startsWith('SIGTERM')) {
      app.process().kill('SIGTERM');
      // Whoever is impatient, or a session manager after a person.
      if (end === 'SIGTERM twice') {
        await new Promise((resolve) => setTimeout(resolve, 30));
        app.process().kill('SIGTERM');
      }
    } else {
      await app
        .evaluate(({ BrowserWindow }) => {
          // In a turn of its own: an answer has to leave before the process does.
          setTimeout(() => BrowserWindow.getAllWindows()[0]?.emit('session-end'));
        })
        // The process may be gone before its answer has come.
        .catch(() => undefined);
    }
    await ended;
    const took = Math.round(performance.now() - begun);
    busy.yet = false;
    await traffic;
    test.info().annotations.push({ type: 'ended in', description: `${took} ms` });
    console.log(`ended by ${end} in ${took} ms, ${sent.size} messages sent`);

    const log = (await readFile(join(stage.userData, 'logs', 'switchboard.log'), 'utf8'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { msg: string; level: string });
    expect(log.filter(({ msg }) => msg === 'ended' || msg === 'the end was cut short')).toHaveLength(1);
    expect(['ended', 'the end was cut short']).toContain(log.at(-1)?.msg);
    expect(log.filter(({ level }) => level === 'error')).toEqual([]);

    // What was receipted is on the disk; what was not comes when the app is there again.
    const receipted = async (): Promise<readonly string[]> => {
      const receipts = await Promise.all(
        linked.map(({ contact }) => stage.simulator.admin.receiptsOf({ contact })),
      );
      return [...new Set(receipts.flat().map(({ id }) => id))].flatMap((id) => sent.get(id) ?? []);
    };
    const before = await receipted();
    expect(before.length).toBeGreaterThan(100);
    const stored = new Set(await storedTexts(keys));
    expect(before.filter((text) => !stored.has(text))).toEqual([]);

    const again = await stage.start();
    await expect.poll(async () => (await receipted()).length, { timeout: 90_000 }).toBe(sent.size);
    await again.quit();
    const all = (await storedTexts(keys)).filter((text) => text.startsWith('message '));
    expect(all.sort()).toEqual([...sent.values()].sort());
  });
}
