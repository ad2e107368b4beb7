// A worker that opens, and ends without a word when it is asked anything.
import { parentPort } from 'node:worker_threads';

parentPort.on('message', (message) => {
  if (message.type === 'open') parentPort.postMessage({ type: 'opened' });
  else process.exit(3);
});
