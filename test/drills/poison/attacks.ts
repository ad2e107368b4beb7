import { deflateSync } from 'node:zlib';
import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import type { Companion } from '../../simulator/phone/companion.ts';
import { node } from '../../simulator/wire/node.ts';
import type { HostileService } from './hostile-service.ts';

/** Who is attacked, by whom, and with how much. */
export interface Target {
  readonly hostile: HostileService;
  readonly victim: Companion;
  readonly contact: string;
  readonly random: () => number;
  /** How often what is done in masses is done. */
  readonly masses: number;
}

/** What has to be in the conversation afterwards, exactly once each. */
export interface Expected {
  readonly texts?: readonly string[];
  /** At least so many places that say that there is something which can't be shown. */
  readonly unsupported?: number;
  readonly undecryptable?: number;
}

type Attack = (target: Target) => Expected;

const text = (conversation: string): Uint8Array => proto.Message.encode({ conversation }).finish();

export const attacks: Readonly<Record<string, Attack>> = {
  'a megabyte of text': ({ hostile, victim, contact }) => {
    const long = 'megabyte '.repeat(116_509);
    hostile.sendBytes(victim, contact, text(long));
    // Longer than any text of the service: the beginning is shown, and that there was more.
    return { texts: [`${long.slice(0, 99_999)}…`] };
  },

  'names with invisible and turning letters': ({ hostile, victim, contact }) => {
    const names = [
      '\u202Egnp.exe',
      '\u200B\u200B\u200B',
      '\u0000\u0007\u001B[31m',
      'n'.repeat(60_000),
      '😀'.repeat(9_000),
    ];
    return {
      texts: names.map((notify, index) => {
        hostile.sendBytes(victim, contact, text(`named ${index}`), { notify });
        return `named ${index}`;
      }),
    };
  },

  'masses of reactions': ({ hostile, victim, contact, masses }) => {
    const id = hostile.service.messageId();
    hostile.sendBytes(victim, contact, text('reacted to'), { id });
    for (let count = 0; count < masses; count++) {
      const key = { remoteJid: hostile.service.directory.ensure(contact).lidJid, fromMe: false, id };
      const reactionMessage = { key, text: count % 2 === 0 ? '👍' : '', senderTimestampMs: count };
      hostile.sendBytes(victim, contact, proto.Message.encode({ reactionMessage }).finish(), {
        type: 'reaction',
      });
    }
    return { texts: ['reacted to'] };
  },

  'malformed protobufs': ({ hostile, victim, contact, random }) => {
    const whole = proto.Message.encode({
      extendedTextMessage: { text: 'cut in the middle', contextInfo: { stanzaId: 'x', participant: 'y' } },
    }).finish();
    const broken = [
      whole.subarray(0, whole.length - 9),
      Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f]),
      Buffer.from([0x0f, 0x0f, 0x0f]),
      nested(3_000),
      ...Array.from({ length: 8 }, () =>
        Buffer.from([7, ...Array.from({ length: 40 }, () => random() * 256)]),
      ),
    ];
    for (const bytes of broken) hostile.sendBytes(victim, contact, bytes);
    // The one that is cut, and the two that hold no field at all, can't be anything else.
    return { undecryptable: 3 };
  },

  'kinds of messages that are yet to come': ({ hostile, victim, contact }) => {
    const field = 9_999;
    const unknown = Buffer.from([
      ((field << 3) & 0x7f) | 2 | 0x80,
      ((field >> 4) & 0x7f) | 0x80,
      field >> 11,
      3,
      1,
      2,
      3,
    ]);
    hostile.sendBytes(victim, contact, unknown);
    hostile.sendBytes(victim, contact, proto.Message.encode({ invoiceMessage: { note: 'pay' } }).finish());
    return { unsupported: 2 };
  },

  'wrong times': ({ hostile, victim, contact }) => {
    const times = ['0', '1', '4102444800', '99999999999999', '18446744073709551615', '-5', 'abc', ''];
    return {
      texts: times.map((t) => {
        hostile.sendBytes(victim, contact, text(`sent at ${t}`), { t });
        return `sent at ${t}`;
      }),
    };
  },

  'history that is cut': ({ hostile, victim }) => {
    const packed = deflateSync(
      proto.HistorySync.encode({ syncType: 3, conversations: [{ id: 'x@lid' }] }).finish(),
    );
    const payloads = [
      packed.subarray(0, packed.length >> 1),
      Buffer.from('nothing'),
      deflateSync(Buffer.from([0xff])),
    ];
    for (const [chunkOrder, payload] of payloads.entries()) {
      hostile.service.messenger.sendPeer(victim, {
        protocolMessage: {
          type: proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
          historySyncNotification: {
            syncType: 3,
            chunkOrder,
            progress: 900,
            initialHistBootstrapInlinePayload: payload,
          },
        },
      });
    }
    return {};
  },

  'one id for different messages': ({ hostile, victim, contact }) => {
    const id = hostile.service.messageId();
    for (const words of ['first of the id', 'second of the id', 'third of the id'])
      hostile.sendBytes(victim, contact, text(words), { id });
    return { texts: ['first of the id'] };
  },

  'stanzas without sense': ({ victim, contact }) => {
    const from = `${contact}@s.whatsapp.net`;
    const stanzas = [
      node('message', {}, []),
      node('message', { id: 'a', from, t: '1' }),
      node('message', { id: 'b', from: 'nobody@nowhere', type: 'text', t: '1' }, [
        node('enc', { type: 'msg' }),
      ]),
      node('message', { id: 'c', from, type: 'text', t: '1' }, [
        node('enc', { v: '2', type: 'frskmsg' }, Buffer.from('x')),
      ]),
      node('receipt', { id: 'd', from, type: 'read' }),
      node('receipt', { id: 'e', from, type: 'retry' }, [node('retry', { count: 'many' })]),
      node('notification', { id: 'f', from, type: 'encrypt' }),
      node('notification', { id: 'g', from, type: 'w:gp2' }, [node('create', {})]),
      node('notification', { id: 'h', from, type: 'tomorrow' }, [node('x', {})]),
      node('presence', { from, type: 'flying' }),
      node('chatstate', { from }, [node('dancing', {})]),
      node('call', { from, id: 'i' }, [node('offer', {})]),
      node('iq', { id: 'never-asked', type: 'result' }),
      node('ib', {}, [node('tomorrow', {})]),
      node('tomorrow', { id: 'j' }, Buffer.from([0, 1, 2])),
    ];
    for (const stanza of stanzas) victim.connection?.send(stanza);
    return {};
  },
};

/** A message in a message in a message. */
function nested(depth: number): Uint8Array {
  let bytes: Buffer = Buffer.from(text('deep'));
  for (let level = 0; level < depth; level++) {
    const inner = Buffer.concat([Buffer.from([0x0a]), varint(bytes.length), bytes]);
    // ephemeralMessage is field 40, a FutureProofMessage with the message as its field 1.
    bytes = Buffer.concat([Buffer.from([0xc2, 0x02]), varint(inner.length), inner]);
  }
  return bytes;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 0x7f) | 0x80);
  }
}
