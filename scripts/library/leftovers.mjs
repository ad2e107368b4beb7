// @ts-check
import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';

/** Carried in the environment of all processes of one run, so that one that left its process group is found. */
const variable = 'SWITCHBOARD_RUN';

/**
 * Marks this run: every process started from now on inherits the mark. A run inside a run keeps the outer mark too.
 * @returns {string} the mark of this run
 */
export function markThisRun() {
  const mark = randomUUID();
  process.env[variable] = [process.env[variable], mark].filter(Boolean).join(',');
  return mark;
}

/**
 * Process ids that carry the mark, this process left out. Linux only; elsewhere the process groups must do.
 * @param {string} mark
 * @returns {number[]}
 */
export function processesWithMark(mark) {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => environmentOf(name).some((entry) => isMarked(entry, mark)))
    .map(Number);
}

/**
 * @param {string} entry
 * @param {string} mark
 */
function isMarked(entry, mark) {
  return entry.startsWith(`${variable}=`) && entry.includes(mark);
}

/**
 * @param {string} id
 * @returns {string[]}
 */
function environmentOf(id) {
  try {
    return readFileSync(`/proc/${id}/environ`, 'utf8').split('\0');
  } catch {
    return []; // ended meanwhile, or not ours
  }
}

/**
 * Ends what a run left behind.
 * @param {string} mark
 * @returns {number} how many there were
 */
export function endLeftovers(mark) {
  const ids = processesWithMark(mark);
  for (const id of ids) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }
  return ids.length;
}
