import { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Breather } from '../../../main/whatsapp/durable/breather.ts';
import { frameArrived, FrameIntake } from '../../../main/whatsapp/frame-intake.ts';

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
    intake.attach(source, () => null);
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

describe('FrameIntake with a Breather', () => {
  it('takes up no new frame while what was begun waits', async () => {
    const breather = new Breather();
    const intake = new FrameIntake(breather);
    const source = new EventEmitter();
    intake.attach(source, () => null);
    const count = { begun: 0, done: 0, most: 0 };
    const handle = async (): Promise<void> => {
      count.begun += 1;
      count.most = Math.max(count.most, count.begun - count.done);
      for (let step = 0; step < 5; step++) {
        await breather.breathe();
        work(0.5);
      }
      count.done += 1;
    };
    source.on('message', () => void handle());
    work(10);
    for (let frame = 0; frame < 300; frame++) source.emit('message', frame);
    while (count.done < 300) await setImmediate();
    // All that had come would be begun at once without the order of turns.
    expect(count.most).toBeLessThan(30);
  });

  it('goes on with new frames, however much of what was begun waits', async () => {
    const breather = new Breather();
    const intake = new FrameIntake(breather);
    const source = new EventEmitter();
    intake.attach(source, () => null);
    let heard = 0;
    const state = { stop: false };
    const busy = async (): Promise<void> => {
      while (!state.stop) {
        await breather.breathe();
        work(1);
      }
    };
    source.on('message', () => (heard += 1));
    const all = Promise.all([busy(), busy(), busy()]);
    for (let frame = 0; frame < 20; frame++) source.emit('message', frame);
    for (let round = 0; round < 400; round++) await setImmediate();
    expect(heard).toBe(20);
    state.stop = true;
    await all;
  });

  it('tells that a frame has come before its turn does', () => {
    const source = new EventEmitter();
    new FrameIntake(new Breather()).attach(source, () => null);
    const told: string[] = [];
    source.on('message', (frame: string) => told.push(frame));
    source.on(frameArrived, () => told.push('come'));
    work(10);
    source.emit('message', 'a');
    source.emit('message', 'b');
    expect(told).toEqual(['come', 'come']);
    source.emit('close');
    expect(told).toEqual(['come', 'come', 'a', 'b']);
  });

  it('reads no more from a socket with many frames that wait, until most of them have been taken', async () => {
    const breather = new Breather();
    const intake = new FrameIntake(breather);
    const source = new EventEmitter();
    const told: string[] = [];
    intake.attach(source, () => ({ pause: () => told.push('pause'), resume: () => told.push('resume') }));
    const heard: number[] = [];
    source.on('message', (frame: number) => heard.push(frame));
    work(10);
    for (let frame = 0; frame < 400; frame++) source.emit('message', frame);
    expect(told).toEqual(['pause']);
    while (heard.length < 400) await setImmediate();
    expect(told).toEqual(['pause', 'resume']);
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
