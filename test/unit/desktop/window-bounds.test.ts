import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { healBounds, minimumSize } from '../../../main/desktop/window-bounds.ts';

const screen = { x: 0, y: 24, width: 1920, height: 1056 };
const second = { x: 1920, y: 0, width: 1280, height: 1024 };
const at = (x: number, y: number, width = 800, height = 600) => ({ x, y, width, height, maximized: false });

describe('healBounds', () => {
  it('opens in the middle, in the usual size, the first time', () => {
    expect(healBounds(null, [screen])).toEqual({ width: 1200, height: 800 });
    expect(healBounds(null, [{ ...screen, width: 1024, height: 600 }])).toEqual({ width: 1024, height: 600 });
    expect(healBounds(null, [])).toEqual({ width: 1200, height: 800 });
  });

  it('goes back to where it was, on any screen', () => {
    expect(healBounds(at(100, 100), [screen])).toEqual({ x: 100, y: 100, width: 800, height: 600 });
    expect(healBounds(at(2000, 50), [screen, second])).toEqual({ x: 2000, y: 50, width: 800, height: 600 });
    expect(healBounds(at(-600, 100), [screen])).toMatchObject({ x: -600 });
  });

  it.each([
    ['the screen is gone', at(2000, 50)],
    ['its title bar is above the screen', at(100, -50)],
    ['its title bar is below the screen', at(100, 1075)],
    ['it hangs out too far', at(-750, 100)],
  ])('is centred when %s', (_why, remembered) => {
    expect(healBounds(remembered, [screen])).toEqual({ width: 800, height: 600 });
  });

  it('is never smaller than it may be, nor larger than its screen', () => {
    const number = fc.integer({ min: -5000, max: 5000 });
    fc.assert(
      fc.property(number, number, number, number, (x, y, width, height) => {
        const healed = healBounds(at(x, y, width, height), [screen, second]);
        expect(healed.width).toBeGreaterThanOrEqual(minimumSize.width);
        expect(healed.height).toBeGreaterThanOrEqual(minimumSize.height);
        expect(healed.width).toBeLessThanOrEqual(1920);
        expect(healed.height).toBeLessThanOrEqual(1056);
      }),
    );
  });
});
