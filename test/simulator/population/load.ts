import type { Service } from '../server/service.ts';
import type { Person } from './person.ts';

export interface LoadPlan {
  /** All phones with something linked when empty. */
  readonly phones: readonly Person[];
  readonly contactsPerPhone: number;
  readonly messagesPerSecond: number;
  readonly seconds: number;
  readonly text: string;
}

const TICK_MS = 20;

/** Contacts that write at a steady rate, in turn, each message encrypted for itself. */
export class Load {
  readonly #service: Service;
  #stop: () => void = () => undefined;
  #sent = 0;

  constructor(service: Service) {
    this.#service = service;
  }

  get sent(): number {
    return this.#sent;
  }

  start(plan: LoadPlan): void {
    this.stop();
    this.#sent = 0;
    const pairs = this.#pairs(plan);
    const total = Math.round(plan.messagesPerSecond * plan.seconds);
    const began = performance.now();
    const cancel = this.#service.timers.repeat(
      () => TICK_MS,
      () => {
        const due = Math.min(
          total,
          Math.floor(((performance.now() - began) / 1000) * plan.messagesPerSecond),
        );
        while (this.#sent < due) {
          const [from, to] = pairs[this.#sent % pairs.length] ?? [];
          if (!from || !to) return;
          this.#sent += 1;
          const message = { conversation: `${plan.text} ${this.#sent}` };
          this.#service.messenger.send({ from, chat: { kind: 'person', person: to }, message });
        }
        if (this.#sent < total) return;
        this.stop();
        this.#service.events.publish('load-finished', { sent: this.#sent });
      },
    );
    this.#stop = cancel;
  }

  stop(): void {
    this.#stop();
    this.#stop = () => undefined;
  }

  /** Every phone once before any a second time. */
  #pairs({ phones, contactsPerPhone }: LoadPlan): [Person, Person][] {
    const { directory } = this.#service;
    const linked =
      phones.length > 0 ? phones : directory.phones.filter(({ companions }) => companions.size > 0);
    const pairs: [Person, Person][] = [];
    for (let contact = 0; contact < contactsPerPhone; contact++) {
      const from = directory.ensure(`4930${String(contact).padStart(8, '0')}`);
      for (const to of linked) pairs.push([from, to]);
    }
    return pairs;
  }
}
