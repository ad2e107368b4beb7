import { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Breather } from '../../../main/whatsapp/durable/breather.ts';
import { FrameIntake } from '../../../main/whatsapp/frame-intake.ts';

/** Keeps the event loop busy, as decrypting does. */
const work = (milliseconds: number): void => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
};

function sources(count: number, cost: number) {
  const intake = new FrameIntake(new Breather());
  const heard: string[] = [];
  const all = Array.from({ length: count }, (_, index) => {
    const source = new EventEmitter();
    intake.attach(source);
    source.on('message', (frame: string) => {
      work(cost);
      heard.push(`${index}${frame}`);
    });
    source.on('close', () => heard.push(`${index}closed`));
    return source;
  });
  return { all, heard };
}

describe('FrameIntake', () => {
  it('goes round the loop in a burst, and serves the sockets in turn', async () => {
    const { all, heard } = sources(3, 3);
    let rounds = 0;
    for (const frame of ['a', 'b', 'c', 'd']) for (const source of all) source.emit('message', frame);
    expect(heard.length).toBeLessThan(12);
    while (heard.length < 12) {
      await setImmediate();
      rounds += 1;
    }
    expect(rounds).toBeGreaterThan(2);
    for (const index of [0, 1, 2])
      expect(heard.filter((one) => one.startsWith(String(index))).join(' ')).toBe(
        ['a', 'b', 'c', 'd'].map((frame) => `${index}${frame}`).join(' '),
      );
    expect(heard.slice(0, 3).sort()).toEqual(['0a', '1a', '2a']);
  });

  it('tells everything that came before the end before the end', () => {
    const { all, heard } = sources(1, 10);
    for (const frame of ['a', 'b', 'c']) all[0]?.emit('message', frame);
    all[0]?.emit('close');
    expect(heard).toEqual(['0a', '0b', '0c', '0closed']);
  });
});

describe('Breather', () => {
  it('lets all that wait share the turns, and loses none', async () => {
    const breather = new Breather();
    let steps = 0;
    const rounds: number[] = [];
    const chain = async (): Promise<void> => {
      for (let step = 0; step < 10; step++) {
        await breather.breathe();
        work(1);
        steps += 1;
      }
    };
    const all = Promise.all(Array.from({ length: 20 }, chain));
    for (let left = 200; left > 0;) {
      await setImmediate();
      rounds.push(steps);
      left -= steps;
      steps = 0;
    }
    await all;
    // A turn for each of the twenty would be 160 steps in one round.
    expect(Math.max(...rounds)).toBeLessThan(40);
  });
});
