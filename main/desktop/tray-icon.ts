/** What the tray's picture says. */
export interface TrayLook {
  readonly unread: boolean;
  /** An account needs a person, or nothing is connected. */
  readonly trouble: boolean;
}

type Colour = readonly [red: number, green: number, blue: number];
const ink: Colour = [255, 255, 255];
const ground: Colour = [38, 40, 46];
const unreadDot: Colour = [29, 155, 95];
const troubleDot: Colour = [214, 120, 20];

/** How much of a pixel lies in a rounded square or a circle: distance to its edge, softened over one pixel. */
const coverage = (distance: number): number => Math.min(1, Math.max(0, 0.5 - distance));
const roundedBox = (x: number, y: number, half: number, radius: number): number => {
  const [dx, dy] = [Math.abs(x) - half + radius, Math.abs(y) - half + radius];
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
};
const circle = (x: number, y: number, radius: number): number => Math.hypot(x, y) - radius;

const mix = (below: number, above: number, share: number): number => below + (above - below) * share;

/**
 * The tray's picture as pixels, four bytes each (blue, green, red, alpha premultiplied), row by row: three bars for many
 * accounts on a dark tile, with a dot for unread messages or trouble. Drawn, so that every size is sharp.
 */
export function drawTrayIcon(size: number, { unread, trouble }: TrayLook): Buffer {
  const pixels = Buffer.alloc(size * size * 4);
  const unit = size / 16;
  const dot = trouble ? troubleDot : unread ? unreadDot : null;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const [x, y] = [(column + 0.5) / unit - 8, (row + 0.5) / unit - 8];
      let alpha = coverage(roundedBox(x, y, 7.5, 3.5) * unit);
      let colour: Colour = ground;
      const paint = (above: Colour, share: number): void => {
        colour = [
          mix(colour[0], above[0], share),
          mix(colour[1], above[1], share),
          mix(colour[2], above[2], share),
        ];
      };
      for (const bar of [-3.5, 0, 3.5]) paint(ink, barShare(x, y - bar, unit));
      if (dot !== null) {
        const share = coverage(circle(x - 4.5, y - 4.5, 3.5) * unit);
        paint(dot, share);
        alpha = Math.max(alpha, share);
      }
      const at = (row * size + column) * 4;
      pixels[at] = Math.round(colour[2] * alpha);
      pixels[at + 1] = Math.round(colour[1] * alpha);
      pixels[at + 2] = Math.round(colour[0] * alpha);
      pixels[at + 3] = Math.round(255 * alpha);
    }
  }
  return pixels;
}

/** A bar is long and flat. */
const barShare = (x: number, y: number, unit: number): number => {
  const dx = Math.max(Math.abs(x) - 3.7, 0);
  return coverage((Math.hypot(dx, y) - 0.8) * unit);
};
