import { expect, it, vi } from 'vitest';
import { drawnChannel, eventChannel } from '../../../preload/contract/bridge.ts';
import type { PushEvent } from '../../../preload/contract/events.ts';
import { tellDrawn } from '../../../preload/tell-drawn.ts';

/** A page whose frames are drawn when the test says so. */
function openPage() {
  const told: number[] = [];
  const frames: (() => void)[] = [];
  let push: (sequence: number) => void = () => undefined;
  let visibilityChanged: () => void = () => undefined;
  const document = {
    visibilityState: 'visible',
    addEventListener: (_type: string, listener: () => void) => (visibilityChanged = listener),
  };
  tellDrawn(
    {
      on: (channel, listener) => {
        expect(channel).toBe(eventChannel);
        push = (sequence) => listener(null, { type: 'opening', sequence } satisfies PushEvent);
      },
      send: (channel, sequence) => {
        expect(channel).toBe(drawnChannel);
        told.push(sequence);
      },
    },
    { requestAnimationFrame: (callback) => frames.push(callback), document },
  );
  return {
    told,
    push: (sequence: number) => push(sequence),
    draw: () => {
      for (const frame of frames.splice(0)) frame();
    },
    hide: () => {
      document.visibilityState = 'hidden';
      visibilityChanged();
    },
  };
}

it('says once for each frame up to where it was told', async () => {
  const page = openPage();
  page.push(1);
  page.push(2);
  page.push(3);
  expect(page.told).toEqual([]);
  page.draw();
  await vi.waitFor(() => expect(page.told).toEqual([3]));
  page.push(4);
  page.draw();
  await vi.waitFor(() => expect(page.told).toEqual([3, 4]));
});

it('says it at once where no frame is drawn, and what was owed when the window is hidden', async () => {
  const page = openPage();
  page.push(1);
  page.hide();
  expect(page.told).toEqual([1]);
  page.push(2);
  await Promise.resolve();
  expect(page.told).toEqual([1, 2]);
  // The frame that was asked for while it was in sight comes after all.
  page.draw();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(page.told).toEqual([1, 2]);
});
