import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canSend,
  initialConnectionState,
  isLinkPending,
  transition,
  viewOfState,
  type ConnectionEvent,
  type ConnectionState,
  type LinkNews,
} from '../../../main/domain/connection-state.ts';

const news = (event: LinkNews): ConnectionEvent => ({ type: 'linking', news: event });
const way = { kind: 'qr' } as const;
const link: ConnectionEvent = { type: 'link', way };
const code = news({ type: 'qr', qr: 'text', shownAt: 1_000, expiresAt: 61_000 });
const accepted = news({ type: 'accepted' });
const refsEnded = news({ type: 'refs-ended' });
const closed = (status: number | null): ConnectionEvent => ({
  type: 'closed',
  code: status,
  now: 10_000,
  delay: 700,
});

/** Runs a story; answers the last state and the effects of the last event. */
function after(...events: readonly ConnectionEvent[]): {
  state: ConnectionState;
  effects: readonly string[];
} {
  let state = initialConnectionState;
  let effects: readonly string[] = [];
  for (const event of events) {
    const next = transition(state, event);
    state = next.state;
    effects = next.effects.map((effect) => effect.do);
  }
  return { state, effects };
}

describe('linking', () => {
  it('goes from the first code over the restart to online', () => {
    expect(after(link)).toEqual({
      state: { kind: 'linking', way, phase: { kind: 'waiting' } },
      effects: ['open-link'],
    });
    expect(after(link, code).state).toMatchObject({
      phase: { kind: 'scan', qr: 'text', expiresAt: 61_000 },
    });
    const paired = [link, code, accepted] as const;
    expect(after(...paired).state).toMatchObject({ phase: { kind: 'confirming' } });
    expect(after(...paired, closed(515)).effects).toEqual(['open-login']);
    const opened = [...paired, closed(515), { type: 'open' }] as const;
    expect(after(...opened)).toEqual({
      state: { kind: 'syncing', percent: null, attempt: 0 },
      effects: ['leave-queue', 'watch-stable', 'flush-outbox', 'watch-history'],
    });
    expect(after(...opened, { type: 'history', percent: 40, complete: false }).state).toMatchObject({
      percent: 40,
    });
    expect(after(...opened, { type: 'history', percent: 100, complete: true }).state.kind).toBe('online');
    expect(after(...opened, { type: 'history-quiet' }).state.kind).toBe('online');
  });

  it('says that the codes ran out, ends the socket, and starts anew when asked', () => {
    const expired = [link, code, refsEnded] as const;
    expect(after(...expired)).toEqual({
      state: { kind: 'linking', way, phase: { kind: 'expired', what: 'qr' } },
      effects: ['end-socket'],
    });
    expect(after(...expired, closed(null)).state).toMatchObject({ phase: { kind: 'expired', what: 'qr' } });
    expect(after(...expired, link).effects).toEqual(['open-link']);
  });

  it.each([
    [405, 'client-too-old'],
    [401, 'refused'],
    [403, 'refused'],
    [400, 'refused'],
    [408, 'service-unavailable'],
    [503, 'service-unavailable'],
    [null, 'service-unavailable'],
  ])('closed with %s before the phone accepted: %s', (status, reason) => {
    expect(after(link, closed(status)).state).toEqual({
      kind: 'linking',
      way,
      phase: { kind: 'failed', reason },
    });
  });

  it.each([
    [{ type: 'number-refused', reason: 'wrong-number' }, 'wrong-number'],
    [{ type: 'number-refused', reason: 'already-linked' }, 'already-linked'],
    [{ type: 'too-many-devices' }, 'too-many-devices'],
  ] as const)('%o fails the link and ends the socket', (event, reason) => {
    expect(after(link, code, news(event))).toEqual({
      state: { kind: 'linking', way, phase: { kind: 'failed', reason } },
      effects: ['end-socket'],
    });
  });

  it('goes back to unlinked when it is cancelled, but not after the phone accepted', () => {
    expect(after(link, { type: 'cancel-link' })).toMatchObject({
      state: { kind: 'unlinked' },
      effects: ['end-socket'],
    });
    expect(after(link, accepted, { type: 'cancel-link' }).state.kind).toBe('linking');
  });

  it('throws the credentials away when the first login is refused', () => {
    expect(after(link, accepted, closed(401))).toEqual({
      state: { kind: 'linking', way, phase: { kind: 'failed', reason: 'refused' } },
      effects: ['leave-queue', 'mark-unlinked'],
    });
  });

  it('tries the first login again when the connection fell instead of restarting', () => {
    const story = [link, accepted, closed(428)] as const;
    expect(after(...story)).toMatchObject({
      state: { kind: 'waiting', retryAt: 10_700 },
      effects: ['leave-queue', 'schedule-retry'],
    });
  });

  it('ignores a second code, pairing or passkey once the account is linked', () => {
    const online: ConnectionState = { kind: 'online', attempt: 0 };
    for (const event of [code, accepted, refsEnded, link]) {
      expect(transition(online, event)).toEqual({ state: online, effects: [] });
    }
  });
});

const everyState: readonly ConnectionState[] = [
  { kind: 'idle' },
  { kind: 'queued', attempt: 1 },
  { kind: 'connecting', attempt: 1 },
  { kind: 'syncing', percent: 3, attempt: 1 },
  { kind: 'online', attempt: 1 },
  { kind: 'waiting', retryAt: 5, reason: 'connection-lost', attempt: 1 },
  { kind: 'stopped', reason: 'replaced', nextStep: 'retry' },
  { kind: 'unlinked', reason: 'device-removed', nextStep: 'relink' },
];

describe('pausing', () => {
  it('ends every connection and every plan for one, and is undone by resuming only', () => {
    for (const state of everyState.filter(({ kind }) => kind !== 'unlinked')) {
      const next = transition(state, { type: 'pause' });
      expect(next.state).toEqual({ kind: 'paused' });
      expect(next.effects.map((effect) => effect.do)).toEqual(['cancel-retry', 'leave-queue', 'end-socket']);
    }
    const paused: ConnectionState = { kind: 'paused' };
    const stay = ['start', 'connect-now', 'restart', 'pause', 'retry-due', 'open', 'stable'] as const;
    for (const type of stay) expect(transition(paused, { type })).toEqual({ state: paused, effects: [] });
    expect(transition(paused, closed(428)).state).toEqual(paused);
    expect(transition(paused, { type: 'granted' }).effects).toEqual([{ do: 'leave-queue' }]);
    expect(transition(paused, { type: 'resume' })).toEqual({
      state: { kind: 'queued', attempt: 0 },
      effects: [{ do: 'enqueue' }],
    });
  });

  it('leaves an account alone that is being linked or is not linked any more', () => {
    for (const state of [after({ type: 'link', way: { kind: 'qr' } }).state, ...everyState.slice(-1)])
      expect(transition(state, { type: 'pause' })).toEqual({ state, effects: [] });
  });
});

describe('restarting', () => {
  it('puts a new connection in place of what there is', () => {
    for (const state of everyState.slice(2, 5))
      expect(transition(state, { type: 'restart' })).toEqual({
        state: { kind: 'queued', attempt: 0 },
        effects: [{ do: 'leave-queue' }, { do: 'end-socket' }, { do: 'enqueue' }],
      });
    for (const state of everyState.slice(5, 7))
      expect(transition(state, { type: 'restart' }).state.kind).toBe('queued');
    const paired = after(
      { type: 'link', way: { kind: 'qr' } },
      { type: 'linking', news: { type: 'accepted' } },
    ).state;
    for (const state of [paired, ...everyState.slice(7)])
      expect(transition(state, { type: 'restart' })).toEqual({ state, effects: [] });
  });
});

describe('an account that is linked', () => {
  const connecting = [{ type: 'start' }, { type: 'granted' }] as const;

  it('waits for its turn, connects, and sends what is queued', () => {
    expect(after({ type: 'start' })).toEqual({ state: { kind: 'queued', attempt: 0 }, effects: ['enqueue'] });
    expect(after(...connecting)).toEqual({
      state: { kind: 'connecting', attempt: 0 },
      effects: ['open-login'],
    });
    expect(after(...connecting, { type: 'open' })).toEqual({
      state: { kind: 'online', attempt: 0 },
      effects: ['leave-queue', 'watch-stable', 'flush-outbox'],
    });
  });

  it('backs off further with each failure, also of one that opens and falls at once', () => {
    const falls = [{ type: 'open' }, closed(428), { type: 'retry-due' }, { type: 'granted' }] as const;
    expect(after(...connecting, ...falls, ...falls).state).toEqual({ kind: 'connecting', attempt: 2 });
    expect(after(...connecting, ...falls, { type: 'open' }, { type: 'stable' }).state).toEqual({
      kind: 'online',
      attempt: 0,
    });
  });

  it('gives its place in the queue away whenever it stops connecting', () => {
    for (const status of [401, 403, 428, 440, 503, 515, null]) {
      expect(after(...connecting, closed(status)).effects[0]).toBe('leave-queue');
    }
  });

  it('connects now when asked, from waiting and from stopped', () => {
    expect(after(...connecting, closed(428), { type: 'connect-now' })).toMatchObject({
      state: { kind: 'queued', attempt: 1 },
      effects: ['cancel-retry', 'enqueue'],
    });
    expect(after(...connecting, closed(440), { type: 'connect-now' }).effects).toEqual(['enqueue']);
  });

  it('is unlinked by 401 and can be linked again', () => {
    const story = [...connecting, { type: 'open' }, closed(401)] as const;
    expect(after(...story)).toMatchObject({
      state: { kind: 'unlinked' },
      effects: ['leave-queue', 'mark-unlinked'],
    });
    expect(after(...story, link).effects).toEqual(['open-link']);
    expect(after(...story, { type: 'connect-now' }).state.kind).toBe('unlinked');
  });

  it('needs linking when its credentials are gone, and says so when the store fails', () => {
    expect(after(...connecting, { type: 'credentials-missing' }).state).toMatchObject({
      kind: 'unlinked',
      reason: 'credentials-unreadable',
    });
    expect(after(...connecting, { type: 'open-failed', reason: 'store-failed' }).state).toMatchObject({
      kind: 'stopped',
      reason: 'store-failed',
    });
  });
});

const anyEvent: fc.Arbitrary<ConnectionEvent> = fc.oneof(
  fc.constantFrom<ConnectionEvent>(
    { type: 'start' },
    link,
    { type: 'cancel-link' },
    { type: 'connect-now' },
    { type: 'granted' },
    { type: 'retry-due' },
    code,
    refsEnded,
    accepted,
    news({ type: 'number-refused', reason: 'wrong-number' }),
    news({
      type: 'passkey-asked',
      phoneNumber: null,
      askedAt: 1,
      expiresAt: 2,
      canProve: true,
    }),
    { type: 'link', way: { kind: 'phone-number', phoneNumber: '4915112345678' } },
    { type: 'open' },
    { type: 'history-quiet' },
    { type: 'stable' },
    { type: 'history', percent: null, complete: false },
    { type: 'credentials-missing' },
  ),
  fc.constantFrom(400, 401, 403, 405, 408, 428, 440, 500, 503, 515, null).map(closed),
);

describe('any story', () => {
  it('never leaves an account without a way on, and never opens two sockets for one state', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let state = initialConnectionState;
        for (const event of events) {
          const next = transition(state, event);
          const opens = next.effects.filter(
            (effect) => effect.do === 'open-link' || effect.do === 'open-login',
          );
          expect(opens.length).toBeLessThanOrEqual(1);
          // A socket is opened only into a state that waits for one.
          if (opens.length === 1) expect(['linking', 'connecting']).toContain(next.state.kind);
          if (next.state.kind === 'waiting' && state.kind !== 'waiting') {
            // Something ends every wait: its own time, or the answer about a refused version.
            const ends = next.effects.filter(
              (effect) => effect.do === 'schedule-retry' || effect.do === 'renew-version',
            );
            expect(ends).toHaveLength(1);
          }
          if (next.state.kind === 'queued' && state.kind !== 'queued') {
            expect(next.effects.map((effect) => effect.do)).toContain('enqueue');
          }
          expect(canSend(next.state) && isLinkPending(next.state)).toBe(false);
          expect(viewOfState(next.state).kind).toBeTypeOf('string');
          state = next.state;
        }
      }),
    );
  });
});
