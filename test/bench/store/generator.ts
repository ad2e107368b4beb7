import { proto } from '@whiskeysockets/baileys';
import {
  emptyBatch,
  type ChatAddress,
  type ChatBatch,
  type MessageChange,
} from '../../../main/domain/chat-batch.ts';
import { seeded, TextSource } from './texts.ts';

export interface GeneratedChat {
  readonly address: ChatAddress;
  readonly jid: string;
  readonly members: readonly string[];
  readonly title: string;
}

/** Three years of messages end here. */
export const newestTime = Date.UTC(2026, 5, 1);
const span = 3 * 365 * 86_400_000;

const hex = '0123456789ABCDEF';

/** Makes what the phones of many accounts would tell: the same for the same seed. */
export class Generator {
  readonly #random: () => number;
  readonly texts: TextSource;
  /** Bytes of all protobufs so far. */
  bytes = 0;

  constructor(seed: number) {
    this.#random = seeded(seed);
    this.texts = new TextSource(this.#random);
  }

  chats(account: number, count: number): GeneratedChat[] {
    return Array.from({ length: count }, (_, index) => {
      const isGroup = index % 10 < 3;
      const title = this.texts.name();
      if (!isGroup) {
        const jid = `49${1_500_000_000 + account * 10_000 + index}@s.whatsapp.net`;
        return {
          address: { type: 'person', identity: { phoneJid: jid, lidJid: null } },
          jid,
          members: [jid],
          title,
        };
      }
      const jid = `1203${String(630_000_000_000 + account * 10_000 + index)}@g.us`;
      const members = Array.from(
        { length: 20 },
        (_member, member) => `49${1_700_000_000 + account * 10_000 + index * 20 + member}@s.whatsapp.net`,
      );
      return { address: { type: 'place', jid, kind: 'group' }, jid, members, title };
    });
  }

  /** Names of people and titles of groups. */
  facts(chats: readonly GeneratedChat[]): ChatBatch {
    return {
      ...emptyBatch,
      people: chats.flatMap(({ address, title }) =>
        address.type === 'person' ? [{ identity: address.identity, contactName: title }] : [],
      ),
      chats: chats.map(({ address, title }) => (address.type === 'place' ? { address, title } : { address })),
    };
  }

  /** Some of these chats hold most of the messages. `from` and `to`: which part of the time, from 0 to 1. */
  messages(chats: readonly GeneratedChat[], count: number, from = 0, to = 1): MessageChange[] {
    const random = this.#random;
    // Chat by chat, as a history has them.
    const places = Array.from({ length: count }, () => Math.floor(random() ** 2 * chats.length)).sort(
      (one, other) => one - other,
    );
    return places.map((place) => {
      const chat = chats[place]!;
      const at = newestTime - span + Math.floor((from + random() * (to - from)) * span);
      return this.#message(chat, Math.floor(at / 1000) * 1000);
    });
  }

  #message(chat: GeneratedChat, sentAt: number): MessageChange {
    const random = this.#random;
    const fromMe = random() < 0.4;
    const member = chat.members[Math.floor(random() ** 2 * chat.members.length)] ?? chat.jid;
    const inGroup = chat.address.type === 'place';
    const wireId = this.#hex(random() < 0.6 ? 20 : 32);
    const isPicture = random() < 0.1;
    const text = isPicture && random() < 0.7 ? '' : this.texts.text();
    const content = proto.WebMessageInfo.encode({
      key: {
        remoteJid: chat.jid,
        fromMe,
        id: wireId,
        ...(inGroup && !fromMe ? { participant: member } : {}),
      },
      messageTimestamp: sentAt / 1000,
      ...(fromMe ? { status: 4 } : { pushName: 'someone' }),
      message: {
        ...(isPicture ? { imageMessage: this.#picture(text) } : { conversation: text }),
        messageContextInfo: {
          deviceListMetadata: {
            senderKeyHash: this.#bytes(10),
            recipientKeyHash: this.#bytes(10),
            recipientTimestamp: 1_700_000_000,
          },
          deviceListMetadataVersion: 2,
          messageSecret: this.#bytes(32),
        },
      },
    }).finish();
    this.bytes += content.byteLength;
    return {
      key: {
        chat: chat.address,
        wireId,
        fromMe,
        sender: inGroup && !fromMe ? { phoneJid: member, lidJid: null } : null,
      },
      sentAt,
      kind: isPicture ? 'image' : 'text',
      text,
      content,
      status: fromMe ? 'read' : 'none',
      origin: 'history',
    };
  }

  #picture(caption: string): proto.Message.IImageMessage {
    return {
      url: `https://mmg.whatsapp.net/o1/v/t62.7118-24/${this.#hex(60)}`,
      directPath: `/o1/v/t62.7118-24/${this.#hex(60)}?ccb=9-4&oh=${this.#hex(40)}`,
      mimetype: 'image/jpeg',
      caption,
      fileSha256: this.#bytes(32),
      fileEncSha256: this.#bytes(32),
      mediaKey: this.#bytes(32),
      fileLength: 120_000,
      height: 1200,
      width: 900,
      jpegThumbnail: this.#bytes(700 + Math.floor(this.#random() * 900)),
    };
  }

  #hex(length: number): string {
    let text = '';
    for (let index = 0; index < length; index++) text += hex[Math.floor(this.#random() * 16)]!;
    return text;
  }

  #bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.#random() * 256);
  }
}
