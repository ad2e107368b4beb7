import { describe, expect, it } from 'vitest';
import { LivenessWatch } from '../../../main/whatsapp/liveness-watch.ts';
import { manualClock } from '../manual-clock.ts';

function watch() {
  const clock = manualClock();
  const pings: number[] = [];
  const deaths: { at: number; why: string }[] = [];
  const watched = new LivenessWatch({
    clock,
    ping: () => pings.push(clock.now()),
    dead: (why) => deaths.push({ at: clock.now(), why }),
  });
  return { clock, pings, deaths, watched };
}

describe('the watch over a connection', () => {
  it('finds a peer that falls silent at any moment within a minute', () => {
    for (let lastFrame = 0; lastFrame <= 40_000; lastFrame += 500) {
      const { clock, deaths, watched } = watch();
      while (clock.now() < lastFrame) {
        clock.advance(500);
        watched.frame();
      }
      clock.advance(120_000);
      expect(deaths).toHaveLength(1);
      expect(deaths[0]!.at - lastFrame).toBeLessThanOrEqual(60_000);
    }
  });

  it('lets one live that answers its pings, and asks no more than it needs', () => {
    const { clock, pings, deaths, watched } = watch();
    for (let second = 0; second < 3_600; second++) {
      const before = pings.length;
      clock.advance(1_000);
      if (pings.length > before) watched.frame();
    }
    expect(deaths).toEqual([]);
    expect(pings.length).toBeLessThanOrEqual(3_600 / 40);
  });

  it('does not ping a busy one', () => {
    const { clock, pings, watched } = watch();
    for (let second = 0; second < 600; second++) {
      clock.advance(1_000);
      watched.frame();
    }
    expect(pings).toEqual([]);
  });

  it('finds one that hears messages of which nothing comes', () => {
    const { clock, deaths, watched } = watch();
    for (let second = 0; second < 300; second++) {
      clock.advance(1_000);
      watched.frame();
      watched.message();
      if (second < 60) watched.event();
    }
    expect(deaths).toMatchObject([{ why: 'nothing came of the messages that came in' }]);
  });

  it('probes once at a time when asked to, and leaves no timer when stopped', () => {
    const { clock, pings, deaths, watched } = watch();
    watched.probe();
    watched.probe();
    expect(pings).toHaveLength(1);
    watched.stop();
    expect(clock.pending()).toBe(0);
    clock.advance(300_000);
    expect(deaths).toEqual([]);
  });
});
