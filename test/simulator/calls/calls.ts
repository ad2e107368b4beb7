import { deliver } from '../messaging/delivery.ts';
import { now } from '../messaging/envelope.ts';
import type { Person } from '../population/person.ts';
import type { Service } from '../server/service.ts';
import { node, type BinaryNode } from '../wire/node.ts';

export interface Call {
  readonly id: string;
  readonly from: Person;
  readonly to: Person;
  readonly video: boolean;
}

export type CallEnd = 'terminate' | 'timeout' | 'accept' | 'reject';

/** Calls that ring and end; there is no sound. */
export class Calls {
  readonly #service: Service;
  readonly #ringing = new Map<string, Call>();

  constructor(service: Service) {
    this.#service = service;
  }

  find(id: string | undefined): Call | undefined {
    return id === undefined ? undefined : this.#ringing.get(id);
  }

  /** Form: handleCall in lib/Socket/messages-recv.js. */
  offer(from: Person, to: Person, video: boolean): Call {
    const call = { id: this.#service.messageId(), from, to, video };
    this.#ringing.set(call.id, call);
    const offer = node(
      'offer',
      { ...callAttributes(call), caller_pn: from.jid },
      video ? [node('video')] : [node('audio')],
    );
    this.#send(to, from, offer);
    this.#service.events.publish('call', { id: call.id, from: from.number, to: to.number, status: 'offer' });
    return call;
  }

  /** The caller hangs up, or the call is taken or refused by `by`; everybody else concerned is told. */
  end(call: Call, by: Person, how: CallEnd): void {
    if (!this.#ringing.delete(call.id)) return;
    const tag = how === 'timeout' ? 'terminate' : how;
    const reason = how === 'timeout' ? 'timeout' : undefined;
    const end = node(tag, { ...callAttributes(call), reason });
    for (const person of [call.from, call.to])
      if (person !== by || person === call.to) this.#send(person, by, end);
    this.#service.events.publish('call', {
      id: call.id,
      from: call.from.number,
      to: call.to.number,
      status: how,
    });
  }

  #send(receiver: Person, from: Person, content: BinaryNode): void {
    const attributes = {
      id: this.#service.nextId('call'),
      from: from.lidJid,
      t: String(now()),
      notify: from.name,
    };
    for (const companion of receiver.companions.values())
      deliver(companion, node('call', attributes, [content]));
  }
}

function callAttributes({ id, from }: Call): Record<string, string> {
  return { 'call-id': id, 'call-creator': from.lidJid };
}
