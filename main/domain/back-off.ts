/** How long to wait between attempts. Milliseconds. */
export interface BackOffSettings {
  readonly base: number;
  readonly maximum: number;
  readonly minimum: number;
}

export const defaultBackOff: BackOffSettings = { base: 2_000, maximum: 120_000, minimum: 500 };

/**
 * Full jitter: anywhere between the minimum and a ceiling that doubles with each attempt. Spreading over the whole
 * range keeps a hundred accounts that fell together from coming back together.
 * @param attempt 0 for the first retry
 * @param random in [0, 1)
 * @returns milliseconds
 */
export function backOffDelay(
  attempt: number,
  random: number,
  settings: BackOffSettings = defaultBackOff,
): number {
  const exponent = Math.min(Math.max(0, Math.floor(attempt)), 30);
  const ceiling = Math.min(settings.maximum, settings.base * 2 ** exponent);
  return Math.round(settings.minimum + random * Math.max(0, ceiling - settings.minimum));
}
