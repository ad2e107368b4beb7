import { expect, it } from 'vitest';
import { packBytes } from '../../../main/storage/pack-bytes.ts';

it('cuts views to size, so that a thread gets no memory that is not meant for it', () => {
  const pool = Buffer.from('secret neighbour | the value | another secret');
  const view = pool.subarray(19, 28);
  const { value, transfers } = packBytes({
    list: [view],
    map: new Map([['key', view]]),
    text: 'x',
    none: null,
  });
  for (const packed of [value.list[0]!, value.map.get('key')!]) {
    expect(Buffer.from(packed).toString()).toBe('the value');
    expect(packed.buffer.byteLength).toBe(9);
  }
  expect(value).toMatchObject({ text: 'x', none: null });
  expect(transfers).toEqual([]);
});

it('moves big values that it had to copy, and leaves the own memory of the caller alone', () => {
  const own = new Uint8Array(200_000).fill(7);
  const { value, transfers } = packBytes({ own });
  expect(transfers).toHaveLength(1);
  const received = structuredClone(value, { transfer: [...transfers] });
  expect(received.own).toHaveLength(200_000);
  expect(own).toHaveLength(200_000);
  expect(own[199_999]).toBe(7);
});

it('moves what is given away without a copy, once, and still cuts views to size', () => {
  const own = new Uint8Array(200_000).fill(7);
  const view = new Uint8Array(300_000).subarray(10, 200_010);
  const { value, transfers } = packBytes({ own, again: own, view }, true);
  expect(transfers).toHaveLength(2);
  expect(value.own).toBe(own);
  const received = structuredClone(value, { transfer: [...transfers] });
  expect(own).toHaveLength(0);
  expect(received.again[199_999]).toBe(7);
  expect(received.view.buffer.byteLength).toBe(200_000);
  expect(view).toHaveLength(200_000);
});
