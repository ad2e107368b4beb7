import { describe, expect, it } from 'vitest';
import { createMicrophone } from '../../../main/desktop/microphone.ts';

describe('the leave to record', () => {
  it('is for one window, and ends', async () => {
    const microphone = createMicrophone({ ask: () => Promise.resolve(true) });
    expect(microphone.isOpen(1)).toBe(false);
    expect(await microphone.open(1)).toBe(true);
    expect([microphone.isOpen(1), microphone.isOpen(2)]).toEqual([true, false]);
    microphone.close(2);
    expect(microphone.isOpen(1)).toBe(true);
    microphone.close(1);
    expect(microphone.isOpen(1)).toBe(false);
  });

  it('ends for everybody with the lock', async () => {
    const microphone = createMicrophone({ ask: () => Promise.resolve(true) });
    await microphone.open(1);
    await microphone.open(2);
    microphone.closeAll();
    expect([microphone.isOpen(1), microphone.isOpen(2)]).toEqual([false, false]);
  });

  it('is not given when the system does not give it', async () => {
    const microphone = createMicrophone({ ask: () => Promise.resolve(false) });
    expect(await microphone.open(1)).toBe(false);
    expect(microphone.isOpen(1)).toBe(false);
  });
});
