import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WindowChannel, type UnnumberedEvent } from '../../../main/ipc/window-channel.ts';
import { eventChannel } from '../../../preload/contract/bridge.ts';
import type { PushEvent } from '../../../preload/contract/events.ts';

const event: UnnumberedEvent = { type: 'accounts', upserts: [], removed: [] };

const page = () => {
  const state = { received: [] as number[], destroyed: false, broken: false };
  const target = {
    id: 3,
    isDestroyed: () => state.destroyed,
    send: (channel: string, push: PushEvent) => {
      expect(channel).toBe(eventChannel);
      if (state.broken) throw new Error('Render frame was disposed');
      state.received.push(push.sequence);
    },
  };
  return { state, channel: new WindowChannel(target) };
};

describe('WindowChannel', () => {
  it('numbers from 1 without gaps and tells the last number', () => {
    const { state, channel } = page();
    expect(channel.sequence()).toBe(0);
    for (let index = 0; index < 5; index += 1) channel.send(event);
    expect(state.received).toEqual([1, 2, 3, 4, 5]);
    expect(channel.sequence()).toBe(5);
    expect(channel.windowId).toBe(3);
  });

  it('sends nothing to a window that is gone', () => {
    const { state, channel } = page();
    state.destroyed = true;
    channel.send(event);
    expect(state.received).toEqual([]);
    expect(channel.sequence()).toBe(0);
  });

  it('leaves a gap where a push could not be delivered, so that a living page notices', () => {
    const { state, channel } = page();
    channel.send(event);
    state.broken = true;
    channel.send(event);
    state.broken = false;
    channel.send(event);
    expect(state.received).toEqual([1, 3]);
  });

  it('counts on from its last reset, in any order of things', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('send', 'reset')), (steps) => {
        const { state, channel } = page();
        let expected = 0;
        for (const step of steps) {
          if (step === 'reset') {
            channel.reset();
            expected = 0;
          } else {
            channel.send(event);
            expected += 1;
            expect(state.received.at(-1)).toBe(expected);
          }
          expect(channel.sequence()).toBe(expected);
        }
      }),
    );
  });
});
