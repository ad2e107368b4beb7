import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { RawClient, type RawCredentials } from './raw-client.ts';

/**
 * What the simulator itself can do: `npx tsx test/simulator/bench/ceiling.ts [clients] [messages]`. It runs in a process
 * of its own, so that its CPU time and memory can be told from those of the clients.
 */
const clientCount = Number(process.argv[2] ?? 2_000);
const messageCount = Number(process.argv[3] ?? 20_000);
const TICKS = 100;

interface Usage {
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

async function main(): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', `${import.meta.dirname}/../cli.ts`, '--port', '0', '--seed', '1'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    const { url, adminUrl } = await firstLine(child.stdout);
    const usage = (): Usage => usageOf(child.pid ?? 0);
    const post = async (path: string, body: unknown): Promise<unknown> => {
      const response = await fetch(`${adminUrl}${path}`, { method: 'POST', body: JSON.stringify(body) });
      if (!response.ok) throw new Error(await response.text());
      return response.json();
    };
    const credentials: RawCredentials[] = [];
    const prepared = await measure(usage, async () => {
      for (let index = 0; index < clientCount; index++) credentials.push(await fabricate(post));
    });
    report(`${clientCount} linked devices made`, prepared, clientCount);
    const clients: RawClient[] = [];
    const connected = await measure(usage, async () => {
      for (let start = 0; start < clientCount; start += 50) {
        const batch = credentials.slice(start, start + 50).map((each) => new RawClient(url, each));
        clients.push(...batch);
        await Promise.all(batch.map((client) => client.ready));
      }
    });
    report(`${clientCount} devices connected`, connected, clientCount);
    const each = Math.ceil(messageCount / clientCount);
    for (const [name, count] of [
      ['first messages (pkmsg, new sessions)', 1],
      ['further messages (one chain)', each],
    ] as const) {
      const total = count * clientCount;
      const received = await measure(usage, async () => {
        const all = waitForMessages(clients, total);
        for (const { phone } of credentials) {
          await post('/send-text', { phone, contact: '4915112345678', text: 'x'.repeat(80), count });
        }
        await all;
      });
      report(`${total} ${name}`, received, total);
    }
    const paced = await measure(usage, async () => {
      const all = waitForMessages(clients, 10_000);
      await post('/load', { contactsPerPhone: 1, messagesPerSecond: 1_000, seconds: 10 });
      await all;
    });
    report('10000 messages at 1,000 a second', paced, 10_000);
    for (const client of clients) client.end();
  } finally {
    child.kill('SIGTERM');
  }
}

async function fabricate(post: (path: string, body: unknown) => Promise<unknown>): Promise<RawCredentials> {
  const made = (await post('/fabricate-client', { preKeys: 5 })) as {
    phoneNumber: string;
    device: number;
    creds: { noiseKey: { private: { data: string } } };
  };
  const noiseSecret = Buffer.from(made.creds.noiseKey.private.data, 'base64');
  return { phone: made.phoneNumber, device: made.device, noiseSecret };
}

function waitForMessages(clients: readonly RawClient[], total: number): Promise<void> {
  const before = clients.reduce((sum, { messages }) => sum + messages, 0);
  return new Promise((resolve) => {
    let count = before;
    for (const client of clients) {
      client.onMessage = () => {
        count += 1;
        if (count - before >= total) resolve();
      };
    }
  });
}

async function measure(
  usage: () => Usage,
  work: () => Promise<void>,
): Promise<{ seconds: number; cpu: number; megabytes: number }> {
  const before = usage();
  const start = performance.now();
  await work();
  const after = usage();
  return {
    seconds: (performance.now() - start) / 1000,
    cpu: after.cpuSeconds - before.cpuSeconds,
    megabytes: after.megabytes,
  };
}

function report(
  what: string,
  { seconds, cpu, megabytes }: { seconds: number; cpu: number; megabytes: number },
  count: number,
): void {
  const each = ((cpu / count) * 1000).toFixed(3);
  process.stdout.write(
    `${what}: ${seconds.toFixed(1)} s, CPU of the simulator ${cpu.toFixed(1)} s (${each} ms each, ` +
      `${Math.round(count / cpu)} a second of CPU), resident ${megabytes.toFixed(0)} MB\n`,
  );
}

function usageOf(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
  return { cpuSeconds: (Number(stat[11]) + Number(stat[12])) / TICKS, megabytes: (pages * 4096) / 1e6 };
}

function firstLine(stream: NodeJS.ReadableStream): Promise<{ url: string; adminUrl: string }> {
  return new Promise((resolve) => {
    createInterface(stream).once('line', (line) => {
      resolve(JSON.parse(line) as { url: string; adminUrl: string });
    });
  });
}

await main();
