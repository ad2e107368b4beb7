import { describe, expect, it } from 'vitest';
import type { DisconnectReason } from '../../../preload/contract/model.ts';
import { broughtForward, type Wayfarer } from '../../../main/domain/bring-forward.ts';
import { transition, type ConnectionState } from '../../../main/domain/connection-state.ts';
import type { ProxySettings } from '../../../main/domain/proxy.ts';

const proxy = (host: string, username = ''): ProxySettings => ({
  kind: 'socks5',
  host,
  port: 1080,
  username,
  password: 'secret',
});
const online: ConnectionState = { kind: 'online', attempt: 3 };
const waits = (reason: DisconnectReason, retryAt: number | null = 90_000): ConnectionState => ({
  kind: 'waiting',
  retryAt,
  reason,
  attempt: 7,
});
const account = (state: ConnectionState, way: ProxySettings | null = null): Wayfarer => ({
  state,
  proxy: way,
});
const connected = account(online);

describe('broughtForward', () => {
  const reasons: readonly (readonly [DisconnectReason, boolean])[] = [
    ['connection-lost', true],
    ['service-unavailable', true],
    ['proxy-failed', true],
    ['unknown', true],
    ['session-broken', false],
    ['restart-required', false],
    ['network', false],
    ['asleep', false],
  ];
  it.each(reasons)('an account that waits for %s: %s', (reason, comes) => {
    const other = account(waits(reason));
    expect(broughtForward(connected, [other])).toEqual(comes ? [other] : []);
  });

  it.each<readonly [string, ConnectionState]>([
    ['is queued', { kind: 'queued', attempt: 1 }],
    ['is connecting', { kind: 'connecting', attempt: 1 }],
    ['was paused by a person', { kind: 'paused' }],
    ['was stopped', { kind: 'stopped', reason: 'replaced', nextStep: 'retry' }],
    ['is not linked any more', { kind: 'unlinked', reason: 'device-removed', nextStep: 'relink' }],
    ['waits for something else than a time', waits('connection-lost', null)],
  ])('leaves one alone that %s', (_what, state) => {
    expect(broughtForward(connected, [account(state)])).toEqual([]);
  });

  it('brings all forward when the first gets through, and nobody after that', () => {
    const others = [account(waits('connection-lost')), account(waits('unknown'))];
    expect(broughtForward(connected, others)).toEqual(others);
    expect(broughtForward(connected, [account(online), ...others])).toEqual([]);
    expect(
      broughtForward(connected, [account({ kind: 'syncing', percent: 1, attempt: 0 }), ...others]),
    ).toEqual([]);
  });

  it('counts each way on its own', () => {
    const direct = account(waits('connection-lost'));
    const here = account(waits('proxy-failed'), proxy('here'));
    const there = account(waits('proxy-failed'), proxy('there'));
    const asSomebody = account(waits('proxy-failed'), proxy('here', 'somebody'));
    const all = [direct, here, there, asSomebody];
    expect(broughtForward(connected, all)).toEqual([direct]);
    expect(broughtForward(account(online, proxy('here')), all)).toEqual([here]);
    // That another way works says nothing about this one.
    expect(broughtForward(account(online, proxy('there')), [connected, ...all])).toEqual([there]);
  });

  it('leaves one alone that the service has told to slow down', () => {
    const close = (code: number): ConnectionState =>
      transition(online, { type: 'closed', code, now: 1_000, delay: 500 }).state;
    expect(broughtForward(connected, [account(close(429))])).toEqual([]);
    expect(broughtForward(connected, [account(close(503))])).toHaveLength(1);
  });
});
