import { expect, test } from 'vitest';
import type { SocketFactory } from '../../main/accounts/socket-port.ts';
import { lateSockets, type Whatsapp } from '../../main/late-whatsapp.ts';

/** Every port answers with its name and what it was given. */
const told = (path: string): unknown =>
  new Proxy(() => undefined, {
    get: (_target, name) => (name === 'then' ? undefined : told(`${path}.${String(name)}`)),
    apply: (_target, _this, values: unknown[]) => [path, ...values],
  });

test('whoever asks for a socket or a message before Baileys has been read waits for it', async () => {
  let read: (whole: Whatsapp) => void = () => undefined;
  const sockets = lateSockets(new Promise((resolve) => (read = resolve)));
  const asked = Object.keys(sockets.composer).map(async (name) => {
    const compose = sockets.composer[name as keyof SocketFactory['composer']] as (
      ...values: unknown[]
    ) => Promise<unknown>;
    return [name, await compose(1, 2)];
  });
  const opened = sockets.open({ accountId: 'a' } as never);
  const tested = sockets.testProxy('proxy' as never);
  expect(sockets.live()).toEqual([]);

  read({ sockets: told('sockets') } as Whatsapp);

  expect(await opened).toEqual(['sockets.open', { accountId: 'a' }]);
  expect(await tested).toEqual(['sockets.testProxy', 'proxy']);
  for (const [name, answer] of await Promise.all(asked))
    expect(answer).toEqual([`sockets.composer.${String(name)}`, 1, 2]);
  expect(sockets.live()).toEqual(['sockets.live']);
});

test('each of them hears that it could not be read', async () => {
  const sockets = lateSockets(Promise.reject(new Error('damaged')));
  await expect(sockets.open({} as never)).rejects.toThrow('damaged');
  await expect(sockets.composer.text({} as never, {} as never)).rejects.toThrow('damaged');
});
