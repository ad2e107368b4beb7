// Starts the storage worker from its TypeScript source: plain Node does not read it, and a hook of the parent does not
// reach into a thread.
import { register } from 'tsx/esm/api';

register();
await import('../../../main/storage/worker.ts');
