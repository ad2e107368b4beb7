import { describe, expect, it } from 'vitest';
import { connected, connectivityTransition, holdReason } from '../../../main/domain/connectivity.ts';
import { transition, type ConnectionState } from '../../../main/domain/connection-state.ts';

const after = (...events: Parameters<typeof connectivityTransition>[1][]) => {
  let state = connected;
  let steps: readonly string[] = [];
  for (const event of events) ({ after: state, steps } = connectivityTransition(state, event));
  return { reason: holdReason(state), steps };
};

describe('sleep and network', () => {
  it.each([
    [[{ type: 'network', online: false }], 'network', ['hold', 'probe']],
    [
      [
        { type: 'network', online: false },
        { type: 'network', online: true },
      ],
      null,
      ['connect', 'probe'],
    ],
    [[{ type: 'suspend' }], 'asleep', ['end']],
    [[{ type: 'suspend' }, { type: 'resume' }], null, ['connect']],
    // Asleep, what the network does is noted and nothing is done about it.
    [[{ type: 'suspend' }, { type: 'network', online: false }], 'asleep', []],
    [[{ type: 'suspend' }, { type: 'network', online: false }, { type: 'resume' }], 'network', ['hold']],
  ] as const)('%j', (events, reason, steps) => {
    expect(after(...events)).toEqual({ reason, steps });
  });
});

const waiting: ConnectionState = { kind: 'waiting', retryAt: 5_000, reason: 'connection-lost', attempt: 3 };

describe('an account that is held', () => {
  it('cancels its retry and says why it waits, without a time', () => {
    expect(transition(waiting, { type: 'hold', reason: 'network', end: false })).toEqual({
      state: { kind: 'waiting', retryAt: null, reason: 'network', attempt: 3 },
      effects: [{ do: 'leave-queue' }, { do: 'cancel-retry' }],
    });
    expect(
      transition({ kind: 'queued', attempt: 1 }, { type: 'hold', reason: 'network', end: false }).state,
    ).toMatchObject({ kind: 'waiting', retryAt: null });
  });

  it('keeps its connection while offline, and ends it before sleep', () => {
    const online: ConnectionState = { kind: 'online', attempt: 0 };
    expect(transition(online, { type: 'hold', reason: 'network', end: false })).toEqual({
      state: online,
      effects: [],
    });
    expect(transition(online, { type: 'hold', reason: 'asleep', end: true })).toEqual({
      state: { kind: 'waiting', retryAt: null, reason: 'asleep', attempt: 0 },
      effects: [{ do: 'leave-queue' }, { do: 'end-socket' }],
    });
  });

  it('plans no retry when its connection falls meanwhile', () => {
    expect(
      transition(
        { kind: 'online', attempt: 2 },
        { type: 'closed', code: 408, now: 10, delay: 5, held: 'network' },
      ),
    ).toEqual({
      state: { kind: 'waiting', retryAt: null, reason: 'network', attempt: 2 },
      effects: [{ do: 'leave-queue' }],
    });
  });

  it('is not woken by it when it is paused, stopped, unlinked or linking', () => {
    const states: readonly ConnectionState[] = [
      { kind: 'paused' },
      { kind: 'stopped', reason: 'replaced', nextStep: 'retry' },
      { kind: 'unlinked', reason: 'device-removed', nextStep: 'relink' },
    ];
    for (const state of states)
      expect(transition(state, { type: 'hold', reason: 'asleep', end: true })).toEqual({
        state,
        effects: [],
      });
  });
});
