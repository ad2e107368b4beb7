import type { Agent } from 'node:https';
import type { WASocket } from '@whiskeysockets/baileys';
import { MediaError } from '../../accounts/media-port.ts';
import type { Clock } from '../../accounts/ports.ts';
import type { SocketFiles } from '../../accounts/socket-port.ts';
import type { ChatAddress } from '../../domain/chat-batch.ts';
import { jidToSendTo } from '../addresses.ts';
import { refusalOf } from '../socket-errors.ts';
import { askPhoneForFile } from './ask-phone.ts';
import { uploadFile } from './upload-file.ts';

/** A picture is a nicety: nobody waits for it long. Milliseconds. */
const picturePatience = 10_000;

/** The part of a socket that is about files. */
export function socketFiles(parts: {
  readonly socket: WASocket;
  readonly clock: Clock;
  /** The way out of uploads; null: directly. */
  readonly agent: Agent | null;
}): SocketFiles {
  const { socket, clock, agent } = parts;
  return {
    upload: (request) => uploadFile(socket, request, agent),
    askPhone: (content, signal) => askPhoneForFile(socket, content, { clock, signal }),
    pictureUrl: (address) => pictureUrl(socket, address),
  };
}

async function pictureUrl(socket: WASocket, address: ChatAddress | null): Promise<string | null> {
  const jid = address === null ? socket.authState.creds.me?.id : jidToSendTo(address);
  if (jid === undefined) return null;
  try {
    return (await socket.profilePictureUrl(jid, 'preview', picturePatience)) ?? null;
  } catch (error: unknown) {
    const refusal = refusalOf(error);
    // 401: not for us; 404: there is none.
    if (refusal === 401 || refusal === 403 || refusal === 404) return null;
    throw new MediaError('connection', 'the service does not say where the picture is', { cause: error });
  }
}
