import type { Companion } from '../phone/companion.ts';
import type { Person } from '../population/person.ts';
import { formatJid, SERVER, STATUS_JID } from '../wire/jids.ts';
import { node, type BinaryNode } from '../wire/node.ts';
import type { Envelope } from './envelope.ts';

/** Who sent it, and from which device of theirs. */
export interface Sender {
  readonly person: Person;
  readonly device: number;
}

/**
 * The `<message>` that a device receives. Form: decodeMessageNode and extractAddressingContext in
 * lib/Utils/decode-wa-message.js. A message from the account's own other device carries `recipient`; its alternative
 * address is then that of the recipient (`peer_recipient_pn`), because Baileys stores the pair as a mapping.
 */
export function messageStanza(
  receiver: Companion,
  sender: Sender,
  envelope: Envelope,
  content: BinaryNode[],
): BinaryNode {
  const attributes: Record<string, string | undefined> = {
    id: envelope.id,
    t: String(envelope.timestamp),
    type: envelope.type,
    notify: sender.person.name,
    edit: envelope.edit,
    category: envelope.category,
    ...addressOf(receiver, sender, envelope),
  };
  return node('message', attributes, content);
}

function addressOf(
  receiver: Companion,
  sender: Sender,
  { chat, category }: Envelope,
): Record<string, string | undefined> {
  const { person, device } = sender;
  const lid = formatJid(person.lid, 'lid', device);
  const pn = formatJid(person.number, SERVER, device);
  if (chat.kind === 'group') {
    return { from: chat.group.jid, participant: lid, participant_pn: pn, addressing_mode: 'lid' };
  }
  if (chat.kind === 'status') return { from: STATUS_JID, participant: lid, participant_pn: pn };
  if (receiver.person === person && category === undefined) {
    const other = chat.person;
    return {
      from: lid,
      recipient: other.lidJid,
      peer_recipient_pn: other.jid,
      recipient_pn: other.jid,
      addressing_mode: 'lid',
    };
  }
  if (receiver.person === person) return { from: lid };
  if (person.addressing === 'pn') return { from: pn, sender_lid: person.lidJid, addressing_mode: 'pn' };
  return { from: lid, sender_pn: person.jid, addressing_mode: 'lid' };
}
