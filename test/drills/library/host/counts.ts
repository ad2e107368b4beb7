import { AsyncResource } from 'node:async_hooks';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import * as v8 from 'node:v8';
import { WebSocket } from 'ws';
import type { SocketManager } from '../../../../main/accounts/socket-manager.ts';
import type { Counts, LoopDelay } from './protocol.ts';

interface Class {
  readonly prototype: object;
}
/** In Node since 20.13; its types came later. Collects garbage, then counts the objects made by a class. */
const heap = v8 as unknown as {
  queryObjects(constructor: Class, options: { readonly format: 'count' }): number;
};

const resolution = 1;
const histogram = monitorEventLoopDelay({ resolution });
let ticks = 0;

/** Begins to watch the event loop. The timer does not keep the process alive, and counts as one of its timers. */
export function watchLoop(): void {
  histogram.enable();
  setInterval(() => ticks++, resolution).unref();
}

export function loopDelay(): LoopDelay {
  const delay = { p99: histogram.percentile(99) / 1e6, longest: histogram.max / 1e6, ticks };
  histogram.reset();
  ticks = 0;
  return delay;
}

/** How many objects of each class there are, whoever holds them. */
export const countObjects = (classes: Readonly<Record<string, Class>>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries({ ...classes, WebSocket }).map(([name, one]) => [
      name,
      heap.queryObjects(one, { format: 'count' }),
    ]),
  );

export async function countAll(accounts: SocketManager): Promise<Counts> {
  // What one round of promises and callbacks still holds is no leak.
  await setImmediate();
  (globalThis as { readonly gc?: () => void }).gc?.();
  await setImmediate();
  const resources = process.getActiveResourcesInfo();
  const { heapUsed, rss } = process.memoryUsage();
  return {
    accounts: accounts.views().length,
    sockets: accounts.getSocketCount(),
    connections: resources.filter((name) => name === 'TCPSocketWrap').length,
    timers: resources.filter((name) => name === 'Timeout').length,
    processListeners: process
      .eventNames()
      .reduce((sum, name) => sum + process.listenerCount(name as 'exit'), 0),
    asyncStorages: realStorages(),
    heap: heapUsed,
    resident: rss,
  };
}

/**
 * Before Node 24 a storage in use leaves a property on every promise, timer and other resource that is made: those
 * that a new resource gets are the storages that everything pays for.
 */
function realStorages(): number {
  return Object.getOwnPropertySymbols(new AsyncResource('drill')).filter(
    ({ description }) => description === 'kResourceStore',
  ).length;
}
