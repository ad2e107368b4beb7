import { EventEmitter } from 'node:events';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { listen, type Listener } from '../server/listener.ts';
import { Connection } from '../server/connection.ts';
import { dispatch } from '../server/dispatch.ts';
import { DEFAULT_OPTIONS } from '../server/options.ts';
import { Service } from '../server/service.ts';
import { makeAdminCalls } from '../admin/calls.ts';
import { decodeNode } from '../wire/node-codec.ts';
import { encodeNode } from '../wire/node-encoder.ts';
import { hasText, pair, type Client } from './client.ts';
import { HEADER, openings, queries, tree } from './fuzz-inputs.ts';
import { expectGap, watchGaps, type Simulator } from './simulators.ts';

let service: Service;
let listener: Listener;
let simulator: Simulator;
/** Somebody who does everything right and must never notice. */
let bystander: Client & { phone: string };
let victim: Client & { phone: string };

beforeAll(async () => {
  service = new Service({ ...DEFAULT_OPTIONS, seed: 1 });
  listener = await listen(service, 0);
  simulator = watchGaps({
    url: `ws://127.0.0.1:${listener.port}/ws/chat`,
    rootKey: service.noise.rootKey.toString('hex'),
    admin: makeAdminCalls(service),
  } as Simulator);
  bystander = await pair(simulator, { pushName: 'Bystander' });
  victim = await pair(simulator, { pushName: 'Victim' });
});

afterAll(async () => {
  await bystander.end();
  await victim.end();
  service.stop();
  await listener.stop();
});

async function bystanderIsFine(): Promise<void> {
  const text = `still there ${Math.random()}`;
  await simulator.admin.sendText({ phone: bystander.phone, contact: '4915112345678', text });
  await bystander.waitFor('messages.upsert', hasText(text));
}

/** A socket without a network, so that thousands of connections cost little. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  readonly sent: Buffer[] = [];
  send(bytes: Buffer): void {
    this.sent.push(bytes);
  }
  close(): void {
    this.readyState = 3;
  }
  terminate(): void {
    this.readyState = 3;
  }
  pause(): void {
    this.readyState = 3;
  }
}

/** Lets the clients of this process live meanwhile: they would take the silence for a lost connection. */
function breathe(run: number): Promise<void> | undefined {
  return run % 25 === 0 ? new Promise((resolve) => setImmediate(resolve)) : undefined;
}

test('4,000 openings of every kind: each ends in a refusal or in silence, none in a crash', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(openings, fc.integer({ min: 1, max: 50 }), async (opening, cut) => {
      await breathe(++runs);
      const socket = new FakeSocket();
      const connection = new Connection(service, socket as unknown as WebSocket, 1_000_000);
      socket.emit('message', opening.subarray(0, cut));
      socket.emit('message', opening.subarray(cut));
      expect(connection.isOpen).toBe(false);
      socket.emit('close');
    }),
    { numRuns: 4_000 },
  );
  await bystanderIsFine();
});

test('200 openings over a real network', async () => {
  const samples = fc.sample(openings, 200);
  for (const opening of samples) {
    await new Promise<void>((resolve) => {
      const socket = new WebSocket(simulator.url);
      socket.on('open', () => {
        socket.send(opening);
        setTimeout(() => socket.terminate(), 2);
      });
      socket.on('close', () => resolve());
      socket.on('error', () => resolve());
    });
  }
  await bystanderIsFine();
});

test('4,000 stanzas without sense from somebody who is logged in', async () => {
  expectGap(/./);
  const connection = service.companionOf(victim.phone, 1)?.connection;
  if (!connection) throw new Error('the victim is not connected');
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(tree, queries), async (stanza) => {
      await breathe(++runs);
      try {
        dispatch(connection, stanza);
      } catch (error) {
        // Connection#receive makes a violation of it; anything but an Error would be a fault here.
        expect(error).toBeInstanceOf(Error);
        expect(error).not.toBeInstanceOf(TypeError);
        expect(error).not.toBeInstanceOf(RangeError);
      }
    }),
    { numRuns: 4_000 },
  );
  await bystanderIsFine();
});

test('2,000 encoded stanzas with bytes changed, cut off or packed: decoded or refused', () => {
  fc.assert(
    fc.property(
      tree,
      fc.nat(),
      fc.integer({ min: 0, max: 255 }),
      fc.boolean(),
      (stanza, at, value, packed) => {
        let encoded: Buffer;
        try {
          encoded = encodeNode(stanza);
        } catch {
          return;
        }
        const broken = Buffer.from(encoded);
        broken[at % broken.length] = value;
        const cut = broken.subarray(0, 1 + (at % broken.length));
        for (const candidate of [
          broken,
          cut,
          packed ? Buffer.concat([Buffer.of(2), deflateSync(broken)]) : encoded,
        ]) {
          try {
            expect(typeof decodeNode(candidate).tag).toBe('string');
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
          }
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

test('bombs are refused: inflated, nested, announced', () => {
  const zeros = Buffer.concat([Buffer.of(2), deflateSync(Buffer.alloc(64 * 1024 * 1024))]);
  expect(() => decodeNode(zeros)).toThrow();
  const nested = Buffer.concat([Buffer.of(0), Buffer.alloc(3_000_000, Buffer.of(248, 2, 20))]);
  expect(() => decodeNode(nested)).toThrow();
  const socket = new FakeSocket();
  const connection = new Connection(service, socket as unknown as WebSocket, 2_000_000);
  socket.emit('message', Buffer.concat([HEADER, Buffer.of(0xff, 0xff, 0xff)]));
  expect(connection.isOpen).toBe(false);
  expect(socket.readyState).toBe(3);
});
