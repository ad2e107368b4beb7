import { proto, WAMessageStubType, type WAMessage } from '@whiskeysockets/baileys';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from '../../../../main/whatsapp/content/media-detail.ts';
import { batchOf } from '../../../../main/whatsapp/map-events.ts';

const key = { remoteJid: '5@g.us', id: 'AA', fromMe: false, participant: '7@lid' };
const mapped = (message: proto.IMessage | null, more: Partial<WAMessage> = {}) =>
  batchOf({
    'messages.upsert': {
      messages: [{ key, message, messageTimestamp: 1_700_000_000, ...more }],
      type: 'notify',
    },
  });
const only = (message: proto.IMessage | null, more: Partial<WAMessage> = {}) =>
  mapped(message, more)?.messages[0];

describe('what a message has beyond its text', () => {
  it('is nothing for a plain text', () => {
    expect(only({ conversation: 'x' })).not.toHaveProperty('detail');
    expect(only({ extendedTextMessage: { text: 'x' } })).not.toHaveProperty('detail');
  });

  it.each<[string, proto.IMessage, string, object | undefined]>([
    [
      'voice',
      {
        audioMessage: {
          ptt: true,
          seconds: 9,
          mimetype: 'audio/ogg; codecs=opus',
          waveform: Buffer.from([0, 50, 200]),
        },
      },
      'voice',
      {
        media: {
          type: 'voice',
          mimetype: 'audio/ogg; codecs=opus',
          fileName: null,
          bytes: null,
          width: null,
          height: null,
          seconds: 9,
          waveform: [0, 50, 100],
        },
      },
    ],
    ['gif', { videoMessage: { gifPlayback: true, mimetype: 'x y' } }, 'video', undefined],
    [
      'sticker in its wrapper',
      { lottieStickerMessage: { message: { stickerMessage: { width: 64 } } } },
      'sticker',
      undefined,
    ],
    [
      'poll of the fourth form',
      {
        messageContextInfo: { messageSecret: Buffer.alloc(32, 1) },
        pollCreationMessageV4: {
          message: { pollCreationMessage: { name: 'q', options: [{ optionName: 'a' }] } },
        },
      },
      'poll',
      { poll: { selectable: 0, options: ['a'], secret: Buffer.alloc(32, 1).toString('base64') } },
    ],
    [
      'live place',
      { liveLocationMessage: { degreesLatitude: 1, degreesLongitude: 2, caption: 'here' } },
      'location',
      { location: { latitude: 1, longitude: 2, name: null, address: null, live: true } },
    ],
    ['place that is none', { locationMessage: { degreesLatitude: 500 } }, 'location', undefined],
    ['list', { listMessage: { title: 'Menu', description: 'Pick' } }, 'text', undefined],
    [
      'template',
      { templateMessage: { hydratedTemplate: { hydratedContentText: 'Dear you' } } },
      'text',
      undefined,
    ],
    ['interactive', { interactiveMessage: { body: { text: 'Tap' } } }, 'text', undefined],
    ['answer to a list', { listResponseMessage: { title: 'One' } }, 'text', undefined],
    ['event', { eventMessage: { name: 'Party', description: 'Bring cake' } }, 'text', undefined],
    ['invite', { groupInviteMessage: { groupName: 'Us', caption: 'come' } }, 'text', undefined],
    ['order', { orderMessage: { orderId: '1' } }, 'unsupported', undefined],
    ['payment', { sendPaymentMessage: {} }, 'unsupported', undefined],
  ])('%s', (_name, message, kind, detail) => {
    const change = only(message);
    expect(change?.kind).toBe(kind);
    if (detail !== undefined) expect(change?.detail).toEqual(detail);
  });

  it('is when it has to go: by its context live, by its own fields from history', () => {
    const live = only({ extendedTextMessage: { text: 'x', contextInfo: { expiration: 86_400 } } });
    expect(live?.expiresAt).toBe(1_700_086_400_000);
    const old = only(
      { conversation: 'x' },
      { ephemeralDuration: 60, ephemeralStartTimestamp: 1_700_000_100 },
    );
    expect(old?.expiresAt).toBe(1_700_000_160_000);
  });

  it('is the fact alone for what is to be seen once, however it is wrapped', () => {
    const secret = { imageMessage: { caption: 'planted', viewOnce: true } };
    for (const message of [
      secret,
      { ephemeralMessage: { message: secret } },
      { ephemeralMessage: { message: { viewOnceMessageV2: { message: secret } } } },
      { viewOnceMessageV2Extension: { message: { audioMessage: { ptt: true } } } },
    ]) {
      const change = only(message);
      expect(change).toMatchObject({ text: '', detail: { viewOnce: true } });
      expect(Buffer.from(change?.content ?? []).includes('planted')).toBe(false);
    }
  });
});

describe('facts about other messages', () => {
  it("an admin's deletion names whose message it was", () => {
    const batch = mapped({
      protocolMessage: { type: 0, key: { id: 'BB', participant: '8@lid', remoteJid: '5@g.us' } },
    });
    expect(batch?.deletions).toMatchObject([
      { key: { wireId: 'BB', fromMe: false, sender: { lidJid: '8@lid' } } },
    ]);
    expect(batch?.messages).toEqual([]);
  });

  it('in a direct chat nobody deletes what the other wrote', () => {
    const direct = { remoteJid: '7@lid', id: 'AA', fromMe: false };
    const batch = mapped(
      { protocolMessage: { type: 0, key: { id: 'BB', fromMe: true, remoteJid: '7@lid' } } },
      { key: direct },
    );
    expect(batch?.deletions).toMatchObject([{ key: { wireId: 'BB', fromMe: false } }]);
  });

  it('a pin is turned to our point of view', () => {
    const pin = { pinInChatMessage: { key: { id: 'BB', fromMe: true }, type: 1, senderTimestampMs: 5000 } };
    const batch = mapped({ ...pin, messageContextInfo: { messageAddOnDurationInSecs: 10 } });
    expect(batch?.marks).toMatchObject([
      { what: 'pin', value: '15000', at: 5000, key: { fromMe: false, sender: { lidJid: '7@lid' } } },
    ]);
  });

  it('history brings reactions, votes, receipts and stars beside the message', () => {
    const history = batchOf({
      'messaging-history.set': {
        chats: [],
        contacts: [],
        messages: [
          {
            key: { ...key, fromMe: true },
            message: { conversation: 'x' },
            messageTimestamp: 1,
            starred: true,
            reactions: [{ key: { participant: '8@lid', fromMe: false }, text: '👍', senderTimestampMs: 9 }],
            userReceipt: [{ userJid: '8@lid', receiptTimestamp: 2, readTimestamp: 3 }],
          },
        ],
      },
    });
    expect(history?.marks).toMatchObject([
      { what: 'reaction', value: '👍', at: 9, by: { lidJid: '8@lid' } },
      { what: 'star', value: '1', by: null },
    ]);
    expect(history?.receipts).toMatchObject([{ by: { lidJid: '8@lid' }, deliveredAt: 2000, readAt: 3000 }]);
  });
});

describe('lines of the system', () => {
  it.each<[string, number, string[], object]>([
    ['added', WAMessageStubType.GROUP_PARTICIPANT_ADD, ['8@lid'], { what: 'added', about: ['8@lid'] }],
    [
      'joined, by oneself',
      WAMessageStubType.GROUP_PARTICIPANT_ADD,
      ['{"id":"7@lid"}'],
      { what: 'joined', about: ['7@lid'] },
    ],
    ['subject', WAMessageStubType.GROUP_CHANGE_SUBJECT, ['New'], { what: 'subject', value: 'New' }],
    ['only admins write', WAMessageStubType.GROUP_CHANGE_ANNOUNCE, ['on'], { what: 'announcement-on' }],
    ['open again', WAMessageStubType.GROUP_CHANGE_RESTRICT, ['off'], { what: 'unlocked' }],
    ['timer', WAMessageStubType.CHANGE_EPHEMERAL_SETTING, ['60'], { what: 'timer', value: '60' }],
    ['no timer', WAMessageStubType.CHANGE_EPHEMERAL_SETTING, ['0'], { what: 'timer-off' }],
    ['a call', WAMessageStubType.CALL_MISSED_VIDEO, [], { what: 'call-missed-video' }],
  ])('%s', (_name, messageStubType, messageStubParameters, system) => {
    expect(only(null, { messageStubType, messageStubParameters })).toMatchObject({
      kind: 'system',
      detail: { system: { by: '7@lid', ...system } },
    });
  });

  it('leave out what says nothing to a person', () => {
    expect(only(null, { messageStubType: WAMessageStubType.E2E_ENCRYPTED })).toBeUndefined();
  });
});

it.each([
  ['../../etc/passwd', 'etc passwd'],
  ['evil\u202Egnp.exe', 'evil gnp.exe'],
  ['a:b*c?.txt', 'a b c .txt'],
  ['...', null],
  [7, null],
  [`${'x'.repeat(500)}.pdf`, `${'x'.repeat(196)}.pdf`],
])('the name %j is safe for a disk', (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});

it('whatever strangers put into a message, the others of its batch arrive', () => {
  const wild = fc.object({
    key: fc.constantFrom(
      'imageMessage',
      'contextInfo',
      'extendedTextMessage',
      'reactionMessage',
      'pollUpdateMessage',
      'pinInChatMessage',
      'protocolMessage',
      'contactsArrayMessage',
      'contacts',
      'vcard',
      'key',
      'text',
      'options',
      'pollCreationMessageV3',
      'mentionedJid',
      'quotedMessage',
      'type',
      'id',
    ),
    maxDepth: 4,
  });
  fc.assert(
    fc.property(wild, fc.array(fc.anything(), { maxLength: 3 }), (content, parameters) => {
      const messages = [
        { key, message: content as proto.IMessage, messageTimestamp: 1 },
        {
          key,
          message: null,
          messageStubType: WAMessageStubType.GROUP_PARTICIPANT_ADD,
          messageStubParameters: parameters as string[],
        },
        { key: { ...key, id: 'LAST' }, message: { conversation: 'after' }, messageTimestamp: 1 },
      ];
      const batch = batchOf({ 'messages.upsert': { messages, type: 'notify' } });
      expect(batch?.messages.at(-1)).toMatchObject({ kind: 'text', text: 'after' });
      // It must be possible to hand it to the thread of the store, and to write it.
      structuredClone(batch);
      JSON.stringify(batch?.messages.map(({ detail }) => detail));
    }),
    { numRuns: 500 },
  );
});
