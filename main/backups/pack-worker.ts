import { parentPort } from 'node:worker_threads';
import { ArchivePacker } from './archive-packer.ts';
import { EarlySync } from './early-sync.ts';
import type { FromPacker, ToPacker } from './pack-protocol.ts';

/* Entry of the thread that packs one backup: it takes parts and answers each. */

if (parentPort === null) throw new Error('the packing worker is started as a thread');
const port = parentPort;
let started: { readonly packer: ArchivePacker; readonly sync: EarlySync } | null = null;

function take(message: Exclude<ToPacker, { type: 'end' }>): FromPacker {
  if (message.type === 'start') {
    started = { packer: new ArchivePacker(message), sync: new EarlySync(message.descriptor) };
    message.fileKey.fill(0);
    return { type: 'done' };
  }
  const { packer, sync } = running();
  switch (message.type) {
    case 'begin':
      packer.begin(message.name, message.size);
      break;
    case 'piece':
      packer.piece(message.bytes);
      sync.wrote(message.bytes.length);
      break;
    case 'whole':
      packer.begin(message.name, message.bytes.length);
      packer.piece(message.bytes);
      sync.wrote(message.bytes.length);
      return { type: 'part', part: packer.finish() };
    case 'finish':
      return { type: 'part', part: packer.finish() };
  }
  return { type: 'done' };
}

function running(): NonNullable<typeof started> {
  if (started === null) throw new Error('nothing was started');
  return started;
}

async function end(): Promise<FromPacker> {
  const { packer, sync } = running();
  packer.end();
  await sync.end();
  return { type: 'done' };
}

function failure(error: unknown): FromPacker {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  return { type: 'failed', code, message: error instanceof Error ? error.message : 'unknown' };
}

port.on('message', (message: ToPacker) => {
  // Nothing comes after the end, so that all answers are in order.
  if (message.type === 'end') {
    void end()
      .catch(failure)
      .then((answer) => port.postMessage(answer));
    return;
  }
  let answer: FromPacker;
  try {
    answer = take(message);
  } catch (error: unknown) {
    answer = failure(error);
  }
  port.postMessage(answer);
});
