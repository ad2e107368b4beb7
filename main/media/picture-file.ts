/*
 * Pictures without decoding them: how large they are, and the same picture without what its camera wrote into it. A photo
 * says where and when it was made, and with which device; phones take that away before they send one.
 */

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** As it is shown, turned where the file says so. Null for what is no picture, or a broken one. */
export function sizeOfPicture(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = sizeOfPng(view) ?? sizeOfWebp(view) ?? sizeOfJpeg(view, bytes);
    return size !== null && size.width > 0 && size.height > 0 ? size : null;
  } catch {
    // Shorter than it says.
    return null;
  }
}

const text = (view: DataView, at: number, length: number): string =>
  String.fromCodePoint(...Array.from({ length }, (_, index) => view.getUint8(at + index)));

function sizeOfPng(view: DataView): PictureSize | null {
  if (view.getUint32(0) !== 0x89504e47 || text(view, 12, 4) !== 'IHDR') return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** RFC 9649. */
function sizeOfWebp(view: DataView): PictureSize | null {
  if (text(view, 0, 4) !== 'RIFF' || text(view, 8, 4) !== 'WEBP') return null;
  const three = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  switch (text(view, 12, 4)) {
    case 'VP8X':
      return { width: three(24) + 1, height: three(27) + 1 };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return null;
  }
}

interface Segment {
  readonly marker: number;
  /** Of the marker. */
  readonly start: number;
  readonly end: number;
}

/** The segments of a JPEG up to the picture itself (ITU-T T.81 annex B). */
function* segmentsOf(view: DataView): Generator<Segment> {
  if (view.getUint16(0) !== 0xffd8) return;
  for (let at = 2; at < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const end = at + 2 + view.getUint16(at + 2);
    yield { marker, start: at, end };
    if (marker === 0xda) return;
    at = end;
  }
}

function sizeOfJpeg(view: DataView, bytes: Uint8Array): PictureSize | null {
  let turned = false;
  for (const { marker, start, end } of segmentsOf(view)) {
    if (marker === 0xe1) turned ||= orientationIn(bytes.subarray(start + 4, end)) >= 5;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (!isFrame) continue;
    const height = view.getUint16(start + 5);
    const width = view.getUint16(start + 7);
    return turned ? { width: height, height: width } : { width, height };
  }
  return null;
}

/** How the picture is to be turned, 1 to 8; 1 where nothing says so (Exif 2.3, tag 0x0112). */
function orientationIn(segment: Uint8Array): number {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  try {
    if (text(view, 0, 6) !== 'Exif\0\0') return 1;
    const little = text(view, 6, 2) === 'II';
    const directory = 6 + view.getUint32(10, little);
    const entries = view.getUint16(directory, little);
    for (let index = 0; index < entries; index++) {
      const entry = directory + 2 + index * 12;
      if (view.getUint16(entry, little) !== 0x0112) continue;
      const orientation = view.getUint16(entry + 8, little);
      return orientation >= 1 && orientation <= 8 ? orientation : 1;
    }
  } catch {
    // Cut short: it says nothing.
  }
  return 1;
}

/** An Exif segment that says how the picture is turned, and nothing else. */
function orientationSegment(orientation: number): Uint8Array {
  const segment = new Uint8Array(36);
  const view = new DataView(segment.buffer);
  view.setUint16(0, 0xffe1);
  view.setUint16(2, 34);
  segment.set(new TextEncoder().encode('Exif\0\0MM'), 4);
  view.setUint16(12, 42);
  view.setUint32(14, 8);
  view.setUint16(18, 1);
  view.setUint16(20, 0x0112);
  view.setUint16(22, 3);
  view.setUint32(24, 1);
  view.setUint16(28, orientation);
  return segment;
}

/** The same picture without place, time and device. What is neither JPEG nor PNG stays as it is. */
export function withoutTraces(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (bytes.length > 8 && view.getUint32(0) === 0x89504e47) return pngWithoutTraces(view, bytes);
    if (bytes.length > 4 && view.getUint16(0) === 0xffd8) return jpegWithoutTraces(view, bytes);
  } catch {
    // Broken: phones will say so, too.
  }
  return bytes;
}

function jpegWithoutTraces(view: DataView, bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  let rest = 2;
  for (const { marker, start, end } of segmentsOf(view)) {
    const content = bytes.subarray(start, end);
    // Exif and XMP (APP1), Photoshop's block with captions and places (APP13), comments.
    if (marker === 0xe1) orientation = Math.max(orientation, orientationIn(content.subarray(4)));
    else if (marker !== 0xed && marker !== 0xfe && marker !== 0xda) parts.push(content);
    rest = marker === 0xda ? start : end;
  }
  // Right after the start, where readers look for it.
  if (orientation > 1) parts.splice(1, 0, orientationSegment(orientation));
  parts.push(bytes.subarray(rest));
  return joined(parts);
}

const tracesInPng = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']);

function pngWithoutTraces(view: DataView, bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    const type = text(view, at + 4, 4);
    if (!tracesInPng.has(type)) parts.push(bytes.subarray(at, end));
    at = end;
    if (type === 'IEND') break;
  }
  return joined(parts);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
