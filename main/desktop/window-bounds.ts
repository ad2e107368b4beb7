import type { WindowBounds } from './preferences.ts';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const minimumSize = { width: 480, height: 400 } as const;
const usualSize = { width: 1200, height: 800 } as const;
/** This much of the title bar must be on a screen, so that the window can be taken hold of. */
const handle = { width: 100, height: 24 } as const;

const overlap = (start: number, length: number, otherStart: number, otherLength: number): number =>
  Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart);

const canBeGrabbed = (bounds: Rectangle, area: Rectangle): boolean =>
  bounds.y >= area.y &&
  overlap(bounds.x, bounds.width, area.x, area.width) >= handle.width &&
  overlap(bounds.y, handle.height, area.y, area.height) >= handle.height;

const within = (value: number, minimum: number, maximum: number): number =>
  Math.max(minimum, Math.min(value, maximum));

/**
 * Where the window goes. What was remembered counts as far as the screens of today allow: not larger than the
 * screen, not off it. Without `x` and `y` the system centres the window.
 */
export const healBounds = (
  remembered: WindowBounds | null,
  workAreas: readonly Rectangle[],
): { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number } => {
  const wanted = remembered ?? usualSize;
  const area = remembered === null ? undefined : workAreas.find((each) => canBeGrabbed(remembered, each));
  const limit = area ?? workAreas[0] ?? wanted;
  const size = {
    width: within(wanted.width, minimumSize.width, Math.max(limit.width, minimumSize.width)),
    height: within(wanted.height, minimumSize.height, Math.max(limit.height, minimumSize.height)),
  };
  return remembered === null || area === undefined ? size : { ...size, x: remembered.x, y: remembered.y };
};
