import { join } from 'node:path';
import { atLeast, atMost, figureOf, type Figure } from '../library/figure.ts';
import { median } from '../library/statistics.ts';
import { Child } from '../processes/child.ts';
import type { Question, StoreCalls, Times } from '../store/protocol.ts';
import type { Context } from './context.ts';

const rounds = 3;

/** The value that so many of a hundred do not exceed. */
function percentile(times: Times, of: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * of) / 100) - 1)] ?? 0;
}

/** How fast what is stored can be shown and found, on a store of a million messages. */
export async function storeFigures(context: Context): Promise<readonly Figure[]> {
  const { electron, built, sizes, say } = context;
  const child = await Child.start(electron, [built.store], { ELECTRON_RUN_AS_NODE: '1' });
  const call = <Name extends keyof StoreCalls>(name: Name, ...parameters: Parameters<StoreCalls[Name]>) =>
    child.call(name, ...parameters) as ReturnType<StoreCalls[Name]>;
  try {
    const began = performance.now();
    const folder = join(context.root, '.cache/bench/store');
    const filled = await call('prepare', { folder, workerFile: built.worker, sizes: sizes.stored });
    say(`a store of ${filled.messages} messages (${((performance.now() - began) / 1000).toFixed(0)} s)`);
    const asked = new Map<Question, Times[]>();
    const ask = async (question: Question): Promise<void> => {
      const times = await call('ask', question, Math.ceil(sizes.stored.questions / rounds));
      asked.set(question, [...(asked.get(question) ?? []), times]);
    };
    for (let round = 0; round < rounds; round++) {
      for (const question of Object.keys(goals) as (keyof typeof goals)[]) {
        await ask(question);
        const { baseline } = goals[question];
        if (baseline !== undefined) await ask(baseline);
      }
    }
    say('asked');
    const figures = (Object.keys(goals) as (keyof typeof goals)[]).flatMap((question) => {
      const { id, limit, baseline } = goals[question];
      const runs = asked.get(question) ?? [];
      const base = baseline === undefined ? undefined : asked.get(baseline);
      return figureOf({
        id,
        unit: 'ms',
        ours: runs.map((times) => percentile(times, 95)),
        ...(base === undefined ? {} : { baseline: base.map((times) => percentile(times, 95)) }),
        ...(limit === null ? {} : { goal: atMost(limit) }),
        note: `median ${median(runs.flat()).toFixed(1)} ms`,
      });
    });
    return [...figures, ...(await writing(call, say)), sizeFigure(filled)];
  } finally {
    await call('close').catch(() => undefined);
    await child.end();
  }
}

type Call = <Name extends keyof StoreCalls>(
  name: Name,
  ...parameters: Parameters<StoreCalls[Name]>
) => ReturnType<StoreCalls[Name]>;

const goals = {
  'open-newest': { id: 'store.open_chat_p95_ms', limit: 10, baseline: 'bare-open' },
  'open-first-unread': { id: 'store.open_chat_unread_p95_ms', limit: 10, baseline: undefined },
  'open-middle': { id: 'store.open_chat_middle_p95_ms', limit: 10, baseline: undefined },
  'older-page': { id: 'store.older_page_p95_ms', limit: 5, baseline: undefined },
  'list-account': { id: 'store.chat_list_p95_ms', limit: 10, baseline: undefined },
  'list-all': { id: 'store.chat_list_all_p95_ms', limit: 10, baseline: 'bare-list' },
  'search-word': { id: 'store.search_p95_ms', limit: 50, baseline: 'bare-search' },
  'search-two-words': { id: 'store.search_two_words_p95_ms', limit: 50, baseline: undefined },
  'search-in-account': { id: 'store.search_account_p95_ms', limit: 50, baseline: undefined },
  'search-prefix': { id: 'store.search_prefix_p95_ms', limit: 30, baseline: undefined },
  'search-chats': { id: 'store.search_chats_p95_ms', limit: null, baseline: undefined },
} as const satisfies Partial<
  Record<Question, { id: string; limit: number | null; baseline: Question | undefined }>
>;

async function writing(call: Call, say: (line: string) => void): Promise<Figure[]> {
  const histories = [];
  const encrypted = [];
  const plain = [];
  for (let round = 0; round < rounds; round++) {
    histories.push(await call('history'));
    encrypted.push(await call('bare', true));
    plain.push(await call('bare', false));
  }
  const slow = Object.entries(await call('slow'));
  say(`slow queries: ${slow.map(([name, count]) => `${name} ${count}`).join(', ') || 'none'}`);
  return [
    figureOf({
      id: 'store.history_per_second',
      unit: 'messages/s',
      ours: histories.map(({ perSecond }) => perSecond),
      baseline: encrypted.map(({ insertsPerSecond }) => insertsPerSecond),
      goal: atLeast(30_000),
      note: 'the baseline is bare inserts into SQLCipher',
    }),
    figureOf({
      id: 'store.history_loop_p99_ms',
      unit: 'ms',
      ours: histories.map(({ loopP99 }) => loopP99),
      goal: atMost(50),
    }),
    figureOf({
      id: 'store.open_chat_during_history_p95_ms',
      unit: 'ms',
      ours: histories.map(({ opens }) => percentile(opens, 95)),
    }),
    figureOf({
      id: 'store.encryption_write_ratio',
      unit: 'inserts/s',
      ours: encrypted.map(({ insertsPerSecond }) => insertsPerSecond),
      baseline: plain.map(({ insertsPerSecond }) => insertsPerSecond),
      note: 'the same driver with and without a key',
    }),
    figureOf({
      id: 'store.encryption_read_ratio',
      unit: 'ms',
      ours: encrypted.map(({ pages }) => median(pages)),
      baseline: plain.map(({ pages }) => median(pages)),
      note: 'a page of 80 rows, nothing cached by SQLite',
    }),
  ];
}

function sizeFigure({ rawBytes, storedBytes }: { rawBytes: number; storedBytes: number }): Figure {
  return figureOf({
    id: 'store.size_ratio',
    unit: 'MB',
    ours: [storedBytes / 1e6],
    baseline: [rawBytes / 1e6],
    goal: atMost(1.5, 'ratio'),
    note: 'the baseline is the protobufs themselves',
  });
}
