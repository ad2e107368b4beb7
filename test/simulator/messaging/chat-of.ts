import type { Service } from '../server/service.ts';
import { isGroup, STATUS_JID } from '../wire/jids.ts';
import type { Chat } from './envelope.ts';

/** The chat behind a jid in whatever form a client addressed it. */
export function chatOf(service: Service, jid: string | undefined): Chat | undefined {
  if (jid === STATUS_JID) return { kind: 'status' };
  if (isGroup(jid)) {
    const group = service.groups.find(jid);
    return group && { kind: 'group', group };
  }
  const person = service.directory.byJid(jid);
  return person && { kind: 'person', person };
}

export function chatName(chat: Chat): string {
  if (chat.kind === 'person') return chat.person.number;
  return chat.kind === 'group' ? chat.group.jid : STATUS_JID;
}
