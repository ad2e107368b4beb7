import { runDiskDrill } from './disk/drill.ts';
import { runFlapDrill } from './flap/drill.ts';
import { judgeFlap } from './flap/judge.ts';
import { runHundredDrill } from './hundred/drill.ts';
import { judgeHundred } from './hundred/judge.ts';
import { runKillDrill } from './kill/drill.ts';
import { judgeKill } from './kill/judge.ts';
import { runPoisonDrill } from './poison/drill.ts';
import { judgePoison } from './poison/judge.ts';
import { runSecretsDrill } from './secrets/drill.ts';
import { judgeSecrets } from './secrets/judge.ts';
import { runSoakDrill } from './soak/drill.ts';
import { judgeSoak } from './soak/judge.ts';
import { runStoragesDrill } from './storages/drill.ts';
import { judgeStorages } from './storages/judge.ts';
import { runStormDrill } from './storm/drill.ts';
import { judgeStorm } from './storm/judge.ts';

/** The full form of a drill, as it can be started by its name. */
export interface FullDrill {
  readonly what: string;
  readonly defaults: Readonly<Record<string, number>>;
  readonly run: (
    option: (name: string) => number,
    say: (line: string) => void,
  ) => Promise<{ readonly report: object; readonly failures: readonly string[] }>;
}

const judged = async <Report extends object>(
  drill: Promise<Report>,
  judge: (report: Report) => readonly string[],
) => {
  const report = await drill;
  return { report, failures: judge(report) };
};

export const drills: Readonly<Record<string, FullDrill>> = {
  hundred: {
    what: 'many accounts online in one process; each receives and sends',
    defaults: { accounts: 100, link: 0, seed: 1 },
    run: (option, report) =>
      judged(
        runHundredDrill({
          accounts: option('accounts'),
          link: option('link'),
          seed: option('seed'),
          report,
        }),
        judgeHundred,
      ),
  },
  kill: {
    what: 'the process is killed at random instants under traffic',
    defaults: { accounts: 20, rounds: 50, shortest: 500, longest: 4_000, busy: 0, seed: 1 },
    run: (option, report) =>
      judged(
        runKillDrill({
          accounts: option('accounts'),
          rounds: option('rounds'),
          life: [option('shortest'), option('longest')],
          busy: option('busy'),
          seed: option('seed'),
          report,
        }),
        judgeKill,
      ),
  },
  flap: {
    what: 'connections fall, stall, are refused and half-closed in random order',
    defaults: { accounts: 100, troubles: 3_000, pause: 100, stalls: 1, hurry: 1, seed: 1 },
    run: (option, report) =>
      judged(
        runFlapDrill({
          accounts: option('accounts'),
          troubles: option('troubles'),
          pause: option('pause'),
          stallsStay: option('stalls') === 1,
          hurry: option('hurry'),
          seed: option('seed'),
          report,
        }),
        judgeFlap,
      ),
  },
  storm: {
    what: 'the service is away for a while and comes back',
    defaults: { accounts: 100, away: 60_000, hurry: 1, seed: 1 },
    run: (option, report) =>
      judged(
        runStormDrill({
          accounts: option('accounts'),
          away: option('away'),
          hurry: option('hurry'),
          seed: option('seed'),
          report,
        }),
        // A minute after the return of the service everybody is back.
        (result) => judgeStorm(option('accounts'), result, 60_000 / option('hurry')),
      ),
  },
  secrets: {
    what: 'all that is printed, logged and stored is searched for private keys',
    defaults: { accounts: 20, seed: 1 },
    run: (option) =>
      judged(
        runSecretsDrill({ accounts: option('accounts'), seed: option('seed'), openConsole: false }),
        judgeSecrets,
      ),
  },
  storages: {
    what: 'promises pay for the same few async storages, however often accounts connect',
    defaults: { accounts: 50, reconnects: 5, seed: 1 },
    run: (option) =>
      judged(
        runStoragesDrill({
          accounts: option('accounts'),
          reconnects: option('reconnects'),
          ownStorages: false,
          seed: option('seed'),
        }),
        judgeStorages,
      ),
  },
  disk: {
    what: 'a full, locked, read-only, damaged and too new store',
    defaults: { seed: 1 },
    run: (option, say) => judged(runDiskDrill(option('seed'), say), ({ failures }) => failures),
  },
  soak: {
    what: 'mixed traffic for as long as one likes; the slope of the memory is reported',
    defaults: { accounts: 100, minutes: 60, rate: 50, seed: 1 },
    run: (option, report) =>
      judged(
        runSoakDrill({
          accounts: option('accounts'),
          seconds: option('minutes') * 60,
          rate: option('rate'),
          seed: option('seed'),
          report,
        }),
        judgeSoak,
      ),
  },
  poison: {
    what: 'hostile input from contacts and from the service',
    defaults: { masses: 10_000, seed: 1 },
    run: (option, report) =>
      judged(runPoisonDrill({ masses: option('masses'), seed: option('seed'), report }), judgePoison),
  },
};
