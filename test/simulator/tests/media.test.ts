import { createHash, randomBytes } from 'node:crypto';
import { Agent as HttpsAgent, get } from 'node:https';
import { downloadMediaMessage, type AnyMessageContent, type WAMessage } from '@whiskeysockets/baileys';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Agent } from 'undici';
import { startSimulator, type Simulator } from './simulators.ts';
import { makeClient, pair, type Client, type ClientConfig } from './client.ts';

type Linked = Client & { phone: string };

let simulator: Simulator;
let config: ClientConfig;
let ada: Linked;
let bob: Linked;

beforeAll(async () => {
  simulator = await startSimulator({ seed: 1, receiptDelayMs: 300 });
  const dispatcher = new Agent({ connect: { ca: simulator.certificate } });
  config = {
    fetchAgent: new HttpsAgent({ ca: simulator.certificate }),
    options: { dispatcher } as NonNullable<ClientConfig['options']>,
  };
  ada = await pair(simulator, { ...config, pushName: 'Ada' });
  bob = await pair(simulator, { ...config, pushName: 'Bob' });
});

afterAll(async () => {
  await ada.end();
  await bob.end();
  await simulator.stop();
});

function lid(client: Client): string {
  return (client.state.creds.me?.lid ?? '').replace(/:\d+/, '');
}

async function receive(client: Client, id: string | null | undefined): Promise<WAMessage> {
  const { messages } = await client.waitFor('messages.upsert', (value) =>
    value.messages.some(({ key, message }) => key.id === id && message),
  );
  const found = messages.find(({ key }) => key.id === id);
  if (!found) throw new Error('not found');
  return found;
}

async function download(message: WAMessage): Promise<Buffer> {
  const options = config.options === undefined ? {} : { options: config.options };
  return downloadMediaMessage(message, 'buffer', { ...options, host: simulator.mediaHost });
}

const KINDS: [string, (content: Buffer) => AnyMessageContent][] = [
  ['image', (image) => ({ image, caption: 'look', jpegThumbnail: 'AAAA', width: 10, height: 10 })],
  ['video', (video) => ({ video, caption: 'watch', jpegThumbnail: 'AAAA' })],
  ['voice', (audio) => ({ audio, ptt: true, seconds: 4, mimetype: 'audio/ogg; codecs=opus' })],
  ['audio', (audio) => ({ audio, seconds: 4, mimetype: 'audio/mp4' })],
  ['document', (document) => ({ document, fileName: 'a.pdf', mimetype: 'application/pdf' })],
  ['sticker', (sticker) => ({ sticker })],
];

test.each(KINDS)('a client sends %s, another client and a contact download it', async (_kind, make) => {
  const content = randomBytes(70_000);
  const sent = await ada.socket.sendMessage(lid(bob), make(content));
  const message = await receive(bob, sent?.key.id);
  expect((await download(message)).equals(content)).toBe(true);
  const phone = await simulator.admin.mediaOf({ contact: bob.phone, id: sent?.key.id ?? '' });
  expect(phone.sha256).toBe(createHash('sha256').update(content).digest('hex'));
});

test('a file in a quoted message is downloaded as well', async () => {
  const content = randomBytes(5_000);
  const sent = await ada.socket.sendMessage(lid(bob), { image: content, jpegThumbnail: 'AAAA' });
  const original = await receive(bob, sent?.key.id);
  const reply = await bob.socket.sendMessage(lid(ada), { text: 'nice' }, { quoted: original });
  const received = await receive(ada, reply?.key.id);
  const quoted = received.message?.extendedTextMessage?.contextInfo?.quotedMessage;
  expect(quoted?.imageMessage?.directPath).toBeTruthy();
  const file = await download({ key: received.key, message: quoted ?? {} });
  expect(file.equals(content)).toBe(true);
});

test.each(['image', 'video', 'audio', 'document', 'sticker'] as const)(
  'a contact sends %s, the client downloads it',
  async (kind) => {
    const content = randomBytes(40_001);
    const { ids } = await simulator.admin.sendMedia({
      from: '4915112345678',
      to: bob.phone,
      kind,
      content: content.toString('base64'),
    });
    const message = await receive(bob, ids[0]);
    expect((await download(message)).equals(content)).toBe(true);
  },
);

// downloadMediaMessage would ask by itself if the error had `status`; it has `output.statusCode`, so the application must.
test('a file that is gone from the host is uploaded again by the phone', async () => {
  const content = randomBytes(3_000);
  const { ids } = await simulator.admin.sendMedia({
    from: '4915112345678',
    to: bob.phone,
    kind: 'image',
    content: content.toString('base64'),
  });
  const message = await receive(bob, ids[0]);
  await simulator.admin.expireMedia({ contact: bob.phone, id: ids[0] ?? '' });
  await expect(download(message)).rejects.toMatchObject({ output: { statusCode: 410 } });
  const restored = await bob.socket.updateMediaMessage(message);
  expect((await download(restored)).equals(content)).toBe(true);
  expect((await simulator.admin.counters()).counts['media.retries']).toBe(1);
});

test('a download breaks off when told to, and a phone can have the file no longer', async () => {
  const { ids, directPath } = await simulator.admin.sendMedia({
    from: '4915112345679',
    to: bob.phone,
    kind: 'image',
    content: randomBytes(50_000).toString('base64'),
  });
  const message = await receive(bob, ids[0]);
  const { certificate, mediaHost } = await simulator.admin.certificate();
  // Baileys' own download never ends when the connection breaks.
  const bytes = (): Promise<number> =>
    new Promise((resolve, reject) => {
      get(`https://${mediaHost}${directPath}`, { ca: certificate }, (response) => {
        let length = 0;
        response.on('data', (piece: Buffer) => (length += piece.length));
        response.on('end', () => resolve(length));
        response.on('error', reject);
      }).on('error', reject);
    });
  await simulator.admin.breakDownloads({ how: 'cut' });
  await expect(bytes()).rejects.toThrow('aborted');
  expect(await bytes()).toBeGreaterThan(50_000);
  await simulator.admin.expireMedia({ contact: bob.phone, id: ids[0] ?? '' });
  await simulator.admin.phoneAnswers({ answer: 'has-not' });
  await expect(bob.socket.updateMediaMessage(message)).rejects.toThrow();
});

test('a refused upload is an error for the sender and leaves the connection alone', async () => {
  await simulator.admin.refuseUploads({ status: 507 });
  await expect(
    ada.socket.sendMessage(lid(bob), { image: randomBytes(100), jpegThumbnail: 'AAAA' }),
  ).rejects.toThrow(/upload failed/i);
  const sent = await ada.socket.sendMessage(lid(bob), { image: randomBytes(100), jpegThumbnail: 'AAAA' });
  await receive(bob, sent?.key.id);
});

test('everything works over TLS too, with the certificate that the simulator names', async () => {
  await bob.end();
  const again = makeClient(
    { ...simulator, url: simulator.secureUrl },
    { ...config, agent: new HttpsAgent({ ca: simulator.certificate }) },
    bob.state,
  );
  await again.waitFor('connection.update', (update) => update.connection === 'open');
  await again.end();
});
