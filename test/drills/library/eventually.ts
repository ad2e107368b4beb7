import { setTimeout } from 'node:timers/promises';

/**
 * Reads again until what is read fits. The patience is for a machine that does much else: no drill judges by it.
 * @throws Error that says what was read last
 */
export async function eventually<Value>(
  read: () => Promise<Value>,
  fits: (value: Value) => boolean,
  what: string,
  patience = 60_000,
): Promise<Value> {
  const end = Date.now() + patience;
  for (;;) {
    const value = await read();
    if (fits(value)) return value;
    if (Date.now() > end)
      throw new Error(`it did not come to that: ${what}; last: ${JSON.stringify(value).slice(0, 600)}`);
    await setTimeout(50);
  }
}
