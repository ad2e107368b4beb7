import { RawClient } from '../../simulator/bench/raw-client.ts';
import { startSimulatorProcess } from '../processes/caller.ts';
import type { Fabricated } from '../processes/simulator-calls.ts';

/**
 * What the simulated service can do at most: messages a second to clients that confirm what comes and look at nothing.
 * The clients live in this process, as the sides of the benchmarks live in theirs.
 */
export async function measureCeiling(clients: number, each: number): Promise<number> {
  const simulator = await startSimulatorProcess();
  const connected: RawClient[] = [];
  try {
    const { url } = await simulator.calls.where();
    const made = await simulator.calls.fabricate(clients, 5);
    for (const one of made) {
      const client = new RawClient(url, credentialsOf(one));
      connected.push(client);
      await client.ready;
    }
    const pairs = made.map(({ phoneNumber }) => ({ phone: phoneNumber, contact: '447910000000' }));
    await simulator.calls.hold(true);
    await simulator.calls.send(pairs, 'x'.repeat(80), each);
    const released = await simulator.calls.hold(false);
    const last = await simulator.calls.untilDelivered(clients * each);
    return (clients * each * 1_000) / (last - released);
  } finally {
    for (const client of connected) client.end();
    await simulator.end();
  }
}

function credentialsOf({
  phoneNumber,
  device,
  creds,
}: Fabricated): ConstructorParameters<typeof RawClient>[1] {
  const { noiseKey } = creds as { readonly noiseKey: { readonly private: { readonly data: string } } };
  return { phone: phoneNumber, device, noiseSecret: Buffer.from(noiseKey.private.data, 'base64') };
}
