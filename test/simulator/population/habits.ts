import type { Envelope } from '../messaging/envelope.ts';
import type { ReceivedMessage } from '../messaging/inbox.ts';
import type { Service } from '../server/service.ts';
import type { Person } from './person.ts';

export interface Habit {
  /** Confirms delivery. */
  readonly delivers: boolean;
  /** Reads what arrives, after a while. */
  readonly reads: boolean;
  /** Says something back, or nothing. */
  readonly answer?: (message: ReceivedMessage, person: Person) => string | undefined;
}

export const QUIET: Habit = { delivers: true, reads: false };

const SILENT: Habit = { delivers: false, reads: false };

/** What simulated people do with the messages they get. */
export class Habits {
  readonly #service: Service;
  readonly #byPerson = new Map<Person, Habit>();
  default: Habit = QUIET;

  constructor(service: Service) {
    this.#service = service;
  }

  set(person: Person, habit: Habit): void {
    this.#byPerson.set(person, habit);
  }

  /** A phone that something is linked to lies in a drawer: what its account confirms and reads is up to the clients. */
  of(person: Person): Habit {
    return this.#byPerson.get(person) ?? (person.companions.size > 0 ? SILENT : this.default);
  }

  received(person: Person, from: Person, envelope: Envelope, message: ReceivedMessage): void {
    const habit = this.of(person);
    const { timers, receipts, options } = this.#service;
    const chat =
      envelope.chat.kind === 'person' ? ({ kind: 'person', person: from } as const) : envelope.chat;
    // What one confirms is one's own chat with the sender; for the sender it is the chat with the reader.
    if (!habit.delivers || from.companions.size === 0) return;
    timers.after(options.receiptDelayMs, () => {
      receipts.give(person, chat, [message.id], undefined);
      if (!habit.reads) return;
      timers.after(options.readDelayMs, () => {
        receipts.give(person, chat, [message.id], 'read');
        const answer = habit.answer?.(message, person);
        if (answer !== undefined) this.#answer(person, from, envelope, answer);
      });
    });
  }

  /** Types for a moment, then writes. */
  #answer(person: Person, from: Person, envelope: Envelope, text: string): void {
    const chat =
      envelope.chat.kind === 'person' ? ({ kind: 'person', person: from } as const) : envelope.chat;
    if (chat.kind === 'person') this.#service.presence.type(person, from, 'composing');
    this.#service.timers.after(Math.min(400 + text.length * 30, 4_000), () => {
      this.#service.messenger.send({ from: person, chat, message: { conversation: text } });
    });
  }
}
