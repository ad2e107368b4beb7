import { failuresOf } from '../library/judge.ts';
import type { KillDrillReport } from './drill.ts';

export const judgeKill = (report: KillDrillReport): readonly string[] =>
  failuresOf({
    'nothing is lost': report.lost.length === 0,
    'nothing is there twice': report.doubled.length === 0,
    'every reply has arrived exactly once': report.repliesNotOnce.length === 0,
    'the self-check finds nothing': report.check.differences.length === 0,
    'nothing is undecryptable': report.undecryptable === 0,
  });
