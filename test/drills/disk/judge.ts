import { failuresOf } from '../library/judge.ts';
import type { TroubledDiskReport } from './full.ts';

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
