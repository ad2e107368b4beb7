import { levelOf } from './waveform-of.ts';

/** Opus at this rate is what phones send as well. Bits a second. */
const rate = 32_000;
/** How often it is listened how loud it is. Milliseconds. */
const listenEvery = 50;

/** Why nothing can be recorded. */
export type RecorderTrouble =
  'microphone-busy' | 'microphone-missing' | 'microphone-refused' | 'recording-failed';

/** What was recorded: WebM with Opus inside. */
export interface RecordedSound {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Without pauses. */
  readonly seconds: number;
  /** How loud it was all along, from 0 to 1. */
  readonly levels: readonly number[];
}

/** A microphone that is open, and what it has heard. */
export interface SoundRecorder {
  pause(): void;
  resume(): void;
  /** So far, without pauses. */
  seconds(): number;
  /** So far. The list grows while it is held. */
  readonly levels: readonly number[];
  /** Lets go of the microphone at once; resolves with what it heard. */
  stop(): Promise<RecordedSound>;
  /** Lets go of the microphone and of what it heard. */
  close(): void;
}

const troubleOf = (error: unknown): RecorderTrouble => {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'microphone-refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'microphone-missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'microphone-busy';
    default:
      return 'recording-failed';
  }
};

/** Begins to record. `onLost`: the microphone is gone, or nothing can be taken from it any more. */
export async function openRecorder(onLost: () => void): Promise<SoundRecorder | RecorderTrouble> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      video: false,
    });
    try {
      return record(stream, onLost);
    } catch (error) {
      release(stream);
      throw error;
    }
  } catch (error) {
    return troubleOf(error);
  }
}

/** The light of the microphone goes off. */
const release = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

function record(stream: MediaStream, onLost: () => void): SoundRecorder {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  context.createMediaStreamSource(stream).connect(analyser);
  const recorder = new MediaRecorder(stream, {
    mimeType: 'audio/webm;codecs=opus',
    audioBitsPerSecond: rate,
  });
  const pieces: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
  const stopped = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve()));

  const samples = new Float32Array(analyser.fftSize);
  const levels: number[] = [];
  let before = 0;
  let since: number | null = performance.now();
  const seconds = (): number => (before + (since === null ? 0 : performance.now() - since)) / 1000;
  const hold = (): void => {
    before = seconds() * 1000;
    since = null;
  };
  const timer = setInterval(() => {
    if (since === null) return;
    analyser.getFloatTimeDomainData(samples);
    levels.push(levelOf(samples));
  }, listenEvery);
  let open = true;
  const letGo = (): void => {
    open = false;
    hold();
    clearInterval(timer);
    if (recorder.state !== 'inactive') recorder.stop();
    release(stream);
    void context.close();
  };
  const lost = (): void => {
    if (open) onLost();
  };
  // Tracks that are stopped here do not say that they have ended.
  for (const track of stream.getTracks()) track.addEventListener('ended', lost);
  recorder.addEventListener('error', lost);
  recorder.start(1000);

  return {
    levels,
    seconds,
    pause: () => {
      if (recorder.state !== 'recording') return;
      recorder.pause();
      hold();
    },
    resume: () => {
      if (recorder.state !== 'paused') return;
      recorder.resume();
      since = performance.now();
    },
    stop: async () => {
      if (open) letGo();
      await stopped;
      const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
      return { bytes, seconds: seconds(), levels };
    },
    close: () => {
      if (open) letGo();
    },
  };
}
