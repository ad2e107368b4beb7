import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { deliver } from '../messaging/delivery.ts';
import type { Envelope } from '../messaging/envelope.ts';
import { encNode } from '../messaging/messenger.ts';
import { messageStanza } from '../messaging/stanza-to-companion.ts';
import type { Companion } from '../phone/companion.ts';
import type { Person } from '../population/person.ts';
import type { Typing } from '../server/presence.ts';
import type { Service } from '../server/service.ts';
import { pad } from '../signal/padding.ts';
import { STATUS_JID } from '../wire/jids.ts';
import { node } from '../wire/node.ts';

/** Messages that simulated phones write to groups and as status. */
export class GroupMessenger {
  readonly #service: Service;

  constructor(service: Service) {
    this.#service = service;
  }

  /** Encrypted once with the sender key; devices that do not have it yet get it along with the message. */
  send(from: Person, envelope: Envelope, message: proto.IMessage): void {
    const chat = keyName(envelope);
    const { key, sharedWith } = this.#service.handset(from).groupKeys.own(chat);
    const distribution = key.distribution();
    const body = key.encrypt(pad(proto.Message.encode(message).finish()));
    for (const person of this.audience(from, envelope)) {
      for (const companion of person.companions.values()) {
        const content = [encNode('skmsg', body, envelope.encryption)];
        if (!sharedWith.has(companion.address)) {
          sharedWith.add(companion.address);
          const carrier = this.#service
            .handset(from)
            .encrypt(companion, distributionMessage(chat, distribution));
          content.unshift(encNode(carrier.type, carrier.body));
        }
        deliver(companion, messageStanza(companion, { person: from, device: 0 }, envelope, content));
      }
      if (person !== from) this.#service.handset(person).take(from, 0, envelope, message);
    }
  }

  /** After a retry receipt: for this device alone, with the sender key inside. */
  resend(
    from: Person,
    companion: Companion,
    envelope: Envelope,
    message: proto.IMessage,
    count: number,
  ): void {
    const chat = keyName(envelope);
    const { key, sharedWith } = this.#service.handset(from).groupKeys.own(chat);
    sharedWith.add(companion.address);
    const content = { ...message, ...distributionMessage(chat, key.distribution()) };
    const { type, body } = this.#service.handset(from).encrypt(companion, content);
    const enc = encNode(type, body, { ...envelope.encryption, count: String(count) });
    deliver(companion, messageStanza(companion, { person: from, device: 0 }, envelope, [enc]));
  }

  /** Everybody who gets a message of this chat, the sender's own devices included. */
  audience(from: Person, { chat }: Envelope): Person[] {
    if (chat.kind === 'group') return [...chat.group.members.keys()];
    return [from, ...from.acquaintances, ...from.contacts].filter(
      (person, index, all) => all.indexOf(person) === index,
    );
  }

  /** Form: handlePresenceUpdate in lib/Socket/chats.js, with `participant`. */
  type(person: Person, to: string | undefined, typing: Typing): void {
    const group = this.#service.groups.find(to);
    if (!group?.members.has(person)) return;
    const state =
      typing === 'paused'
        ? node('paused')
        : node('composing', typing === 'recording' ? { media: 'audio' } : {});
    const stanza = node('chatstate', { from: group.jid, participant: person.lidJid }, [state]);
    for (const member of group.members.keys()) {
      if (member === person) continue;
      for (const companion of member.companions.values()) companion.connection?.send(stanza);
    }
  }
}

export function keyName({ chat }: Envelope): string {
  return chat.kind === 'group' ? chat.group.jid : STATUS_JID;
}

function distributionMessage(groupId: string, distribution: Buffer): proto.IMessage {
  return { senderKeyDistributionMessage: { groupId, axolotlSenderKeyDistributionMessage: distribution } };
}
