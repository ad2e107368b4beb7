import type { Companion } from '../phone/companion.ts';
import type { Person } from '../population/person.ts';
import type { Service } from '../server/service.ts';
import { SERVER, formatJid, parseJid } from '../wire/jids.ts';
import { bigEndian, child, node, type BinaryNode } from '../wire/node.ts';
import { deliver } from './delivery.ts';
import { now, type Chat, type Envelope } from './envelope.ts';

/** A companion could not read something and asks its sender to send it again. */
export function retryAsked(
  service: Service,
  asking: Companion,
  stanza: BinaryNode,
  chat: Chat | undefined,
): void {
  const { id = '', to, participant } = stanza.attrs;
  const count = Number(child(stanza, 'retry')?.attrs['count'] ?? '1');
  const senderJid = participant ?? to;
  const sender = service.deviceAt(senderJid);
  service.counters.add('retries.asked');
  if (!sender || !chat) return;
  if (!sender.companion) {
    service.resend.answer(asking, id, count);
    return;
  }
  deliver(sender.companion, forward(asking, sender.companion, stanza, chat));
}

/** As the sending client gets it. Form: handleReceipt and sendMessagesAgain in lib/Socket/messages-recv.js. */
function forward(asking: Companion, sender: Companion, stanza: BinaryNode, chat: Chat): BinaryNode {
  const common = { id: stanza.attrs['id'], type: 'retry', t: String(now()) };
  const content = Array.isArray(stanza.content) ? stanza.content : [];
  if (chat.kind !== 'person') {
    const from = chat.kind === 'group' ? chat.group.jid : 'status@broadcast';
    return node('receipt', { ...common, from, participant: asking.lidJid }, content);
  }
  const isOwn = asking.person === sender.person;
  const recipient = isOwn ? stanza.attrs['recipient'] : undefined;
  return node('receipt', { ...common, from: asking.lidJid, recipient }, content);
}

/** A simulated phone could not read something. From the second time on it sends new keys along. */
export function askAgain(
  service: Service,
  person: Person,
  sender: Companion,
  envelope: Envelope,
  count: number,
): void {
  const { chat } = envelope;
  const lid = formatJid(person.lid, 'lid');
  const isOwn = sender.person === person;
  const from =
    chat.kind === 'group'
      ? chat.group.jid
      : chat.kind === 'status'
        ? 'status@broadcast'
        : addressOf(person, envelope);
  const attributes = {
    id: envelope.id,
    type: 'retry',
    t: String(now()),
    from,
    participant: chat.kind === 'person' ? undefined : lid,
    recipient: isOwn && chat.kind === 'person' ? chat.person.lidJid : undefined,
  };
  const retry = { count: String(count), id: envelope.id, t: String(envelope.timestamp), v: '1', error: '0' };
  const content = [node('retry', retry), node('registration', {}, bigEndian(person.registrationId, 4))];
  if (count > 1) content.push(keysOf(service, person));
  service.counters.add('retries.sent');
  deliver(sender, node('receipt', attributes, content));
}

/** Form: extractE2ESessionFromRetryReceipt in lib/Utils/signal.js. */
function keysOf(service: Service, person: Person): BinaryNode {
  const preKey = service.handset(person).offerPreKey();
  const { id, pair, signature } = person.signedPreKey;
  return node('keys', {}, [
    node('type', {}, Buffer.of(5)),
    node('identity', {}, person.identity.publicKey),
    node('key', {}, [node('id', {}, bigEndian(preKey.id, 3)), node('value', {}, preKey.publicKey)]),
    node('skey', {}, [
      node('id', {}, bigEndian(id, 3)),
      node('value', {}, pair.publicKey),
      node('signature', {}, signature),
    ]),
  ]);
}

function addressOf(person: Person, { addressing }: Envelope): string {
  return addressing === 'pn' ? formatJid(person.number, SERVER) : person.lidJid;
}

export function isCompanionJid(jid: string | undefined): boolean {
  return (parseJid(jid)?.device ?? 0) !== 0;
}
