import { parentPort } from 'node:worker_threads';
import { isWrite } from './methods.ts';
import { packBytes } from './pack-bytes.ts';
import type { Call, FromWorker, ToWorker } from './protocol.ts';
import { ReadingService, StorageService, type Service } from './service.ts';
import { toStoreError } from './store-failure.ts';

/*
 * Entry of the storage threads, the one that writes and those that only read. Calls queue up; each turn takes what has come so far, runs it in one commit and answers. So
 * calls that come while a commit waits for the disk share the next one.
 */

/** After this time a turn takes no further call: what a person waits for must not stand behind a long history. */
const longestTurnMilliseconds = 20;
/**
 * A commit costs the same for one message and for fifty. In a burst, when the last one is less than this ago, writes
 * wait for company; whoever reads does not wait, and nor does the first write after a pause. Milliseconds.
 */
const commitPause = 4;
/** From so many messages on that wait for the index of the search, they are taken in right after the writes that brought them. */
const muchToIndex = 1000;
/** Rows of one step of tidying. */
const tidyStep = 300;
/** It begins when nothing was written for so long. Milliseconds. */
const tidyPause = 500;

if (parentPort === null) throw new Error('the storage worker is started as a thread');
const port = parentPort;

let service: Service | null = null;
/** The same, in the one thread that writes. */
let writer: StorageService | null = null;
let queue: Call[] = [];
let turnIsDue = false;
/** For the index, after the last turn that wrote. */
let waitingBefore = 0;
let lastCommit = Number.NEGATIVE_INFINITY;
let pause: NodeJS.Timeout | null = null;
let tidying: NodeJS.Timeout | null = null;

function post(message: FromWorker): void {
  // What was read for an answer is nobody else's.
  const packed = packBytes(message, true);
  port.postMessage(packed.value, [...packed.transfers]);
}

function open(message: ToWorker & { type: 'open' }): void {
  try {
    const report = (name: string, milliseconds: number): void =>
      post({ type: 'slow-query', name, milliseconds });
    if (message.role === 'writer') service = writer = new StorageService(message, report);
    else service = new ReadingService(message, report);
    post({ type: 'opened' });
    if (writer !== null) tidyLater(tidyPause);
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
  const wrote = queue.slice(0, answers.length).some(isWrite);
  if (wrote) lastCommit = performance.now();
  queue = queue.slice(answers.length);
  post({ type: 'answers', answers });
  if (wrote && writer !== null) {
    const behind = writer;
    tried(() => indexWhatCame(behind));
    tidyLater(tidyPause);
  }
  if (queue.length > 0) askForTurn();
}

/**
 * What waits for the index is looked through one by one by every search, up to a limit: so it must not become much. A long
 * history brings more in one turn than one step takes in; an upgrade has left more than can be made up for at once.
 */
function indexWhatCame(behind: StorageService): true {
  let waiting = behind.waitingForIndex();
  for (const before = waitingBefore; waiting >= muchToIndex; waiting = behind.waitingForIndex()) {
    behind.index(muchToIndex);
    if (waiting - muchToIndex < before) break;
  }
  waitingBefore = behind.waitingForIndex();
  return true;
}

/** What nobody waits for is done when nothing was written for a while: see `tidy`. */
function tidyLater(milliseconds: number): void {
  if (tidying !== null) clearTimeout(tidying);
  tidying = setTimeout(() => {
    tidying = null;
    // Whoever waits for an answer goes first.
    if (queue.length > 0) tidyLater(tidyPause);
    else if (tried(() => writer?.tidy(tidyStep) === true)) tidyLater(1);
  }, milliseconds);
}

/** A full disk, most of all, may stand against it. Nothing is lost by that, and the next write tries again. */
function tried(work: () => boolean): boolean {
  try {
    return work();
  } catch {
    return false;
  }
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
  if (tidying !== null) clearTimeout(tidying);
  service?.close();
  service = null;
  writer = null;
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
