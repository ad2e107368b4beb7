/** Says whether a page that died may be loaded again: not when it dies again and again. */
export const createCrashLimit = (options: {
  readonly maximum: number;
  readonly withinMilliseconds: number;
  readonly now: () => number;
}): (() => boolean) => {
  let crashes: readonly number[] = [];
  return () => {
    const now = options.now();
    crashes = [...crashes.filter((at) => now - at < options.withinMilliseconds), now];
    return crashes.length <= options.maximum;
  };
};
