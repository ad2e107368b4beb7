import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mediaBox } from '../../../../renderer/features/media/media-box.ts';
import { viewerItems } from '../../../../renderer/features/media/viewer-items.ts';
import { barsOf } from '../../../../renderer/features/media/waveform.tsx';
import { fitted, moveBy, zoomBy } from '../../../../renderer/features/media/zoom.ts';
import { formatBytes } from '../../../../renderer/format/bytes.ts';
import { formatLength, formatTimer } from '../../../../renderer/format/duration.ts';
import { message } from '../samples.ts';

const view = { width: 800, height: 600 };
const middle = { x: 0, y: 0 };

describe('the box of a picture', () => {
  it('keeps the shape of what fits', () => {
    expect(mediaBox(4000, 3000)).toEqual({ width: 320, height: 240 });
    expect(mediaBox(300, 900)).toEqual({ width: 120, height: 360 });
    expect(mediaBox(200, 150)).toEqual({ width: 200, height: 150 });
    expect(mediaBox(null, 3)).toEqual({ width: 240, height: 180 });
  });

  it('has a size to live with, whatever the sender says', () => {
    const said = fc.oneof(fc.constant(null), fc.integer({ min: -10, max: 4_000_000_000 }));
    fc.assert(
      fc.property(said, said, (width, height) => {
        const box = mediaBox(width, height);
        expect(box.width).toBeGreaterThanOrEqual(120);
        expect(box.width).toBeLessThanOrEqual(320);
        expect(box.height).toBeGreaterThanOrEqual(60);
        expect(box.height).toBeLessThanOrEqual(360);
      }),
    );
  });
});

describe('zoom', () => {
  it('keeps the point under the pointer where it is', () => {
    const zoom = zoomBy(fitted, 2, { x: 100, y: -50 }, view);
    // What was at the point before stands at scale · place + offset.
    expect(zoom.scale * 100 + zoom.x).toBeCloseTo(100);
    expect(zoom.scale * -50 + zoom.y).toBeCloseTo(-50);
  });

  it('ends at fitted, and at eight times, and a picture never leaves the view', () => {
    expect(zoomBy({ scale: 2, x: 90, y: 3 }, 0.1, middle, view)).toEqual(fitted);
    expect(zoomBy(fitted, 100, middle, view).scale).toBe(8);
    expect(moveBy(fitted, 50, 50, view)).toEqual({ scale: 1, x: 0, y: 0 });
    expect(moveBy({ scale: 2, x: 0, y: 0 }, 9999, -9999, view)).toEqual({ scale: 2, x: 400, y: -300 });
  });
});

describe('the pictures of a chat', () => {
  const media = (type: 'image' | 'document') => ({
    parts: {
      media: {
        type,
        mimetype: 'image/png',
        fileName: null,
        bytes: null,
        width: null,
        height: null,
        seconds: null,
        waveform: null,
        thumbnailUrl: null,
        state: { kind: 'remote' as const },
      },
    },
  });

  it('stand in order, once, with the newer news of the conversation', () => {
    const older = message(1, media('image'));
    const both = message(5, media('image'));
    const loaded = [{ ...both, text: 'edited' }, message(6), message(7, media('document'))];
    expect(viewerItems(loaded, [both, older]).map(({ text }) => text)).toEqual([older.text, 'edited']);
  });

  it('leave out what was deleted or was for one look', () => {
    const gone = message(1, { ...media('image'), kind: 'deleted' });
    const once = message(2, { parts: { ...media('image').parts, viewOnce: true } });
    expect(viewerItems([gone, once], [])).toEqual([]);
  });
});

describe('a waveform', () => {
  it('is forty bars within bounds, from whatever came', () => {
    fc.assert(
      fc.property(fc.option(fc.array(fc.integer({ min: -5, max: 300 }), { maxLength: 64 })), (waveform) => {
        const bars = barsOf(waveform);
        expect(bars).toHaveLength(40);
        expect(bars.every((bar) => bar >= 0 && bar <= 100)).toBe(true);
      }),
    );
  });
});

describe('sizes and lengths', () => {
  it('are for people', () => {
    expect(formatBytes(0, 'en-GB')).toBe('0 byte');
    expect(formatBytes(184_000, 'en-GB')).toBe('184 kB');
    expect(formatBytes(999_999, 'en-GB')).toBe('1 MB');
    expect(formatBytes(1_420_000, 'de-DE')).toBe('1,4 MB');
    expect(formatLength(65.4)).toBe('1:05');
    expect(formatLength(3723)).toBe('1:02:03');
    expect(formatTimer(604_800, 'en-GB')).toBe('7 days');
    expect(formatTimer(90, 'en-GB')).toBe('90 seconds');
  });
});
