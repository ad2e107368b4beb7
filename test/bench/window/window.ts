import { Child } from '../processes/child.ts';
import { treeCpu, treeMemory } from '../processes/tree.ts';
import { preciseNow } from '../sides/serve.ts';
import type { Painted, WindowCalls } from './protocol.ts';

export interface WindowStart {
  readonly electron: string;
  /** What this machine's Electron needs on its command line, such as `--no-sandbox`. */
  readonly parameters: readonly string[];
  readonly hook: string;
  /** The app's folder, or a file. */
  readonly program: string;
  /** Makes `gc()` known to the page. */
  readonly exposeGc?: boolean;
  readonly environment: Readonly<Record<string, string>>;
}

export interface StartTimes {
  /** Milliseconds from the start of the process to the painted chat list, and until it takes input. */
  readonly painted: number;
  readonly interactive: number;
  readonly milestones: Readonly<Record<string, number>>;
  /** Milliseconds that the main thread had worked by then: says where time goes on a machine that does other things too. */
  readonly work: Readonly<Record<string, number>>;
}

/** A running Electron with windows, with all its processes. */
export class MeasuredWindow {
  readonly calls: WindowCalls;
  readonly #child: Child;
  readonly #began: number;

  private constructor(child: Child, began: number) {
    this.#child = child;
    this.#began = began;
    this.calls = new Proxy({} as WindowCalls, {
      get:
        (_target, name) =>
        (...parameters: readonly unknown[]) =>
          child.call(String(name), ...parameters),
    });
  }

  static async start({
    electron,
    parameters,
    hook,
    program,
    environment,
    exposeGc = false,
  }: WindowStart): Promise<MeasuredWindow> {
    const began = preciseNow();
    const child = await Child.start(
      electron,
      [...parameters, ...(exposeGc ? ['--js-flags=--expose-gc'] : []), '-r', hook, program],
      {
        NODE_ENV: 'production',
        ...environment,
      },
    );
    return new MeasuredWindow(child, began);
  }

  async started(): Promise<StartTimes> {
    const { painted, interactive, milestones, work }: Painted = await this.calls.started();
    const since = (at: number): number => at - this.#began;
    return {
      painted: since(painted),
      interactive: since(interactive),
      work,
      milestones: Object.fromEntries(Object.entries(milestones).map(([name, at]) => [name, since(at)])),
    };
  }

  /** Megabytes (PSS) of all its processes. */
  memory(): number {
    return treeMemory(this.#child.id);
  }

  /** Seconds of CPU of all its processes so far. */
  cpu(): number {
    return treeCpu(this.#child.id);
  }

  /** As a person ends it; by force after a while. */
  async quit(): Promise<void> {
    await this.calls.quit().catch(() => undefined);
    await this.#child.ended(20_000);
  }
}
