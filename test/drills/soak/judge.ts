import { failuresOf } from '../library/judge.ts';
import type { SoakDrillReport } from './drill.ts';

/** Memory is reported, not judged: what is in use after ten seconds says nothing about a day. */
export const judgeSoak = ({ before, after, ...report }: SoakDrillReport): readonly string[] =>
  failuresOf({
    'nothing is lost': report.lost.length === 0,
    'every reply has arrived exactly once': report.repliesNotOnce.length === 0,
    'the log has no error': report.errors.length === 0,
    'the self-check finds nothing': report.check.differences.length === 0,
    'there are as many sockets as before': after.sockets === before.sockets,
    'no socket of before is left': report.webSockets === before.sockets,
    'no listener of the process is left': after.processListeners === before.processListeners,
  });
