import { initAuthCreds, proto, type SignalDataTypeMap } from '@whiskeysockets/baileys';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeCredentials,
  decodeKey,
  encodeCredentials,
  encodeKey,
} from '../../../main/whatsapp/key-serialisation.ts';

const bytes = (length: number, first = 0): Buffer =>
  Buffer.from(Array.from({ length }, (_, index) => (first + index) % 256));

describe('encodeKey and decodeKey', () => {
  const values: readonly [keyof SignalDataTypeMap, SignalDataTypeMap[keyof SignalDataTypeMap]][] = [
    ['pre-key', { public: bytes(32), private: bytes(32, 9) }],
    ['session', bytes(300)],
    ['sender-key', bytes(1)],
    ['sender-key-memory', { '1@lid': true, '2:3@s.whatsapp.net': false }],
    [
      'app-state-sync-key',
      proto.Message.AppStateSyncKeyData.fromObject({ keyData: bytes(32), timestamp: 5 }),
    ],
    [
      'app-state-sync-version',
      { version: 3, hash: bytes(128), indexValueMap: { abc: { valueMac: bytes(32) } } },
    ],
    ['lid-mapping', '12345'],
    ['device-list', ['0', '7']],
    ['tctoken', { token: bytes(16), timestamp: '17' }],
    ['identity-key', bytes(33)],
  ];

  it.each(values)('keeps a %s as it was', (type, value) => {
    const decoded = decodeKey(type, encodeKey(value));
    // Protobuf classes come back as plain objects with the same fields.
    expect(JSON.parse(JSON.stringify(decoded))).toEqual(JSON.parse(JSON.stringify(value)));
  });

  it('gives an app state key its bytes back, not their base64', () => {
    const key = proto.Message.AppStateSyncKeyData.fromObject({ keyData: bytes(32), timestamp: 5 });
    expect(Buffer.from(decodeKey('app-state-sync-key', encodeKey(key)).keyData ?? [])).toEqual(bytes(32));
  });

  it('keeps sessions, which are texts and numbers, and bytes if there ever are some', () => {
    const chains = { 'a+/=': { chainKey: { counter: 7, key: 'text' }, messageKeys: { 5: 'base64' } } };
    for (const session of [
      {
        _sessions: { base: { registrationId: 3, indexInfo: { closed: -1 }, _chains: chains } },
        version: 'v1',
      },
      { rootKey: bytes(32), note: '"Buffer"' },
    ] as unknown as SignalDataTypeMap['session'][]) {
      expect(decodeKey('session', encodeKey(session, 'session'))).toEqual(session);
      expect(decodeKey('session', encodeKey(session))).toEqual(session);
    }
  });

  it('stores a pre-key in 65 bytes', () => {
    expect(encodeKey({ public: bytes(32), private: bytes(32) })).toHaveLength(65);
  });

  it('refuses what it did not write', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (stored) => {
        try {
          decodeKey('session', stored);
        } catch (error: unknown) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
    expect(() => decodeKey('session', Buffer.alloc(0))).toThrow('unknown form');
    expect(() => decodeKey('pre-key', Buffer.from([2, 1, 2, 3]))).toThrow('wrong length');
  });
});

describe('credentials', () => {
  const linked = {
    ...initAuthCreds(),
    me: { id: '4915112345678:3@s.whatsapp.net' },
    account: { details: bytes(8) },
  };

  it('come back as they were', () => {
    const back = decodeCredentials(encodeCredentials(linked));
    expect(back.noiseKey).toEqual(linked.noiseKey);
    expect(back.me).toEqual(linked.me);
    expect(Buffer.from(back.account?.details ?? [])).toEqual(bytes(8));
  });

  it('are refused when cut, of another form, or of a link that never came about', () => {
    const stored = encodeCredentials(linked);
    expect(() => decodeCredentials(stored.subarray(0, 100))).toThrow();
    expect(() => decodeCredentials(Buffer.from('[]'))).toThrow();
    expect(() => decodeCredentials(encodeCredentials(initAuthCreds()))).toThrow('lack me');
  });
});
