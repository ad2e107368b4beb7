import { failuresOf } from '../library/judge.ts';
import type { FlapDrillReport } from './drill.ts';

/** By counts only: memory is reported, as how much of it is in use hangs on when it was collected. */
export const judgeFlap = ({ before, after, ...report }: FlapDrillReport): readonly string[] => {
  const { accounts } = before;
  return failuresOf({
    'every account is online': report.online === accounts,
    'sockets open = accounts': after.sockets === accounts && after.connections === accounts,
    'the service sees the same connections': report.serviceConnections === accounts,
    'no timer is left': after.timers <= before.timers,
    'no listener of the process is left': after.processListeners === before.processListeners,
    'no async storage is left': after.asyncStorages === before.asyncStorages,
    ...Object.fromEntries(
      Object.entries(report.objectsBefore).map(([name, count]) => [
        `no ${name} is left`,
        (report.objectsAfter[name] ?? 0) <= count,
      ]),
    ),
    'each has received afterwards': report.deaf.length === 0,
    'each has sent afterwards': report.mute.length === 0,
    'the self-check finds nothing': report.check.differences.length === 0,
    'the log has no error': report.errors.length === 0,
  });
};
