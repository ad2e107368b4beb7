import { expect, test } from 'vitest';
import { FirstRest } from '../../main/first-rest.ts';
import { manualClock } from './manual-clock.ts';

async function isReached(rest: FirstRest): Promise<boolean> {
  return Promise.race([
    rest.reached.then(() => true),
    new Promise<boolean>((done) => setImmediate(done, false)),
  ]);
}

test('rest is when a page has asked for nothing for half a second', async () => {
  const clock = manualClock();
  const rest = new FirstRest(clock);
  rest.begin();
  await rest.during(Promise.resolve());
  clock.advance(200);
  await rest.during(Promise.resolve());
  clock.advance(499);
  expect(await isReached(rest)).toBe(false);
  clock.advance(1);
  expect(await isReached(rest)).toBe(true);
});

test('while a page waits for an answer there is no rest, and the answer goes through as it is', async () => {
  const clock = manualClock();
  const rest = new FirstRest(clock);
  let answer: (value: number) => void = () => undefined;
  const slow = rest.during(new Promise<number>((resolve) => (answer = resolve)));
  await rest.during(Promise.resolve());
  clock.advance(5_000);
  expect(await isReached(rest)).toBe(false);
  answer(7);
  expect(await slow).toBe(7);
  await expect(rest.during(Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  clock.advance(500);
  expect(await isReached(rest)).toBe(true);
});

test('what waits for it begins without any page as well, but not at once', async () => {
  const clock = manualClock();
  const rest = new FirstRest(clock);
  rest.begin();
  clock.advance(9_999);
  expect(await isReached(rest)).toBe(false);
  clock.advance(1);
  expect(await isReached(rest)).toBe(true);
});

test('whoever needs what waits does not wait for a rest; calls afterwards change nothing', async () => {
  const rest = new FirstRest(manualClock());
  rest.begin();
  rest.now();
  await rest.during(Promise.resolve());
  expect(await isReached(rest)).toBe(true);
});
