import type { Chat } from '../messaging/envelope.ts';
import { Refused } from '../server/refused.ts';
import type { Service } from '../server/service.ts';
import { isGroup } from '../wire/jids.ts';
import { personOf } from './inputs.ts';

/** A number, a jid of a person, or the jid of a group. */
export function chatFor(service: Service, to: string): Chat {
  if (isGroup(to)) {
    const group = service.groups.find(to);
    if (!group) throw new Refused(404, `no group ${to}`);
    return { kind: 'group', group };
  }
  const person = service.directory.byJid(to) ?? personOf(service, to.replace(/@.*$/, '').replace(/\D/g, ''));
  return { kind: 'person', person };
}
