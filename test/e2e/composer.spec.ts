import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { PNG } from 'pngjs';
import { chatRow, conversation, linkAccount, passFirstScreens } from './app.ts';
import { newStage } from './stage.ts';

const stage = newStage();

const greta = '447911123456';

test('a picture that is pasted into the composer arrives with its caption', async () => {
  const { page, quit } = await stage.start();
  await passFirstScreens(page);
  const { phoneNumber } = await linkAccount(page, stage.simulator);
  await stage.simulator.admin.sendText({
    phone: phoneNumber,
    contact: greta,
    text: 'Show me',
    name: 'Greta',
  });
  await chatRow(page, 'Greta').click();
  const png = new PNG({ width: 40, height: 30 });
  png.data.fill(180);
  const bytes = PNG.sync.write(png);
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.evaluate(
    (element, content) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([Uint8Array.from(content)], 'stand.png', { type: 'image/png' }));
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [...bytes],
  );
  const tray = page.getByRole('list', { name: 'Attached files' });
  await expect(tray.getByText('stand.png')).toBeVisible();
  await expect
    .poll(() => tray.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(40);
  await page.screenshot({ path: test.info().outputPath('staged.png') });
  await field.fill('The stand');
  await field.press('Enter');
  await expect(tray).toHaveCount(0);
  await expect(conversation(page)).toContainText('The stand');
  const received = () => stage.simulator.admin.receivedBy({ contact: greta });
  await expect.poll(async () => (await received()).length, { timeout: 30_000 }).toBe(1);
  const [arrived] = await received();
  expect(arrived?.content).toMatchObject({ imageMessage: { caption: 'The stand', width: 40, height: 30 } });
  const file = await stage.simulator.admin.mediaOf({ contact: greta, id: arrived?.id ?? '' });
  expect(file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));

  // A film says how large it is and what it looks like: main can't look into it.
  await field.evaluate(async (element) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [160, 120];
    const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/mp4;codecs=vp9' });
    const parts: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    recorder.start();
    for (let shade = 0; shade < 20; shade += 1) {
      canvas.getContext('2d')!.fillStyle = `rgb(${shade * 10} 80 80)`;
      canvas.getContext('2d')!.fillRect(0, 0, 160, 120);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));
    recorder.stop();
    await stopped;
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(parts, 'walk.mp4', { type: 'video/mp4' }));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(tray.getByText('walk.mp4')).toBeVisible();
  await field.press('Enter');
  await expect.poll(async () => (await received()).length, { timeout: 30_000 }).toBe(2);
  const film = (await received())[1]?.content;
  expect(film).toMatchObject({ videoMessage: { width: 160, height: 120 } });
  const small = (film as { videoMessage: { jpegThumbnail: string } }).videoMessage.jpegThumbnail;
  const middle = await page.evaluate(async (base64) => {
    const jpeg = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }));
    const canvas = document.createElement('canvas');
    const brush = canvas.getContext('2d')!;
    brush.drawImage(bitmap, 0, 0);
    const [, green = 0, blue = 0] = brush.getImageData(36, 27, 1, 1).data;
    return { width: bitmap.width, height: bitmap.height, green, blue };
  }, small);
  expect(middle).toMatchObject({ width: 72, height: 54 });
  // Of the colour that was filmed, but for what encoding does to it.
  for (const part of [middle.green, middle.blue]) expect(Math.abs(part - 80)).toBeLessThan(24);
  await expect(conversation(page).locator('img[src^="app://media/thumbnail"]')).toHaveCount(1);
  await quit();
});
