import { Worker } from 'node:worker_threads';
import type { PackedPart, PackerParts } from './archive-packer.ts';
import type { FromPacker, ToPacker } from './pack-protocol.ts';

/** Bytes that may be under way to the thread: enough that it never waits, and little memory. */
const mostUnderWay = 8 * 1024 * 1024;

interface Waiting {
  readonly bytes: number;
  readonly resolve: (answer: FromPacker) => void;
  readonly reject: (error: Error) => void;
}

/** The thread that packs one backup, seen from outside. What it is told is done in order. */
export class PackLink {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #underWay = 0;
  #onRoom: (() => void) | null = null;
  /** Why nothing can be told any more; the first failure. */
  #failure: Error | null = null;

  private constructor(workerFile: string) {
    this.#worker = new Worker(workerFile, { name: 'backup' });
    this.#worker.on('message', (answer: FromPacker) => this.#settle(answer));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('the thread that packs has ended')));
  }

  static async start(workerFile: string, parts: PackerParts): Promise<PackLink> {
    const link = new PackLink(workerFile);
    try {
      await link.#tell({ type: 'start', ...parts }, 0);
      return link;
    } catch (error: unknown) {
      await link.close();
      throw error;
    }
  }

  /**
   * Packs a part. Resolves as soon as there is room for more; what became of the part comes later, in `packed`. The bytes
   * belong to the thread from now on.
   */
  async part(name: string, content: Uint8Array): Promise<{ readonly packed: Promise<PackedPart> }> {
    await this.#room();
    const packed = this.#tell({ type: 'whole', name, bytes: content }, content.length).then(partOf);
    // Whoever waits for it hears of a failure; so does the next call.
    packed.catch(() => undefined);
    return { packed };
  }

  /** The same for a part that comes in pieces, `size` bytes in all. */
  async stream(name: string, size: number, content: AsyncIterable<Uint8Array>): Promise<PackedPart> {
    await this.#tell({ type: 'begin', name, size }, 0);
    for await (const bytes of content) {
      await this.#room();
      this.#tell({ type: 'piece', bytes }, bytes.length).catch(() => undefined);
    }
    return partOf(await this.#tell({ type: 'finish' }, 0));
  }

  /** Writes the end of the archive. */
  async end(): Promise<void> {
    await this.#tell({ type: 'end' }, 0);
  }

  /** Ends the thread; nothing of it writes any more when this has resolved. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #tell(message: ToPacker, bytes: number): Promise<FromPacker> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ bytes, resolve, reject });
      this.#underWay += bytes;
      if ('bytes' in message) {
        const own = alone(message.bytes);
        this.#worker.postMessage({ ...message, bytes: own }, [own.buffer]);
      } else this.#worker.postMessage(message, []);
    });
  }

  async #room(): Promise<void> {
    while (this.#underWay >= mostUnderWay && this.#failure === null)
      await new Promise<void>((resolve) => {
        this.#onRoom = resolve;
      });
    if (this.#failure !== null) throw this.#failure;
  }

  #settle(answer: FromPacker): void {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) return;
    this.#underWay -= waiting.bytes;
    if (answer.type === 'failed') {
      const error = Object.assign(
        new Error(answer.message),
        answer.code === null ? {} : { code: answer.code },
      );
      waiting.reject(error);
      this.#fail(error);
    } else waiting.resolve(answer);
    this.#wake();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(error);
    this.#underWay = 0;
    this.#wake();
  }

  #wake(): void {
    const wake = this.#onRoom;
    this.#onRoom = null;
    wake?.();
  }
}

function partOf(answer: FromPacker): PackedPart {
  if (answer.type !== 'part') throw new Error('the thread that packs has answered something else');
  return answer.part;
}

/** Bytes with memory of their own, which can be moved to the thread: posting a view would copy all that is behind it. */
const alone = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer && bytes.length === bytes.buffer.byteLength
    ? (bytes as Uint8Array<ArrayBuffer>)
    : new Uint8Array(bytes);
