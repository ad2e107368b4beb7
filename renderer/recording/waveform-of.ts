import { waveformLength } from '../../preload/contract/media.ts';

/** Loudest value below which a recording is drawn as quiet as it is: what is silent is not made to look loud. */
const quiet = 0.1;

/**
 * The shape of a recording, as it is sent with a voice message: so many values from 0 to 100, each the mean of what falls on it, the
 * loudest near 100. `levels`: from 0 to 1, in order. A recording without any is silent.
 */
export function waveformOf(levels: readonly number[]): number[] {
  const means = Array.from({ length: waveformLength }, (_, place) => {
    const from = Math.floor((place * levels.length) / waveformLength);
    const to = Math.max(from + 1, Math.floor(((place + 1) * levels.length) / waveformLength));
    const part = levels.slice(from, to);
    return part.length === 0 ? 0 : part.reduce((sum, level) => sum + level, 0) / part.length;
  });
  const loudest = Math.max(quiet, ...means);
  return means.map((mean) => Math.round((100 * Math.max(0, mean)) / loudest));
}

/** How loud a piece of sound is, from 0 to 1, as ears hear it: 0 is 60 dB below the loudest that there is. `samples` from -1 to 1. */
export function levelOf(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < samples.length; index++) sum += (samples[index] ?? 0) ** 2;
  const decibels = 10 * Math.log10(sum / Math.max(1, samples.length));
  return Math.min(1, Math.max(0, (decibels + 60) / 60));
}
