import { parentPort } from 'node:worker_threads';
import { isWrite } from './methods.ts';
import { packBytes } from './pack-bytes.ts';
import type { Call, FromWorker, ToWorker } from './protocol.ts';
import { StorageService } from './service.ts';
import { toStoreError } from './store-failure.ts';

/*
 * Entry of the storage thread. Calls queue up; each turn takes what has come so far, runs it in one commit and answers. So
 * calls that come while a commit waits for the disk share the next one.
 */

/** After this time a turn takes no further call: what a person waits for must not stand behind a long history. */
const longestTurnMilliseconds = 20;
/**
 * A commit costs the same for one message and for fifty. In a burst, when the last one is less than this ago, writes
 * wait for company; whoever reads does not wait, and nor does the first write after a pause. Milliseconds.
 */
const commitPause = 4;

if (parentPort === null) throw new Error('the storage worker is started as a thread');
const port = parentPort;

let service: StorageService | null = null;
let queue: Call[] = [];
let turnIsDue = false;
let lastCommit = Number.NEGATIVE_INFINITY;
let pause: NodeJS.Timeout | null = null;

function post(message: FromWorker): void {
  const packed = packBytes(message);
  port.postMessage(packed.value, [...packed.transfers]);
}

function open(message: ToWorker & { type: 'open' }): void {
  try {
    service = new StorageService(message, (name, milliseconds) => {
      post({ type: 'slow-query', name, milliseconds });
    });
    post({ type: 'opened' });
  } catch (error) {
    const failure = toStoreError(error);
    post({ type: 'failed', code: failure.code, message: failure.message });
  } finally {
    message.credentialsKey.fill(0);
    message.chatsKey.fill(0);
  }
}

function takeTurn(): void {
  turnIsDue = false;
  if (service === null || queue.length === 0) return;
  const end = performance.now() + longestTurnMilliseconds;
  const answers = service.run(queue, () => performance.now() < end);
  if (queue.slice(0, answers.length).some(isWrite)) lastCommit = performance.now();
  queue = queue.slice(answers.length);
  post({ type: 'answers', answers });
  if (queue.length > 0) askForTurn();
}

function askForTurn(): void {
  if (turnIsDue) return;
  const wait = lastCommit + commitPause - performance.now();
  if (wait < 1 || !queue.every(isWrite)) {
    if (pause !== null) clearTimeout(pause);
    pause = null;
    turnIsDue = true;
    setImmediate(takeTurn);
    return;
  }
  pause ??= setTimeout(() => {
    pause = null;
    askForTurn();
  }, wait);
}

function close(): void {
  if (service === null) queue = [];
  while (queue.length > 0) takeTurn();
  service?.close();
  service = null;
  post({ type: 'closed' });
  port.close();
}

port.on('message', (message: ToWorker) => {
  switch (message.type) {
    case 'open':
      open(message);
      break;
    case 'calls':
      queue.push(...message.calls);
      askForTurn();
      break;
    case 'close':
      close();
      break;
  }
});
