import { connectQueueSettings } from '../../../main/start-accounts.ts';
import { failuresOf } from '../library/judge.ts';
import type { StormDrillReport } from './drill.ts';

const { concurrency, jitter } = connectQueueSettings;
/** Each start is put off by half of the jitter at the mean, and holds its place for longer than that. */
const mostPerSecond = (concurrency * 1_000) / (jitter / 2);

/** @param within milliseconds in which all have to be online again; for the full form */
export const judgeStorm = (
  accounts: number,
  report: StormDrillReport,
  within = Infinity,
): readonly string[] =>
  failuresOf({
    'every account is online': report.online === accounts,
    'all were online again in time': report.backAfter <= within,
    'sockets open = accounts': report.counts.sockets === accounts && report.counts.connections === accounts,
    'no more connections are begun in a second than the queue lets through':
      report.mostPerSecond <= mostPerSecond,
    'no more accounts connect at once than the queue has places': report.mostUnfinished <= concurrency,
    'it was tried while the service was away': report.attemptsWhileAway > 0,
    'the self-check finds nothing': report.check.differences.length === 0,
  });
