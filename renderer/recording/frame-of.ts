import { maximumThumbnailBytes } from '../../preload/contract/media.ts';

/** The longer side, as of the small pictures that main makes of photos. Pixels. */
const longestSide = 72;

/** What a film shows right now, as a small JPEG; null where it can't be drawn, or read. */
export async function frameOf(video: HTMLVideoElement): Promise<Uint8Array<ArrayBuffer> | null> {
  const { videoWidth, videoHeight } = video;
  const scale = Math.min(1, longestSide / Math.max(videoWidth, videoHeight, 1));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(videoWidth * scale));
  canvas.height = Math.max(1, Math.round(videoHeight * scale));
  const brush = canvas.getContext('2d');
  if (brush === null || videoWidth === 0) return null;
  try {
    brush.drawImage(video, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.6));
    if (blob === null || blob.size > maximumThumbnailBytes) return null;
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    // Pixels that may not be read.
    return null;
  }
}
