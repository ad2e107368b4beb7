import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What can happen to a connection between the program and the service. */
export const troubles = ['drop', 'close', 'stall', 'half-close', 'refuse'] as const;
export type Trouble = (typeof troubles)[number];

/**
 * Refusals that nobody has met yet do not pile up: accounts that back off meet fewer than are made, and what was meant as
 * trouble for some would become an outage for all, far beyond the last trouble.
 */
const mostRefusals = 30;

interface Leg {
  readonly near: Socket;
  readonly far: Socket;
}

/** The network between the program and the service: a TCP line that can be cut, held up, and counted at. */
export class Line {
  readonly #server: Server;
  readonly #legs = new Set<Leg>();
  readonly #target: number;
  /** Milliseconds since 1970, one for each connection that was tried. */
  readonly attempts: number[] = [];
  /** Called when another connection is up. */
  onAccept: () => void = () => undefined;
  /** The next connections that are reset as soon as they are there. */
  #refusals = 0;
  #away = false;

  private constructor(target: number) {
    this.#target = target;
    this.#server = createServer({ allowHalfOpen: true }, (near) => this.#accept(near));
  }

  static async open(target: number): Promise<Line> {
    const line = new Line(target);
    line.#server.listen(0, '127.0.0.1');
    await once(line.#server, 'listening');
    return line;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Connections that are up. */
  get count(): number {
    return this.#legs.size;
  }

  /** Nothing gets through until `comeBack`: what is up falls, what comes is reset. */
  goAway(): void {
    this.#away = true;
    for (const { near, far } of this.#legs) for (const socket of [near, far]) socket.destroy();
  }

  /** No more trouble: whoever comes now gets through. */
  calm(): void {
    this.#refusals = 0;
  }

  comeBack(): void {
    this.#away = false;
  }

  /** Makes trouble for one of the connections that are up. @param which in [0, 1) */
  trouble(trouble: Trouble, which: number): void {
    if (trouble === 'refuse') this.#refusals = Math.min(this.#refusals + 3, mostRefusals);
    const leg = [...this.#legs][Math.floor(which * this.#legs.size)];
    if (leg === undefined) return;
    const { near, far } = leg;
    switch (trouble) {
      case 'drop':
      case 'refuse':
        near.resetAndDestroy();
        return;
      case 'close':
        near.destroy();
        return;
      case 'stall':
        // Both ends believe that the other is there.
        near.unpipe();
        far.unpipe();
        near.resume();
        far.resume();
        return;
      case 'half-close':
        // The service has ended its half; what the program still says goes on.
        far.unpipe(near);
        near.end();
    }
  }

  /** Resets all that has not ended by itself, as a router does with connections that it has forgotten. */
  reset(): void {
    for (const { near } of this.#legs) near.resetAndDestroy();
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.goAway();
    await closed;
  }

  #accept(near: Socket): void {
    this.attempts.push(Date.now());
    near.on('error', () => near.destroy());
    if (this.#away || this.#refusals > 0) {
      if (!this.#away) this.#refusals--;
      near.resetAndDestroy();
      return;
    }
    const far = connect({ port: this.#target, host: '127.0.0.1', allowHalfOpen: true });
    const leg = { near, far };
    this.#legs.add(leg);
    this.onAccept();
    far.on('error', () => far.destroy());
    near.on('close', () => far.destroy());
    far.on('close', () => {
      near.destroy();
      this.#legs.delete(leg);
    });
    near.pipe(far);
    far.pipe(near);
  }
}
