import { proto, WAMessageStubType, type BaileysEventMap, type WAMessage } from '@whiskeysockets/baileys';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, identityOf, phoneNumberOf } from '../../../main/whatsapp/addresses.ts';
import { batchOf } from '../../../main/whatsapp/map-events.ts';

const ann = { phoneJid: '491511@s.whatsapp.net', lidJid: '777@lid' };
const key = { remoteJid: '777:4@lid', remoteJidAlt: '491511@s.whatsapp.net', id: 'AA', fromMe: false };
const message = (content: proto.IMessage | null, more: Partial<WAMessage> = {}): WAMessage => ({
  key,
  message: content,
  messageTimestamp: 1_700_000_000,
  ...more,
});
const upsert = (...messages: WAMessage[]): Partial<BaileysEventMap> => ({
  'messages.upsert': { messages, type: 'notify' },
});
const only = (content: proto.IMessage | null, more: Partial<WAMessage> = {}) =>
  batchOf(upsert(message(content, more)))?.messages[0];

describe('addresses', () => {
  it('knows one person by both jids, whichever comes first, without devices', () => {
    expect(identityOf('777:4@lid', '491511:9@s.whatsapp.net')).toEqual(ann);
    expect(identityOf('491511@s.whatsapp.net', '777@lid')).toEqual(ann);
    expect(identityOf('1-2@g.us', undefined, '')).toBeNull();
  });

  it('tells groups, status and channels from people', () => {
    expect(addressOf('12@g.us')).toEqual({ type: 'place', jid: '12@g.us', kind: 'group' });
    expect(addressOf('status@broadcast')).toEqual({ type: 'place', jid: 'status@broadcast', kind: 'status' });
    expect(addressOf('9@newsletter')).toEqual({ type: 'place', jid: '9@newsletter', kind: 'channel' });
    expect(addressOf('')).toBeNull();
  });

  it('gives the digits of a phone number only', () => {
    expect(phoneNumberOf('491511:3@s.whatsapp.net')).toBe('491511');
    expect(phoneNumberOf('777@lid')).toBeNull();
    expect(phoneNumberOf(undefined)).toBeNull();
  });

  it('never throws at a jid', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        identityOf(one, other);
        addressOf(one, other);
        phoneNumberOf(one);
      }),
    );
  });
});

describe('batchOf', () => {
  it('makes a live text a message of one person', () => {
    expect(only({ conversation: 'hello' }, { pushName: 'Ann' })).toMatchObject({
      key: { chat: { type: 'person', identity: ann }, wireId: 'AA', fromMe: false, sender: null },
      sentAt: 1_700_000_000_000,
      kind: 'text',
      text: 'hello',
      status: 'none',
      origin: 'live',
      pushName: 'Ann',
    });
  });

  it('keeps the original', () => {
    const content = only({ extendedTextMessage: { text: 'hi', contextInfo: { stanzaId: 'Q' } } })?.content;
    expect(
      proto.WebMessageInfo.decode(content ?? new Uint8Array()).message?.extendedTextMessage?.contextInfo
        ?.stanzaId,
    ).toBe('Q');
  });

  it('never keeps what may be viewed once', () => {
    const secret = only({
      viewOnceMessageV2: { message: { imageMessage: { caption: 'planted', mediaKey: Buffer.alloc(32, 7) } } },
    });
    expect(secret).toMatchObject({ kind: 'unsupported', text: '' });
    expect(Buffer.from(secret?.content ?? []).includes('planted')).toBe(false);
  });

  it.each<[string, proto.IMessage, string, string]>([
    ['image', { imageMessage: { caption: 'see' } }, 'image', 'see'],
    ['voice', { audioMessage: { ptt: true } }, 'voice', ''],
    ['audio', { audioMessage: {} }, 'audio', ''],
    [
      'document',
      { documentWithCaptionMessage: { message: { documentMessage: { fileName: 'a.pdf' } } } },
      'document',
      'a.pdf',
    ],
    ['poll', { pollCreationMessageV3: { name: 'when?' } }, 'poll', 'when?'],
    ['contact', { contactMessage: { displayName: 'Bob' } }, 'contact', 'Bob'],
    ['location', { locationMessage: { name: 'here' } }, 'location', 'here'],
    ['ephemeral text', { ephemeralMessage: { message: { conversation: 'soon gone' } } }, 'text', 'soon gone'],
    ['what nobody knows yet', { orderMessage: { message: 'x' } }, 'unsupported', ''],
  ])('shows %s', (_name, content, kind, text) => {
    expect(only(content)).toMatchObject({ kind, text });
  });

  it('gives no place to what is about other messages', () => {
    for (const content of [
      { protocolMessage: { type: 0 } },
      { reactionMessage: { text: '+' } },
      { senderKeyDistributionMessage: { groupId: '1@g.us' } },
    ]) {
      expect(batchOf(upsert(message(content)))).toBeNull();
    }
  });

  it('says in its place that a message could not be decrypted', () => {
    expect(only(null, { messageStubType: WAMessageStubType.CIPHERTEXT })?.kind).toBe('undecryptable');
  });

  it('names the sender in a group, by both jids', () => {
    const group = {
      id: 'AA',
      fromMe: false,
      remoteJid: '5@g.us',
      participant: '777:1@lid',
      participantAlt: '491511@s.whatsapp.net',
    };
    expect(batchOf(upsert({ ...message({ conversation: 'all' }), key: group }))?.messages[0]?.key).toEqual({
      chat: { type: 'place', jid: '5@g.us', kind: 'group' },
      wireId: 'AA',
      fromMe: false,
      sender: ann,
    });
  });

  it('turns updates into statuses, edits, deletions and "read elsewhere"', () => {
    const mine = { ...key, fromMe: true };
    const batch = batchOf({
      'messages.update': [
        { key: mine, update: { status: proto.WebMessageInfo.Status.READ } },
        { key, update: { status: proto.WebMessageInfo.Status.READ } },
        {
          key,
          update: {
            message: { editedMessage: { message: { conversation: 'better' } } },
            messageTimestamp: 9,
          },
        },
        { key, update: { message: null, messageStubType: WAMessageStubType.REVOKE } },
      ],
    });
    expect(batch?.statuses).toMatchObject([{ key: { fromMe: true }, status: 'read' }]);
    expect(batch?.chats).toMatchObject([{ unread: { count: 0, source: 'device' } }]);
    expect(batch?.edits).toMatchObject([{ text: 'better', editedAt: 9_000 }]);
    // A deletion is taken from the message that says it.
    expect(batch?.deletions).toEqual([]);
  });

  it('takes counts from history and only "read" from changes', () => {
    const history = batchOf({
      'messaging-history.set': {
        chats: [
          {
            id: '777@lid',
            pnJid: '491511@s.whatsapp.net',
            unreadCount: 4,
            conversationTimestamp: 100,
            pinned: 5,
          },
        ],
        contacts: [{ id: '777@lid', phoneNumber: '491511@s.whatsapp.net', name: 'Ann' }],
        messages: [message({ conversation: 'old' })],
        lidPnMappings: [{ lid: '777@lid', pn: '491511@s.whatsapp.net' }],
      },
    });
    expect(history?.chats).toEqual([
      {
        address: { type: 'person', identity: ann },
        unread: { count: 4, source: 'history' },
        lastActivityAt: 100_000,
        pinned: true,
      },
    ]);
    expect(history?.messages[0]).toMatchObject({ origin: 'history' });
    expect(history?.people).toEqual([{ identity: ann }, { identity: ann, contactName: 'Ann' }]);
    expect(batchOf({ 'chats.update': [{ id: '777@lid', unreadCount: 1 }] })).toBeNull();
    expect(batchOf({ 'chats.update': [{ id: '777@lid', unreadCount: 0 }] })?.chats).toMatchObject([
      { unread: { count: 0 } },
    ]);
  });

  it('has nothing to say about what does not concern chats', () => {
    expect(batchOf({ 'connection.update': { connection: 'open' }, 'creds.update': {} })).toBeNull();
  });

  it('lets no message of a stranger harm the others in its batch', () => {
    const hostile = [
      { imageMessage: 7 },
      { extendedTextMessage: { text: { evil: true } } },
      { contactMessage: { displayName: Symbol.iterator } },
      {
        get conversation(): string {
          throw new Error('planted');
        },
      },
    ] as unknown as proto.IMessage[];
    const batch = batchOf(
      upsert(...hostile.map((content) => message(content)), message({ conversation: 'after' })),
    );
    expect(batch?.messages.at(-1)).toMatchObject({ kind: 'text', text: 'after' });
  });

  it('takes any time on the wire', () => {
    for (const time of [null, 0, -5, Number.NaN, '1700000000' as unknown as number]) {
      expect(only({ conversation: 'x' }, { messageTimestamp: time })?.sentAt).toBeGreaterThanOrEqual(0);
    }
  });
});
