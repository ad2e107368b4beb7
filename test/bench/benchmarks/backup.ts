import { atLeast, atMost, figureOf, type Figure } from '../library/figure.ts';
import { runBackup } from '../scenarios/backup.ts';
import type { Context } from './context.ts';

/** Backups: a large one against `tar | age`, and one of many accounts without their messages. */
export async function backupFigures({ electron, built, sizes, say }: Context): Promise<readonly Figure[]> {
  const { rounds, accounts, storedMessages: messages } = sizes;
  const run = await runBackup({ electron, built, messages, accounts, rounds, say });
  const rate = (milliseconds: number): number => run.bytes / 1e3 / milliseconds;
  const seconds = (milliseconds: number): number => milliseconds / 1_000;
  const hasBaseline = run.tarAndAge.length > 0;
  return [
    figureOf({
      id: 'backup.stream_ratio',
      unit: 'MB/s',
      ours: run.write.map(rate),
      ...(hasBaseline ? { baseline: run.tarAndAge.map(rate) } : {}),
      goal: atLeast(0.6, 'ratio'),
      note: hasBaseline
        ? `the goal is for the ratio; ${messages} messages from the store, against tar | age on files`
        : 'there is no age here to compare with',
    }),
    figureOf({
      id: 'backup.create_messages_s',
      unit: 's',
      ours: run.create.map(seconds),
      note: `${messages} messages, written and read back and checked`,
    }),
    figureOf({
      id: 'backup.create_100_s',
      unit: 's',
      ours: run.accounts.map(({ create }) => seconds(create)),
      goal: atMost(5),
      note: 'key derivation apart',
    }),
    figureOf({
      id: 'backup.restore_100_s',
      unit: 's',
      ours: run.accounts.map(({ restore }) => seconds(restore)),
      goal: atMost(10),
      note: 'key derivation apart',
    }),
    figureOf({
      id: 'backup.memory_mb',
      unit: 'MB',
      ours: run.memory,
      goal: atMost(100),
      note: 'more than before, at the highest',
    }),
    figureOf({
      id: 'backup.loop_p99_ms',
      unit: 'ms',
      ours: run.loopP99,
      goal: atMost(50),
      note: 'while it is written and checked',
    }),
  ];
}
