import {
  decryptMediaRetryData,
  encryptMediaRetryRequest,
  proto,
  type BaileysEventMap,
  type WASocket,
} from '@whiskeysockets/baileys';
import { MediaError } from '../../accounts/media-port.ts';
import type { Clock } from '../../accounts/ports.ts';
import { statusOf } from '../socket-errors.ts';
import { mediaPartOf, originalOf } from './media-part.ts';

/** A phone that is on answers in seconds; one that is off, in hours. Milliseconds. */
const phonePatience = 30_000;

/**
 * Asks the account's phone to upload a file again that the service has no longer. Baileys' `updateMediaMessage` does the
 * same and waits for ever when the phone says nothing.
 * @returns the original with the new place of its file
 * @throws MediaError `phone-has-not`, `phone-silent`, `connection`, `cancelled`, or `gone` for what can't be asked for
 */
export async function askPhoneForFile(
  socket: WASocket,
  content: Uint8Array,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<Uint8Array> {
  const original = originalOf(content);
  const part = mediaPartOf(original?.message);
  const mediaKey = part?.fields.mediaKey;
  const me = socket.authState.creds.me?.id;
  const id = original?.key.id;
  if (original === null || part === null || !mediaKey?.length || !id || me === undefined)
    throw new MediaError('gone', 'nothing in the message says what to ask for');
  const answer = waitForAnswer(socket, id, clock, signal);
  try {
    await socket.sendNode(encryptMediaRetryRequest(original.key, mediaKey, me));
  } catch (error: unknown) {
    answer.stop();
    throw new MediaError('connection', 'the phone could not be asked', { cause: error });
  }
  part.fields.directPath = newPlaceIn(await answer.update, mediaKey, id);
  return proto.WebMessageInfo.encode(proto.WebMessageInfo.fromObject(original)).finish();
}

type Update = BaileysEventMap['messages.media-update'][number];

function waitForAnswer(
  { ev }: WASocket,
  id: string,
  clock: Clock,
  signal: AbortSignal,
): { readonly update: Promise<Update>; stop(): void } {
  let stop = (): void => undefined;
  const update = new Promise<Update>((resolve, reject) => {
    const onUpdates = (updates: readonly Update[]): void => {
      const found = updates.find(({ key }) => key.id === id);
      if (found !== undefined) settle(() => resolve(found));
    };
    const onClosed = ({ connection }: BaileysEventMap['connection.update']): void => {
      if (connection === 'close')
        settle(() => reject(new MediaError('connection', 'the connection fell before the phone answered')));
    };
    const onAbort = (): void => settle(() => reject(new MediaError('cancelled', 'no longer wanted')));
    const cancelTimer = clock.after(phonePatience, () =>
      settle(() => reject(new MediaError('phone-silent', 'the phone did not answer'))),
    );
    stop = (): void => {
      cancelTimer();
      ev.off('messages.media-update', onUpdates);
      ev.off('connection.update', onClosed);
      signal.removeEventListener('abort', onAbort);
    };
    const settle = (done: () => void): void => {
      stop();
      done();
    };
    ev.on('messages.media-update', onUpdates);
    ev.on('connection.update', onClosed);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });
  // Whoever stops it waits for nothing any more.
  update.catch(() => undefined);
  return { update, stop: () => stop() };
}

/** Result codes: WAProto `MediaRetryNotification.ResultType`. */
function newPlaceIn({ error, media }: Update, mediaKey: Uint8Array, id: string): string {
  if (media === undefined) {
    throw statusOf(error) === 404
      ? new MediaError('phone-has-not', 'the phone has it no longer', { cause: error })
      : new MediaError('unknown', 'the phone could not give it', { cause: error });
  }
  let answer: proto.IMediaRetryNotification;
  try {
    answer = decryptMediaRetryData(media, mediaKey, id);
  } catch (cause: unknown) {
    throw new MediaError('damaged', 'the answer of the phone can not be decrypted', { cause });
  }
  const { result, directPath } = answer;
  if (result === proto.MediaRetryNotification.ResultType.SUCCESS && directPath) return directPath;
  throw result === proto.MediaRetryNotification.ResultType.NOT_FOUND
    ? new MediaError('phone-has-not', 'the phone has it no longer')
    : new MediaError('unknown', 'the phone could not give it');
}
