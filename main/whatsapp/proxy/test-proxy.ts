import { performance } from 'node:perf_hooks';
import type { ProxyTest } from '../../../preload/contract/proxy.ts';
import type { ProxySettings } from '../../domain/proxy.ts';
import { ProxyError } from './proxy-error.ts';
import { openTunnel } from './tunnel.ts';

const deadline = 10_000;

/** Tries to reach the service through a proxy, and measures how long that takes. Says nothing to the service. */
export async function testProxy(proxy: ProxySettings, serviceUrl: string): Promise<ProxyTest> {
  const { protocol, hostname, port } = new URL(serviceUrl);
  const target = {
    host: hostname.replace(/^\[(.*)\]$/u, '$1'),
    port: Number(port) || (protocol === 'wss:' ? 443 : 80),
  };
  const began = performance.now();
  try {
    const socket = await openTunnel(proxy, target, { deadline });
    socket.destroy();
    return { reached: true, milliseconds: Math.round(performance.now() - began) };
  } catch (error: unknown) {
    return { reached: false, reason: error instanceof ProxyError ? error.failure : 'unreachable' };
  }
}
