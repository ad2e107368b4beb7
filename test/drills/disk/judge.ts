import { failuresOf } from '../library/judge.ts';
import type { TroubledDiskReport } from './full.ts';
import type { HinderedStartReport } from './starts.ts';

export const judgeTrouble = ({
  states,
  sendAnswer,
  notOnce,
  skipped,
}: TroubledDiskReport): readonly string[] =>
  skipped === null
    ? failuresOf({
        [`the accounts say that the disk is the reason: ${states.join(', ')}`]: states.every(
          (state) => state === 'stopped/store-failed',
        ),
        [`who writes meanwhile is told: ${sendAnswer}`]: sendAnswer.includes('StoreError'),
        [`everything is there exactly once: ${notOnce.join(', ')}`]: notOnce.length === 0,
      })
    : [];

/** @param code what the program says is wrong */
export const judgeStart = (
  code: 'store-unavailable' | 'store-too-new',
  { skipped, answer, changed, before, after }: HinderedStartReport,
): readonly string[] =>
  skipped === null
    ? failuresOf({
        [`it says what is wrong, by its code: ${answer}`]: answer.includes(code),
        [`no file is made, shortened or taken away: ${changed.join(', ')}`]: changed.length === 0,
        'there was something to keep': before > 0,
        'all is there when the cause is gone': after === before,
      })
    : [];
