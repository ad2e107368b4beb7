// A worker that opens, and ends without a word when it is asked anything.
import { parentPort as port } from 'node:worker_threads';

port.on('message', (message) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  if (message.type === 'open') port.postMessage({ type: 'opened' });
  else process.exit(3);
});
