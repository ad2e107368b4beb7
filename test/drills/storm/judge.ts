import { failuresOf } from '../library/judge.ts';
import type { StormDrillReport } from './drill.ts';

/** Places of the queue (`main/start-accounts.ts`). */
const places = 4;
/** A place is given away after 125 ms at the mean, so 32 a second; twice as many does not come about by chance. */
const mostPerSecond = 64;

export const judgeStorm = (accounts: number, report: StormDrillReport): readonly string[] =>
  failuresOf({
    'every account is online': report.online === accounts,
    'sockets open = accounts': report.counts.sockets === accounts && report.counts.connections === accounts,
    'no more connections are begun in a second than the queue lets through':
      report.mostPerSecond <= mostPerSecond,
    'no more accounts connect at once than the queue has places': report.mostUnfinished <= places,
    'it was tried while the service was away': report.attemptsWhileAway > 0,
  });
