import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { DEFAULT_CONNECTION_CONFIG } from '@whiskeysockets/baileys';
import { Agent } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId } from '../../../preload/contract/model.ts';
import type { FoundVersion } from '../../../main/accounts/socket-port.ts';
import { ClientVersions, lookUpVersion } from '../../../main/whatsapp/client-version.ts';
import { manualClock } from '../manual-clock.ts';

let server: Server;
let pages: Record<string, string>;
let asked: string[];

beforeEach(async () => {
  pages = {};
  asked = [];
  server = createServer((request, response) => {
    const page = `${request.headers.host}${request.url}`;
    asked.push(page);
    const text = pages[page];
    response.writeHead(text === undefined ? 404 : 200).end(text ?? '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => server.close());

/** Every host is the server of this test: nothing leaves this computer. */
const here = (): RequestInit =>
  ({
    dispatcher: new Agent({
      connect: (_options, callback) => {
        const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
        socket.once('connect', () => callback(null, socket));
        socket.once('error', (error) => callback(error, null));
      },
    }),
  }) as unknown as RequestInit;

const page = 'web.whatsapp.com/sw.js';
const repository = 'raw.githubusercontent.com/WhiskeySockets/Baileys/master/src/Defaults/index.ts';

describe('the version of the web client', () => {
  it('is read from its own page', async () => {
    pages[page] = 'self.x = {"client_revision":1041234567,"b":2}';
    expect(await lookUpVersion(here())).toEqual([2, 3000, 1041234567]);
    expect(asked).toEqual([page]);
  });

  it('is read from the repository of Baileys when the page does not tell', async () => {
    pages[page] = 'nothing of the kind';
    pages[repository] = `\n\n\n\n\n\nconst version = [2, 3000, 1049999999]\n`;
    expect(await lookUpVersion(here())).toEqual([2, 3000, 1049999999]);
    expect(asked).toEqual([page, repository]);
  });

  it('is not known when neither tells', async () => {
    expect(await lookUpVersion(here())).toBeNull();
  });
});

describe('the version that sockets name', () => {
  const [first, second] = ['account-1', 'account-2'] as AccountId[] as [AccountId, AccountId];
  const bundled = DEFAULT_CONNECTION_CONFIG.version;

  it('is the bundled one until it is refused; then one lookup serves all, also those that come later', async () => {
    let lookups = 0;
    const versions = new ClientVersions(async () => {
      lookups++;
      return [2, 3000, 9];
    }, manualClock());
    expect([versions.take(first), versions.take(second)]).toEqual([bundled, bundled]);
    expect(await Promise.all([versions.renew(first, {}), versions.renew(second, {})])).toEqual([true, true]);
    expect(versions.take(first)).toEqual([2, 3000, 9]);
    expect(await versions.renew(second, {})).toBe(true);
    expect(lookups).toBe(1);
  });

  it('is not looked up again for as long as the answer is fresh, but when there was none', async () => {
    const clock = manualClock();
    let lookups = 0;
    let answer: [number, number, number] | null = null;
    const versions = new ClientVersions(async () => {
      lookups++;
      return answer;
    }, clock);
    versions.take(first);
    expect(await versions.renew(first, {})).toBe(false);
    answer = [2, 3000, 9];
    expect(await versions.renew(first, {})).toBe(true);
    versions.take(first);
    expect(await versions.renew(first, {})).toBe(false);
    expect(lookups).toBe(2);
    clock.advance(3_600_001);
    expect(await versions.renew(first, {})).toBe(false);
    expect(lookups).toBe(3);
  });

  it('is kept over a restart with its age, until a newer one is bundled', async () => {
    const clock = manualClock();
    let lookups = 0;
    let kept: FoundVersion | null = null;
    const store = { read: () => kept, write: (found: FoundVersion) => void (kept = found) };
    const newer: [number, number, number] = [bundled[0], bundled[1], bundled[2] + 1];
    const start = () =>
      new ClientVersions(
        async () => {
          lookups++;
          return newer;
        },
        clock,
        store,
      );
    const before = start();
    before.take(first);
    expect(await before.renew(first, {})).toBe(true);
    expect(kept).toEqual({ version: newer, foundAt: clock.now() });

    const after = start();
    expect(after.take(first)).toEqual(newer);
    // Refused as well, and the answer is fresh: nobody is asked.
    expect(await after.renew(first, {})).toBe(false);
    expect(lookups).toBe(1);
    clock.advance(3_600_001);
    expect(await after.renew(first, {})).toBe(false);
    expect(lookups).toBe(2);

    kept = { version: [bundled[0], bundled[1] - 1, bundled[2] + 1], foundAt: clock.now() };
    expect(start().take(first)).toEqual(bundled);
  });

  it('stays when the lookup fails', async () => {
    const versions = new ClientVersions(() => Promise.reject(new Error('no network')), manualClock());
    versions.take(first);
    expect(await versions.renew(first, {})).toBe(false);
    expect(versions.take(first)).toEqual(bundled);
  });
});
