import { nativeImage } from 'electron';

/** The longer side, as phones make them. Pixels. */
const longestSide = 72;
const quality = 60;
/** Decoding takes four bytes a pixel, in this process: nothing is worth more than this. Bytes of the file. */
const largestPicture = 32 * 1024 * 1024;

/** A small JPEG of a picture, to be sent with it; null when the system can't read it. */
export function makeThumbnail(picture: Uint8Array): Uint8Array | null {
  if (picture.byteLength > largestPicture) return null;
  const image = nativeImage.createFromBuffer(Buffer.from(picture));
  if (image.isEmpty()) return null;
  const { width, height } = image.getSize();
  const side = width >= height ? { width: longestSide } : { height: longestSide };
  const jpeg = image.resize({ ...side, quality: 'good' }).toJPEG(quality);
  return jpeg.length > 0 ? jpeg : null;
}
