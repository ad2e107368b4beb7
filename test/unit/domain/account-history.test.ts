import { expect, it } from 'vitest';
import { newsOfChange } from '../../../main/domain/account-history.ts';
import type { ConnectionState } from '../../../main/domain/connection-types.ts';

const linking = {
  kind: 'linking',
  way: { kind: 'qr' },
  phase: { kind: 'waiting' },
} as unknown as ConnectionState;
const online: ConnectionState = { kind: 'online', attempt: 0 };
const syncing: ConnectionState = { kind: 'syncing', percent: null, attempt: 0 };
const connecting: ConnectionState = { kind: 'connecting', attempt: 1 };
const queued: ConnectionState = { kind: 'queued', attempt: 1 };
const waiting: ConnectionState = { kind: 'waiting', retryAt: 1, reason: 'connection-lost', attempt: 1 };
const stopped: ConnectionState = { kind: 'stopped', reason: 'replaced', nextStep: 'retry' };
const unlinked: ConnectionState = { kind: 'unlinked', reason: 'device-removed', nextStep: 'relink' };
const paused: ConnectionState = { kind: 'paused' };
const idle: ConnectionState = { kind: 'idle' };

it.each([
  [linking, syncing, 'linked', null],
  [linking, online, 'linked', null],
  [connecting, online, 'connected', null],
  [connecting, syncing, 'connected', null],
  [syncing, online, null, null],
  [online, syncing, null, null],
  [online, waiting, 'lost', 'connection-lost'],
  [connecting, waiting, 'lost', 'connection-lost'],
  [waiting, waiting, null, null],
  [waiting, queued, 'retried', null],
  [waiting, connecting, 'retried', null],
  [queued, connecting, null, null],
  [idle, queued, null, null],
  [paused, queued, 'resumed', null],
  [online, paused, 'paused', null],
  [online, stopped, 'stopped', 'replaced'],
  [online, unlinked, 'unlinked', 'device-removed'],
  [linking, unlinked, null, null],
  [unlinked, linking, null, null],
] as const)('%j, then %j', (before, after, kind, reason) => {
  expect(newsOfChange(before, after)).toEqual(kind === null ? null : { kind, reason });
});
