// @ts-check

/** An error for a person: one plain sentence and, where there is one, the next step. */
export class PlainError extends Error {
  /**
   * @param {string} sentence what went wrong, in words that need no knowledge of this code
   * @param {string} [nextStep] what the person can do about it
   * @param {{ cause?: unknown }} [options]
   */
  constructor(sentence, nextStep, options) {
    super(sentence, options);
    this.name = 'PlainError';
    this.nextStep = nextStep;
  }
}

/**
 * The text that is printed for any thrown value. Only an unexpected error shows its stack.
 * @param {unknown} error
 * @returns {string}
 */
export function describeError(error) {
  if (error instanceof PlainError) {
    return error.nextStep ? `${error.message}\n  Next: ${error.nextStep}` : error.message;
  }
  if (error instanceof Error) return error.stack ?? error.message;
  return String(error);
}

/**
 * The last line of a command's output that says something; for quoting it in a sentence.
 * @param {string} output
 * @returns {string}
 */
export function lastWords(output) {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.at(-1) ?? 'it said nothing';
}
