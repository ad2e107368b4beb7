import type { BaileysEventMap } from '@whiskeysockets/baileys';
import { Agent } from 'undici';
import { afterEach, expect, test } from 'vitest';
import { startSimulator, type Simulator } from './simulators.ts';
import { hasText, pair, type Client, type ClientConfig } from './client.ts';

let simulator: Simulator;

afterEach(async () => {
  await simulator.stop();
});

type History = BaileysEventMap['messaging-history.set'];

function parts(client: Client): History[] {
  return client.events
    .filter(({ name }) => name === 'messaging-history.set')
    .map(({ value }) => value as History);
}

function messagesIn(client: Client): History['messages'] {
  return parts(client).flatMap(({ messages }) => messages);
}

test('inline history: newest messages, names, mappings and the end', async () => {
  simulator = await startSimulator({ seed: 1 });
  const client = await pair(simulator, { pushName: 'Ada' });
  await client.waitFor('messaging-history.set', ({ progress }) => progress === 100);
  await client.waitFor('messaging-history.status', ({ status }) => status === 'complete');
  const chats = parts(client).flatMap((part) => part.chats);
  expect(chats.map(({ name }) => name)).toContain('Baileys Group Test');
  expect(chats).toHaveLength(6);
  expect(messagesIn(client)).toHaveLength(53);
  const lids = chats.filter(({ id }) => id?.endsWith('@lid')).map(({ id }) => id ?? '');
  for (const lid of lids) {
    expect(await client.socket.signalRepository.lidMapping.getPNForLID(lid)).toMatch(/@s\.whatsapp\.net$/);
  }
  expect(client.log.problems()).toEqual([]);
  await client.end();
});

test('the same seed makes the same people and texts', async () => {
  const seen: string[][] = [];
  for (let run = 0; run < 2; run++) {
    simulator = await startSimulator({ seed: 7 });
    const client = await pair(simulator, { pushName: 'Ada' });
    await client.waitFor('messaging-history.set', ({ progress }) => progress === 100);
    seen.push(messagesIn(client).map(({ key, message }) => `${key.remoteJid} ${message?.conversation}`));
    await client.end();
    if (run === 0) await simulator.stop();
  }
  expect(seen[0]?.length).toBe(seen[1]?.length);
  expect(new Set(seen[0]?.map((line) => line.split(' ')[0]))).toEqual(
    new Set(seen[1]?.map((line) => line.split(' ')[0])),
  );
});

test('history in chunks and as blobs on the media host, then older messages on demand to the very beginning', async () => {
  simulator = await startSimulator({ seed: 1, historyBlobs: true, historyChunks: 3, historyMessages: 8 });
  const client = await pair(simulator, {
    pushName: 'Ada',
    options: { dispatcher: redirect(simulator) } as NonNullable<ClientConfig['options']>,
  });
  await client.waitFor('messaging-history.set', ({ progress }) => progress === 100);
  await expect.poll(() => messagesIn(client).length, { timeout: 15_000 }).toBeGreaterThan(5 * 8 * 4);
  const ids = messagesIn(client).map(({ key }) => key.id);
  expect(new Set(ids).size).toBe(ids.length);
  const [chat] = parts(client).flatMap(({ chats }) => chats);
  const oldest = messagesIn(client)
    .filter(({ key }) => key.remoteJid === chat?.id)
    .sort((a, b) => Number(a.messageTimestamp) - Number(b.messageTimestamp))[0];
  if (!oldest) throw new Error('no message');
  const request = await client.socket.fetchMessageHistory(
    20,
    oldest.key,
    Number(oldest.messageTimestamp) * 1000,
  );
  const older = await client.waitFor(
    'messaging-history.set',
    ({ peerDataRequestSessionId }) => peerDataRequestSessionId === request,
  );
  expect(older.messages).toHaveLength(20);
  expect(Number(older.messages[0]?.messageTimestamp)).toBeLessThan(Number(oldest.messageTimestamp));
  const last = await client.socket.fetchMessageHistory(20, oldest.key, 1_640_000_000_000);
  const beginning = await client.waitFor(
    'messaging-history.set',
    ({ peerDataRequestSessionId }) => peerDataRequestSessionId === last,
  );
  expect(beginning.messages).toHaveLength(0);
  expect(client.log.problems()).toEqual([]);
  await client.end();
});

test('a full synchronisation is sent to who asked for it', async () => {
  simulator = await startSimulator({ seed: 1 });
  const client = await pair(simulator, { syncFullHistory: true, shouldSyncHistoryMessage: () => true });
  await client.waitFor('messaging-history.set', ({ syncType }) => syncType === 2);
  await client.end();
});

test('a message without content is asked for at the phone, which sends it', async () => {
  simulator = await startSimulator({ seed: 1 });
  const client = await pair(simulator, { pushName: 'Ada' });
  const contact = '4915112345678';
  const { ids } = await simulator.admin.sendText({ phone: client.phone, contact, text: 'first' });
  await client.waitFor('messages.upsert', hasText('first'));
  const { lid } = await simulator.admin.person({ phone: contact });
  const t = String(Math.floor(Date.now() / 1000));
  await simulator.admin.sendNode({
    phone: client.phone,
    node: {
      tag: 'message',
      attrs: { id: ids[0] ?? '', from: lid, sender_pn: `${contact}@s.whatsapp.net`, t, type: 'text' },
      content: [{ tag: 'unavailable', attrs: { type: 'unknown' } }],
    },
  });
  await client.waitFor('messages.upsert', hasText('first'));
  expect((await simulator.admin.events()).some(({ type }) => type === 'peer-request')).toBe(true);
  await client.end();
});

/** History has only a path; Baileys would fetch it from the real media host. */
function redirect({ mediaHost, certificate }: Simulator): unknown {
  const agent = new Agent({ connect: { ca: certificate } });
  return agent.compose(
    (dispatch) => (options, handler) => dispatch({ ...options, origin: `https://${mediaHost}` }, handler),
  );
}
