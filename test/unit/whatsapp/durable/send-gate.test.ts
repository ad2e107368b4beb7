import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { gateFrames } from '../../../../main/whatsapp/durable/send-gate.ts';

/** A commit that the test lets land, or fail. */
function commit() {
  const settle = { land: (): void => undefined, fail: (_error: Error): void => undefined };
  const landed = new Promise<void>((resolve, reject) => {
    settle.land = resolve;
    settle.fail = reject;
  });
  return { landed, ...settle };
}

function gated() {
  const sent: unknown[] = [];
  const failures: unknown[] = [];
  const state: { durable: Promise<void> | null } = { durable: null };
  const sender = {
    send: (data: unknown, callback?: (error?: Error) => void): void => {
      sent.push(data);
      callback?.();
    },
  };
  const gate = gateFrames(
    sender,
    () => state.durable,
    () => null,
    (error) => failures.push(error),
  );
  return { sender, sent, failures, state, gate };
}

describe('gateFrames', () => {
  it('lets a frame pass at once when nothing is pending', () => {
    const { sender, sent } = gated();
    sender.send('one');
    expect(sent).toEqual(['one']);
  });

  it('tells the sender that it has the frame, and sends nothing before the commit', async () => {
    const { sender, sent, state } = gated();
    const { landed, land } = commit();
    state.durable = landed;
    const told: (Error | undefined)[] = [];
    sender.send('receipt', (error) => told.push(error));
    await setImmediate();
    expect(told).toEqual([undefined]);
    expect(sent).toEqual([]);
    land();
    await setImmediate();
    expect(sent).toEqual(['receipt']);
    expect(told).toHaveLength(1);
  });

  it('keeps the order over several commits, and for what needs none', async () => {
    const { sender, sent, state } = gated();
    const first = commit();
    const second = commit();
    state.durable = first.landed;
    sender.send(1);
    state.durable = second.landed;
    sender.send(2);
    state.durable = null;
    sender.send(3);
    second.land();
    await setImmediate();
    expect(sent).toEqual([]);
    first.land();
    await setImmediate();
    expect(sent).toEqual([1, 2, 3]);
    sender.send(4);
    expect(sent).toEqual([1, 2, 3, 4]);
  });

  it('says when what waits now has been written', async () => {
    const { sender, state, gate } = gated();
    expect(gate.flushed()).toBeNull();
    const first = commit();
    const second = commit();
    state.durable = first.landed;
    sender.send(1);
    const flushed: number[] = [];
    void gate.flushed()?.then(() => flushed.push(1));
    state.durable = second.landed;
    sender.send(2);
    void gate.flushed()?.then(() => flushed.push(2));
    await setImmediate();
    expect(flushed).toEqual([]);
    first.land();
    await setImmediate();
    expect(flushed).toEqual([1]);
    second.land();
    await setImmediate();
    expect(flushed).toEqual([1, 2]);
    expect(gate.flushed()).toBeNull();
  });

  it('makes the sender wait when too much is held back', async () => {
    const { sender, sent, state } = gated();
    const { landed, land } = commit();
    state.durable = landed;
    let told = 0;
    for (let count = 0; count < 200; count++) sender.send(count, () => told++);
    await setImmediate();
    expect(told).toBe(128);
    land();
    await setImmediate();
    expect(told).toBe(200);
    expect(sent).toEqual(Array.from({ length: 200 }, (_, index) => index));
  });

  it('lets nothing leave any more when the commit failed, and says so once', async () => {
    const { sender, sent, failures, state } = gated();
    const { landed, fail } = commit();
    state.durable = landed;
    for (let count = 0; count < 130; count++) sender.send(count, () => undefined);
    const refused: (Error | undefined)[] = [];
    sender.send('the last', (error) => refused.push(error));
    fail(new Error('the disk is full'));
    await setImmediate();
    expect(sent).toEqual([]);
    expect(failures).toHaveLength(1);
    expect(refused[0]).toBeInstanceOf(Error);
    state.durable = Promise.reject(new Error('the disk is full'));
    sender.send('later');
    await setImmediate();
    expect(sent).toEqual([]);
  });
});
