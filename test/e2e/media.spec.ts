import { readFile, stat } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { PNG } from 'pngjs';
import type { Bridge } from '../../preload/contract/bridge.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../preload/contract/commands.ts';
import { chatRow, conversation, linkAccount, passFirstScreens } from './app.ts';
import { newStage } from './stage.ts';

const stage = newStage({ seed: 17 });

const greta = '447911170001';

function picture(): Buffer {
  const png = new PNG({ width: 320, height: 200 });
  for (let at = 0; at < png.data.length; at += 4) {
    png.data.set([(at / 1280) % 256, 120, 200, 255], at);
  }
  return PNG.sync.write(png);
}

/** Half a minute of a tone, as WAV: long enough to be read in parts. */
function sound(): Buffer {
  const rate = 16_000;
  const samples = Buffer.alloc(rate * 30 * 2);
  for (let at = 0; at < samples.length / 2; at++)
    samples.writeInt16LE(Math.round(8_000 * Math.sin((at * 440 * 2 * Math.PI) / rate)), at * 2);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

test('pictures show, sounds seek, and nothing of a file gets at the page', async () => {
  const { page, quit } = await stage.start();
  await passFirstScreens(page);
  const { phoneNumber } = await linkAccount(page, stage.simulator);
  const send = (kind: 'image' | 'audio' | 'document', content: Buffer, mimetype: string) =>
    stage.simulator.admin.sendMedia({
      from: greta,
      to: phoneNumber,
      kind,
      mimetype,
      content: content.toString('base64'),
      ...(kind === 'document' ? { fileName: 'page.html' } : {}),
      ...(kind === 'audio' ? { voice: true, seconds: 30 } : {}),
    });
  await stage.simulator.admin.sendText({
    phone: phoneNumber,
    contact: greta,
    text: 'three files',
    name: 'Greta',
  });
  await send('image', picture(), 'image/png');
  await send('audio', sound(), 'audio/wav');
  await send('document', Buffer.from('<script>document.title = "taken"</script>'), 'text/html');
  await chatRow(page, 'Greta').click();

  // The picture comes by the account's rule, and is drawn.
  const image = conversation(page).locator('img[src^="app://media/file/"]').first();
  await expect(image).toBeVisible({ timeout: 20_000 });
  await expect.poll(() => image.evaluate((node) => (node as HTMLImageElement).naturalWidth)).toBe(320);
  const avatar = page.locator('img[src^="app://media/picture/"]').first();
  await expect
    .poll(() => avatar.evaluate((node) => (node as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);

  // The sound is read in parts: it starts in the middle.
  const files = await page.evaluate(async () => {
    const { switchboard: bridge } = window as unknown as { readonly switchboard: Bridge };
    const ask = async <Name extends CommandName>(
      name: Name,
      input: CommandInput<Name>,
    ): Promise<CommandOutput<Name>> => {
      const answer = await bridge.call(name, input);
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
      return answer.value;
    };
    const { accounts } = await ask('window.snapshot', {});
    const accountId = accounts[0]!.id;
    const { chats } = await ask('chats.list', { accountId, filter: 'all', before: null });
    const chatId = chats.find(({ title }) => title === 'Greta')!.id;
    const messages = async () => (await ask('conversation.open', { accountId, chatId })).messages;
    const file = (await messages()).find(({ kind }) => kind === 'document')!;
    await ask('media.download', { accountId, chatId, messageId: file.id });
    for (let tries = 0; tries < 200; tries++) {
      const urls = new Map<string, string>();
      for (const { kind, parts } of await messages())
        if (parts.media?.state.kind === 'here') urls.set(kind, parts.media.state.url);
      const [image, voice, document] = ['image', 'voice', 'document'].map((kind) => urls.get(kind));
      if (image && voice && document) return { image, voice, document };
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('the files did not come');
  });
  const place = await page.evaluate(
    (url) =>
      new Promise<number>((resolve, reject) => {
        const audio = new Audio(url);
        audio.addEventListener('loadedmetadata', () => (audio.currentTime = 25));
        audio.addEventListener('seeked', () => resolve(audio.currentTime));
        audio.addEventListener('error', () => reject(new Error(String(audio.error?.message))));
      }),
    files.voice,
  );
  expect(Math.round(place)).toBe(25);

  // The policy says no to what is tried here.
  stage.tolerate(/Content Security Policy|Failed to load resource|Refused|Fetch API/u);
  // Nothing else can be done with an address: not read by a script, not shown as a page, not made up.
  const attempts = await page.evaluate(async (urls) => {
    const load = (url: string): Promise<boolean> =>
      new Promise((resolve) => {
        const image = new Image();
        image.addEventListener('load', () => resolve(true));
        image.addEventListener('error', () => resolve(false));
        image.src = url;
      });
    const fetched = await fetch(urls.image).then(
      () => true,
      () => false,
    );
    const frame = document.createElement('iframe');
    frame.src = urls.document;
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const title = document.title;
    frame.remove();
    return {
      fetched,
      title,
      document: await load(urls.document),
      guessed: await load(urls.image.replace(/.$/u, (end) => (end === 'A' ? 'B' : 'A'))),
      real: await load(urls.image),
    };
  }, files);
  expect(attempts).toEqual({
    fetched: false,
    title: 'Switchboard',
    document: false,
    guessed: false,
    real: true,
  });
  await quit();
});

test('a picture that is dragged out is a file of its own name for other programs, and gone when the app ends', async () => {
  const { app, page, quit } = await stage.start();
  await passFirstScreens(page);
  const { phoneNumber: to } = await linkAccount(page, stage.simulator);
  const content = picture();
  await stage.simulator.admin.sendText({ phone: to, contact: greta, text: 'one picture', name: 'Greta' });
  await stage.simulator.admin.sendMedia({
    from: greta,
    to,
    kind: 'image',
    mimetype: 'image/png',
    content: content.toString('base64'),
  });
  await chatRow(page, 'Greta').click();
  const shown = conversation(page).getByRole('button', { name: 'Photo, open' });
  await expect(shown).toBeVisible({ timeout: 20_000 });
  // Where a drag goes to is another program; what the system is given is what counts.
  await app.evaluate(({ webContents }) => {
    const seen: unknown[] = [];
    Object.assign(globalThis, { dragged: seen });
    for (const contents of webContents.getAllWebContents())
      contents.startDrag = ({ file, icon }) =>
        void seen.push({ file, icon: typeof icon !== 'string' && !icon.isEmpty() });
  });
  await shown.hover();
  await page.mouse.down();
  await page.mouse.move(20, 20, { steps: 5 });
  await page.mouse.up();
  const dragged = () =>
    app.evaluate(() => (globalThis as unknown as { dragged: { file: string; icon: boolean }[] }).dragged);
  await expect.poll(async () => (await dragged()).length).toBe(1);
  const [{ file, icon } = { file: '', icon: false }] = await dragged();
  expect(icon).toBe(true);
  expect(file).toMatch(/Switchboard [\d .-]+\.png$/);
  expect((await readFile(file)).equals(content)).toBe(true);
  await quit();
  await expect(stat(file)).rejects.toThrow('ENOENT');
});

test('a recording of the window goes out as a voice message that players of Ogg take', async () => {
  const { page, quit } = await stage.start();
  await passFirstScreens(page);
  const { phoneNumber } = await linkAccount(page, stage.simulator);
  await stage.simulator.admin.sendText({ phone: phoneNumber, contact: greta, text: 'hello', name: 'Greta' });
  await expect(chatRow(page, 'Greta')).toBeVisible();
  const sent = await page.evaluate(async () => {
    const context = new AudioContext();
    await context.resume();
    const tone = context.createOscillator();
    const target = context.createMediaStreamDestination();
    tone.connect(target);
    tone.start();
    const recorder = new MediaRecorder(target.stream, { mimeType: 'audio/webm;codecs=opus' });
    const pieces: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
    const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));
    recorder.start(200);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    recorder.stop();
    await stopped;
    const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());

    const { switchboard: bridge } = window as unknown as { readonly switchboard: Bridge };
    const ask = async <Name extends CommandName>(
      name: Name,
      input: CommandInput<Name>,
    ): Promise<CommandOutput<Name>> => {
      const answer = await bridge.call(name, input);
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
      return answer.value;
    };
    const { accounts } = await ask('window.snapshot', {});
    const accountId = accounts[0]!.id;
    const { chats } = await ask('chats.list', { accountId, filter: 'all', before: null });
    const chatId = chats.find(({ title }) => title === 'Greta')!.id;
    const attached = await ask('media.attachBytes', {
      accountId,
      bytes,
      fileName: 'recording.webm',
      mimetype: 'audio/webm;codecs=opus',
    });
    const seconds = await new Promise<number>((resolve, reject) => {
      const audio = new Audio(attached.previewUrl ?? '');
      audio.addEventListener('loadedmetadata', () => resolve(audio.duration));
      audio.addEventListener('error', () => reject(new Error(String(audio.error?.message))));
    });
    await ask('messages.sendMedia', {
      accountId,
      chatId,
      attachmentId: attached.id,
      as: 'voice',
      caption: '',
      quotedMessageId: null,
      measured: { width: null, height: null, seconds, thumbnail: null, waveform: null },
    });
    return { mimetype: attached.mimetype, seconds };
  });
  expect(sent.mimetype).toBe('audio/ogg; codecs=opus');
  expect(sent.seconds).toBeGreaterThan(1);
  expect(sent.seconds).toBeLessThan(30);
  await expect
    .poll(async () => {
      const received = await stage.simulator.admin.receivedBy({ contact: greta });
      return received.some(({ content }) => JSON.stringify(content).includes('"ptt":true'));
    })
    .toBe(true);
  await quit();
});
