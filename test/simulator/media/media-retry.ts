import { randomBytes } from 'node:crypto';
import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { encryptGcm, hkdf } from '../crypto/symmetric.ts';
import { deliver } from '../messaging/delivery.ts';
import { now } from '../messaging/envelope.ts';
import type { Companion } from '../phone/companion.ts';
import type { Service } from '../server/service.ts';
import { child, node, type BinaryNode } from '../wire/node.ts';
import { mediaPartOf } from './media-message.ts';

const { ResultType } = proto.MediaRetryNotification;

/**
 * A companion asks its phone to upload a file again that is gone from the host. Forms: encryptMediaRetryRequest and
 * decodeMediaRetryNode in lib/Utils/messages-media.js.
 */
export function answerMediaRetry(service: Service, companion: Companion, stanza: BinaryNode): void {
  const id = stanza.attrs['id'] ?? '';
  const request = child(stanza, 'rmr');
  const received = service.handset(companion.person).inbox.find(id);
  const media = received && mediaPartOf(received.message);
  const attributes = { id, from: companion.person.jid, type: 'mediaretry', t: String(now()) };
  const echo = node('rmr', { ...request?.attrs });
  service.counters.add('media.retries');
  const { phoneAnswer } = service.refusals;
  if (phoneAnswer === 'silent') return;
  const again =
    phoneAnswer === 'has-not' ? undefined : media && service.mediaBackup.restore(media.part.directPath ?? '');
  if (!media?.part.mediaKey || again === undefined) {
    const error = node('error', { code: String(ResultType.NOT_FOUND) });
    deliver(companion, node('notification', attributes, [echo, error]));
    return;
  }
  const notice = proto.MediaRetryNotification.encode({
    stanzaId: id,
    directPath: again,
    result: ResultType.SUCCESS,
  });
  const key = hkdf(media.part.mediaKey, 32, Buffer.alloc(0), 'WhatsApp Media Retry Notification');
  const iv = randomBytes(12);
  const sealed = encryptGcm(key, iv, notice.finish(), Buffer.from(id));
  const encrypted = node('encrypt', {}, [node('enc_p', {}, sealed), node('enc_iv', {}, iv)]);
  deliver(companion, node('notification', attributes, [echo, encrypted]));
}
