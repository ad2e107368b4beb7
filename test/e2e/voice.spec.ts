import { writeFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { chatRow, conversation, linkAccount, passFirstScreens } from './app.ts';
import { newStage } from './stage.ts';

const stage = newStage({ seed: 18 });
const greta = '447911180001';
/** A microphone that beeps. Who may hear it is decided by the app, as ever. */
const beeping = ['--use-fake-device-for-media-stream'];

/** The pages of an Ogg file (RFC 3533): their flags, positions and packets. Throws on anything else. */
function pagesOf(file: Buffer) {
  const pages: { readonly flags: number; readonly position: number; readonly body: Buffer }[] = [];
  for (let at = 0; at < file.length;) {
    if (file.toString('latin1', at, at + 4) !== 'OggS') throw new Error(`no page at ${at}`);
    const lengths = file.subarray(at + 27, at + 27 + (file[at + 26] ?? 0));
    const from = at + 27 + lengths.length;
    const end = from + lengths.reduce((sum, length) => sum + length, 0);
    pages.push({
      flags: file[at + 5] ?? 0,
      position: Number(file.readBigUInt64LE(at + 6)),
      body: file.subarray(from, end),
    });
    at = end;
  }
  return pages;
}

/** Whether the page gets what it asks for, as it would be answered now. */
const asks = (wanted: MediaStreamConstraints): Promise<string> =>
  navigator.mediaDevices.getUserMedia(wanted).then(
    (stream) => {
      for (const track of stream.getTracks()) track.stop();
      return 'given';
    },
    (error: unknown) => (error instanceof DOMException ? error.name : 'broken'),
  );

test('a voice message is recorded and heard at the other end; nobody hears the microphone before or after', async () => {
  const { page, quit } = await stage.start({ parameters: beeping });
  await passFirstScreens(page);
  const { phoneNumber } = await linkAccount(page, stage.simulator);
  await stage.simulator.admin.sendText({ phone: phoneNumber, contact: greta, text: 'hello', name: 'Greta' });
  await chatRow(page, 'Greta').click();
  expect(await page.evaluate(asks, { audio: true })).toBe('NotAllowedError');

  await page.getByRole('button', { name: 'Record a voice message' }).click();
  const bar = page.getByRole('group', { name: 'Voice message' });
  await expect(bar.getByText('Recording', { exact: true })).toBeVisible();
  // Only sound, also while it records.
  expect(await page.evaluate(asks, { video: true })).toBe('NotAllowedError');
  expect(await page.evaluate(asks, { audio: true, video: true })).toBe('NotAllowedError');
  await expect(page.getByRole('timer')).toHaveText(/0:(?:0[3-9]|[1-5]\d)/u, { timeout: 30_000 });
  await page.getByRole('button', { name: 'Stop and listen to it first' }).click();
  await expect(bar.getByText('Not sent yet')).toBeVisible();
  await expect.poll(() => page.evaluate(asks, { audio: true })).toBe('NotAllowedError');
  // It can be heard here as it will be sent.
  await bar.getByRole('button', { name: /^Play/u }).click();
  await expect(bar.getByRole('slider')).not.toHaveValue('0');
  await page.getByRole('button', { name: 'Send the voice message' }).click();
  await expect(bar).toBeHidden();
  await expect(conversation(page).getByRole('button', { name: /^Play: Voice message/u })).toBeVisible();

  const voice = async () =>
    (await stage.simulator.admin.receivedBy({ contact: greta })).find(({ content }) =>
      JSON.stringify(content).includes('audioMessage'),
    );
  await expect.poll(voice, { timeout: 20_000 }).toBeDefined();
  const received = await voice();
  const content = received?.content as {
    readonly audioMessage?: {
      readonly ptt: boolean;
      readonly seconds: number;
      readonly mimetype: string;
      readonly waveform: string;
    };
  };
  const audioMessage = content.audioMessage;
  expect(audioMessage).toMatchObject({ ptt: true, mimetype: 'audio/ogg; codecs=opus' });
  const shape = Buffer.from(audioMessage?.waveform ?? '', 'base64');
  expect(shape).toHaveLength(64);
  expect(Math.max(...shape)).toBe(100);

  const stored = await stage.simulator.admin.mediaOf({ contact: greta, id: received?.id ?? '' });
  const file = Buffer.from(stored.content, 'base64');
  const { SWITCHBOARD_KEEP_VOICE: keep } = process.env;
  if (keep !== undefined) await writeFile(keep, file);
  const pages = pagesOf(file);
  expect(pages[0]).toMatchObject({ flags: 2, position: 0 });
  expect(pages[0]?.body.toString('latin1', 0, 8)).toBe('OpusHead');
  expect(pages[0]?.body[9]).toBe(1);
  expect(pages[1]?.body.toString('latin1', 0, 8)).toBe('OpusTags');
  const last = pages.at(-1);
  expect(last?.flags).toBe(4);
  // What it says of itself is what is in it.
  const seconds = ((last?.position ?? 0) - (pages[0]?.body.readUInt16LE(10) ?? 0)) / 48_000;
  expect(seconds).toBeGreaterThan(2);
  expect(audioMessage?.seconds).toBe(Math.round(seconds));
  // Beeps have something in them.
  expect(file.length / seconds).toBeGreaterThan(500);
  await quit();
});
