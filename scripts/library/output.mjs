// @ts-check

/**
 * Prints one short line about what goes on.
 * @param {string} line
 */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * A duration as people read it: "340 ms", "12.3 s", "2 min 05 s".
 * @param {number} milliseconds
 * @returns {string}
 */
export function duration(milliseconds) {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 99_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/**
 * Does something that takes a while: says so at the start, again every ten seconds, and how long it took.
 * @template Value
 * @param {string} label for example "packages"
 * @param {string} doing for example "installing 376 packages"
 * @param {() => Promise<Value>} work
 * @param {(value: Value) => string} [describe] how it ended, in a word or two
 * @returns {Promise<Value>}
 */
export async function withProgress(label, doing, work, describe = () => 'done') {
  const begun = Date.now();
  say(`${label}: ${doing} …`);
  const timer = setInterval(() => {
    say(`${label}: still at it after ${duration(Date.now() - begun)}`);
  }, 10_000);
  try {
    const value = await work();
    say(`${label}: ${describe(value)} in ${duration(Date.now() - begun)}`);
    return value;
  } finally {
    clearInterval(timer);
  }
}
