import { failuresOf } from '../library/judge.ts';
import type { HundredDrillReport } from './drill.ts';

export const judgeHundred = (report: HundredDrillReport): readonly string[] => {
  const { accounts, counts } = report;
  return failuresOf({
    'every account is online': report.online === accounts,
    'there is one socket per account': counts.accounts === accounts && counts.sockets === accounts,
    'there is one connection per socket': counts.connections === accounts,
    'the service sees the same connections': report.serviceConnections === accounts,
    'every account has logged in once': report.logins === accounts,
    'no socket of before is left': report.objects['WebSocket'] === accounts,
    'each has received after the last had connected': report.deaf.length === 0,
    'each has sent after the last had connected': report.mute.length === 0,
    'the self-check finds nothing': report.check.differences.length === 0,
    'the log has no error': report.errors.length === 0,
  });
};
