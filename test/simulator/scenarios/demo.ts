import { contactsOf } from '../population/conversations.ts';
import { REPLIES, SMALL_TALK } from '../population/texts.ts';
import type { Person } from '../population/person.ts';
import type { Service } from '../server/service.ts';

const CHATS = 12;

/** Every phone that gets linked is lively: people write every few seconds, read, type and answer. */
export function demo(service: Service): void {
  const random = service.seed.stream('demo');
  const pick = <T>(values: readonly T[]): T | undefined => values[Math.floor(random() * values.length)];
  service.options.historyChats = CHATS;
  service.habits.default = { delivers: true, reads: true, answer: () => pick(REPLIES) };
  const busy = new Set<Person>();
  service.events.subscribe((event) => {
    if (event.type !== 'active') return;
    const owner = service.directory.byNumber(String(event['phone']));
    if (!owner || busy.has(owner)) return;
    busy.add(owner);
    service.timers.repeat(
      () => 2_000 + random() * 6_000,
      () => {
        const online = [...owner.companions.values()].some((companion) => companion.connection);
        const contact = pick(contactsOf(service, owner, CHATS));
        const text = pick(SMALL_TALK);
        if (!online || !contact || text === undefined) return;
        service.presence.type(contact, owner, 'composing');
        service.timers.after(1_200, () => {
          const chat = { kind: 'person', person: owner } as const;
          service.messenger.send({ from: contact, chat, message: { conversation: text } });
        });
      },
    );
  });
}
