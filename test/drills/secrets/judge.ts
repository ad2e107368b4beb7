import { failuresOf } from '../library/judge.ts';
import type { SecretsDrillReport } from './drill.ts';

export const judgeSecrets = ({
  found,
  secrets,
  searched,
  retries,
  check,
}: SecretsDrillReport): readonly string[] =>
  failuresOf({
    [`no secret is anywhere: ${found.join(', ')}`]: found.length === 0,
    'there were secrets to look for': secrets > 0,
    'there was a log to search': (searched['switchboard.log'] ?? 0) > 0,
    'the self-check finds nothing': check.differences.length === 0,
    'sessions were broken, of which libsignal tells': retries > 0,
  });
