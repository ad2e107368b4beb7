/** Largest and smallest picture in a conversation, in CSS pixels. */
const widest = 320;
const highest = 360;
const narrowest = 120;
const unknown = { width: 240, height: 180 } as const;

export interface Box {
  readonly width: number;
  readonly height: number;
}

/**
 * How large a picture is drawn, known before it is here, so that nothing moves when it comes. What the sender says about
 * its size is not believed beyond reason.
 */
export function mediaBox(width: number | null, height: number | null): Box {
  if (width === null || height === null || width < 1 || height < 1) return unknown;
  const scale = Math.min(1, widest / width, highest / height);
  return {
    width: Math.round(Math.max(narrowest, width * scale)),
    height: Math.round(Math.min(highest, Math.max(narrowest / 2, height * scale))),
  };
}
