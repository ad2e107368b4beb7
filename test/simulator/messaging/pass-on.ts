import type { Companion } from '../phone/companion.ts';
import type { Person } from '../population/person.ts';
import type { Service } from '../server/service.ts';
import { parseJid } from '../wire/jids.ts';
import { bytesOf, type BinaryNode } from '../wire/node.ts';
import { deliver } from './delivery.ts';
import { now, type Chat, type Envelope } from './envelope.ts';
import { encNode } from './messenger.ts';
import { Rejection } from './rejection.ts';
import { messageStanza } from './stanza-to-companion.ts';

export interface Encrypted {
  readonly type: string;
  readonly body: Buffer;
  readonly attributes: Readonly<Record<string, string>>;
}

/** To a companion as it is, to a simulated phone decrypted. */
export function passOn(
  service: Service,
  sender: Companion,
  envelope: Envelope,
  person: Person,
  companion: Companion | undefined,
  encrypted: Encrypted,
): void {
  if (!companion) {
    service.handset(person).receive(sender, envelope, encrypted);
    return;
  }
  if (companion === sender) return;
  const enc = encNode(encrypted.type, encrypted.body, encrypted.attributes);
  const from = { person: sender.person, device: sender.device };
  deliver(companion, messageStanza(companion, from, envelope, [enc]));
}

export function readEnvelope(stanza: BinaryNode, chat: Chat): Envelope {
  const { id = '', type = 'text', edit, category, to } = stanza.attrs;
  const addressing = parseJid(to)?.server === 'lid' || chat.kind !== 'person' ? 'lid' : 'pn';
  return { id, chat, timestamp: now(), type, addressing, edit, category };
}

export function readEncrypted(enc: BinaryNode | undefined): Encrypted {
  const { type, ...rest } = enc?.attrs ?? {};
  const body = bytesOf(enc);
  if (!body || (type !== 'msg' && type !== 'pkmsg' && type !== 'skmsg')) {
    throw new Rejection(400, 'an enc node without its parts');
  }
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(rest)) if (name !== 'v') attributes[name] = value;
  return { type, body, attributes };
}
