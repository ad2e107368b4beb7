/** How a picture lies in the viewer: how much larger than fitted, and how far moved, in CSS pixels. */
export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export const fitted: Zoom = { scale: 1, x: 0, y: 0 };
const largest = 8;

const between = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Keeps at least the middle of the picture in view. */
const inView = (zoom: Zoom, width: number, height: number): Zoom => {
  const reach = (length: number): number => (length * (zoom.scale - 1)) / 2;
  return {
    scale: zoom.scale,
    x: between(zoom.x, -reach(width), reach(width)),
    y: between(zoom.y, -reach(height), reach(height)),
  };
};

/**
 * Zooms by a factor around a point, which stays where it is.
 * @param point from the middle of the view, in CSS pixels
 * @param view size of the view
 */
export function zoomBy(
  zoom: Zoom,
  factor: number,
  point: { readonly x: number; readonly y: number },
  view: { readonly width: number; readonly height: number },
): Zoom {
  const scale = between(zoom.scale * factor, 1, largest);
  const real = scale / zoom.scale;
  const moved = { scale, x: point.x - (point.x - zoom.x) * real, y: point.y - (point.y - zoom.y) * real };
  return scale === 1 ? fitted : inView(moved, view.width, view.height);
}

/** Moves a zoomed picture; a fitted one stays. */
export const moveBy = (
  zoom: Zoom,
  x: number,
  y: number,
  view: { readonly width: number; readonly height: number },
): Zoom => inView({ scale: zoom.scale, x: zoom.x + x, y: zoom.y + y }, view.width, view.height);
