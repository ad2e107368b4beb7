import { frameOf } from './frame-of.ts';

/** What a film is known by before anybody has it. Null where it can't be told. */
export interface Film {
  readonly width: number | null;
  readonly height: number | null;
  readonly seconds: number | null;
  /** A small JPEG of a moment near the beginning. */
  readonly thumbnail: Uint8Array<ArrayBuffer> | null;
}

/** Longer than this nobody waits with a message, neither for the measures nor then for the picture. Milliseconds. */
const patience = 3_000;
const unknown: Film = { width: null, height: null, seconds: null, thumbnail: null };
/** Films often begin in black. Seconds. */
const pictureAt = 1;

/** Loads as much of a film as says how large and long it is, and what it looks like. Never rejects. */
export async function measureFilm(url: string): Promise<Film> {
  const video = document.createElement('video');
  // Pixels of another origin can be read only if that was said beforehand.
  video.crossOrigin = 'anonymous';
  video.muted = true;
  video.preload = 'auto';
  try {
    const loaded = heard(video, 'loadeddata');
    video.src = url;
    if (!(await heard(video, 'loadedmetadata'))) return unknown;
    const { videoWidth, videoHeight, duration } = video;
    // A recording of a browser does not say how long it is.
    const seconds = Number.isFinite(duration) && duration <= 86_400 ? duration : null;
    const isShown = await loaded;
    return {
      width: videoWidth || null,
      height: videoHeight || null,
      seconds,
      thumbnail: isShown ? await pictureOf(video, seconds) : null,
    };
  } finally {
    // Lets go of what is loaded.
    video.removeAttribute('src');
    video.load();
  }
}

/** Where a film can't be wound, its first moment is the picture. */
async function pictureOf(
  video: HTMLVideoElement,
  seconds: number | null,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (seconds !== null) {
    const wound = heard(video, 'seeked');
    video.currentTime = Math.min(pictureAt, seconds / 2);
    await wound;
  }
  return frameOf(video);
}

/** False when it does not come in time, or can't. */
function heard(video: HTMLVideoElement, name: 'loadedmetadata' | 'loadeddata' | 'seeked'): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (came: boolean): void => {
      clearTimeout(timer);
      resolve(came);
    };
    const timer = setTimeout(() => end(false), patience);
    video.addEventListener(name, () => end(true), { once: true });
    video.addEventListener('error', () => end(false), { once: true });
  });
}
