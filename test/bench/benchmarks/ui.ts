import { atMost, figureOf, type Figure, type Goal } from '../library/figure.ts';
import { percentile } from '../library/statistics.ts';
import { runUi } from '../scenarios/ui.ts';
import type { Context } from './context.ts';

const perSecond = 200;

/**
 * The page's clock goes in steps of a tenth of a millisecond, so the time between two frames at 60 a second reads as 16.6 to
 * 16.8: what is so near to whole frames is taken for them.
 */
function wholeFrames(milliseconds: number): number {
  const frame = 1_000 / 60;
  const whole = Math.round(milliseconds / frame) * frame;
  return Math.abs(milliseconds - whole) < 0.2 ? whole : milliseconds;
}

/** What a person waits for, in the real app with the large store. Without a graphics card frames are drawn by the processor. */
export async function uiFigures(context: Context): Promise<readonly Figure[]> {
  const { stored, ui } = context.sizes;
  const { accounts } = stored;
  const run = await runUi({ ...context.windows, accounts, stored, sizes: ui, perSecond, say: context.say });
  /** One run with many values: of these a percentile, and the median beside it. */
  const figure = (id: string, values: readonly number[], part: number, goal?: Goal, note = ''): Figure =>
    figureOf({
      id,
      unit: 'ms',
      ours: [percentile(values, part)],
      ...(goal === undefined ? {} : { goal }),
      note: [
        note,
        `${values.length} times`,
        part === 0.5
          ? `p95 ${percentile(values, 0.95).toFixed(1)} ms`
          : `median ${percentile(values, 0.5).toFixed(1)} ms`,
      ]
        .filter((one) => one !== '')
        .join('; '),
    });
  const works = run.keys.map(({ work }) => work);
  const busy = `${accounts} accounts receive ${run.traffic.toFixed(0)} messages a second`;
  return [
    figure('ui.switch_p95_ms', run.switches, 0.95, atMost(50), 'click to painted chat list'),
    figure('ui.open_chat_p95_ms', run.opens, 0.95, atMost(50), 'click to painted messages'),
    figure(
      'ui.scroll_frame_p95_ms',
      run.frames.between.map(wholeFrames),
      0.95,
      atMost(16.7),
      `${run.frames.seen} messages of a chat of ${ui.longChat}; as it reads ${percentile(run.frames.between, 0.95).toFixed(1)} ms`,
    ),
    figureOf({
      id: 'ui.scroll_blank_max_ms',
      unit: 'ms',
      ours: [run.frames.longestBlank],
      goal: atMost(50),
      note: 'the longest time without a message in sight',
    }),
    figure('ui.wire_to_paint_ms', run.alone, 0.5, atMost(30), 'one account is busy'),
    figure('ui.wire_to_paint_100_p95_ms', run.crowded, 0.95, atMost(100), busy),
    figure('ui.typing_p95_ms', works, 0.95, atMost(16), `the work of a key while ${busy}`),
    figure(
      'ui.typing_painted_p95_ms',
      run.keys.map(({ painted }) => painted),
      0.95,
      undefined,
      'key to painted; up to 17 ms of it are the wait for the next frame',
    ),
    figureOf({
      id: 'ui.renderer_slope_mb_per_hour',
      unit: 'MB',
      ours: [run.heapSlope],
      note: `JavaScript after collections of garbage; the process ${run.processSlope.toFixed(0)} MB an hour`,
    }),
  ];
}
