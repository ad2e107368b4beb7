import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readUpdateChannel } from '../../../../main/desktop/updates/update-channel.ts';

const publicKey = '-----BEGIN PUBLIC KEY-----\n…\n-----END PUBLIC KEY-----\n';

describe('where a build looks for updates', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-channel-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const reading = async (content: string): Promise<unknown> => {
    const file = join(folder, 'update-channel.json');
    await writeFile(file, content);
    return readUpdateChannel(file);
  };

  it.each(['https://example.org/switchboard/', 'http://127.0.0.1:8080/'])('takes %s', async (url) => {
    expect(await reading(JSON.stringify({ url, publicKey }))).toEqual({ url, publicKey });
  });
  it.each([
    ['a build without updates', 'null'],
    ['an address that anybody can answer at', JSON.stringify({ url: 'http://example.org/', publicKey })],
    ['a file', JSON.stringify({ url: 'file:///tmp/', publicKey })],
    ['no key', JSON.stringify({ url: 'https://example.org/' })],
    ['no JSON', '{'],
  ])('looks nowhere: %s', async (_what, content) => {
    expect(await reading(content)).toBeNull();
  });
  it('looks nowhere without the file', async () => {
    expect(await readUpdateChannel(join(folder, 'none.json'))).toBeNull();
  });
});
