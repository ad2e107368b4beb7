import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelOf, waveformOf } from '../../../../renderer/recording/waveform-of.ts';

describe('waveformOf', () => {
  it('is flat for silence, and for nothing', () => {
    expect(waveformOf([])).toEqual(Array.from({ length: 64 }, () => 0));
    expect(waveformOf([0, 0, 0])).toEqual(Array.from({ length: 64 }, () => 0));
    // A room without anybody in it does not look like a speech.
    expect(Math.max(...waveformOf(Array.from({ length: 200 }, () => 0.02)))).toBe(20);
  });

  it('has the shape of what was said', () => {
    const rising = waveformOf(Array.from({ length: 6400 }, (_, index) => index / 6400));
    expect(rising[63]).toBe(100);
    expect(rising.toSorted((a, b) => a - b)).toEqual(rising);
    // Shorter than the shape has places.
    expect(waveformOf([0.5, 1]).slice(30, 34)).toEqual([50, 50, 100, 100]);
  });

  it('is always what main takes', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 1000 }), (levels) => {
        const waveform = waveformOf(levels);
        expect(waveform).toHaveLength(64);
        for (const value of waveform)
          expect(Number.isInteger(value) && value >= 0 && value <= 100).toBe(true);
      }),
    );
  });
});

describe('levelOf', () => {
  it('goes from nothing to the loudest by decibels', () => {
    expect(levelOf(new Float32Array(100))).toBe(0);
    expect(levelOf(Float32Array.from({ length: 100 }, () => 1))).toBe(1);
    expect(levelOf(Float32Array.from({ length: 100 }, () => 0.001))).toBeCloseTo(0, 2);
    expect(levelOf(Float32Array.from({ length: 100 }, () => 10 ** (-30 / 20)))).toBeCloseTo(0.5, 2);
    expect(levelOf([])).toBe(0);
  });
});
