import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeReleaseList } from '../../scripts/package/release-list.mjs';

interface Flaws {
  /** Signed by a key that the app does not know. */
  readonly forged?: boolean;
  /** The connection ends after so many bytes of the file. */
  readonly cutAfter?: number;
  /** The file is not the one that was listed. */
  readonly damaged?: boolean;
}

export interface UpdateServer {
  readonly url: string;
  readonly publicKey: string;
  /** Lists this version from now on. */
  offer(version: string, flaws?: Flaws): void;
  /** Paths that were asked for. */
  requests(): readonly string[];
  stop(): Promise<void>;
}

const pemOf = (key: ReturnType<typeof generateKeyPairSync>['privateKey']): string =>
  key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** A server of releases, as a maker of the app would run one, on this computer. */
export async function startUpdateServer(): Promise<UpdateServer> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-updates-'));
  const own = generateKeyPairSync('ed25519');
  const other = generateKeyPairSync('ed25519');
  const requests: string[] = [];
  let flaws: Flaws = {};
  const file = join(folder, 'switchboard_9.0.0_amd64.deb');
  await writeFile(file, randomBytes(200_000));

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    requests.push(path);
    readFile(join(folder, path.slice(1)))
      .then((content) => {
        if (!path.endsWith('.deb')) return response.end(content);
        response.writeHead(200, { 'content-length': content.length });
        if (flaws.damaged) return response.end(randomBytes(content.length));
        if (flaws.cutAfter === undefined) return response.end(content);
        return response.write(content.subarray(0, flaws.cutAfter), () => response.destroy());
      })
      .catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/`,
    publicKey: own.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    offer: (version, wanted = {}) => {
      flaws = wanted;
      writeReleaseList({
        folder,
        name: 'latest-linux',
        version,
        notes: 'Everything is new.',
        date: '2026-01-01T00:00:00.000Z',
        files: [file],
        privateKey: pemOf(wanted.forged ? other.privateKey : own.privateKey),
      });
    },
    requests: () => requests,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
