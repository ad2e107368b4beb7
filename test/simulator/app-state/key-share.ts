import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import type { Service } from '../server/service.ts';
import type { Companion } from '../phone/companion.ts';

/** The key with which all devices of an account encrypt their shared settings; one per phone, for ever. */
export function appStateKeyOf(service: Service, number: string): { id: Buffer; data: Buffer } {
  const seed = service.seed.branch('app-state').branch(number);
  return { id: Buffer.concat([Buffer.of(0, 0), seed.bytes('id').subarray(0, 4)]), data: seed.bytes('key') };
}

/** Form: APP_STATE_SYNC_KEY_SHARE in lib/Utils/process-message.js. */
export function sendAppStateKey(service: Service, companion: Companion): void {
  const { id, data } = appStateKeyOf(service, companion.person.number);
  service.messenger.sendPeer(companion, {
    protocolMessage: {
      type: proto.Message.ProtocolMessage.Type.APP_STATE_SYNC_KEY_SHARE,
      appStateSyncKeyShare: {
        keys: [
          {
            keyId: { keyId: id },
            keyData: {
              keyData: data,
              fingerprint: { rawId: companion.person.registrationId, currentIndex: 0, deviceIndexes: [0] },
              timestamp: Date.now(),
            },
          },
        ],
      },
    },
  });
}
