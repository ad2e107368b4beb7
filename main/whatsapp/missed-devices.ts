import { isPnUser, isLidUser, type BinaryNode, type proto, type WASocket } from '@whiskeysockets/baileys';
import type { Logger } from '../accounts/ports.ts';

/** So many messages are remembered as sent once more. */
const remembered = 256;

interface MissedDevicesParts {
  readonly socket: WASocket;
  readonly logger: Logger;
  /** A message of ours by its id; undefined when it is not known. */
  readonly findSent: (wireId: string) => Promise<proto.IMessage | undefined>;
}

/**
 * Whoever sends says to which devices, as a hash. When the service knows of others it takes the message, and puts its own
 * hash (`phash`) into the ack: a device was linked of which we did not hear, and it would never get this message. Baileys
 * does nothing about that (Socket/messages-recv.js `handleBadAck`, where sending again on every such ack went round in
 * circles). Here the lists are asked for anew, and only if they name a device that was not known, and once for each message,
 * it is sent again under its id, which all devices that have it take as the same message.
 */
export class MissedDevices {
  readonly #parts: MissedDevicesParts;
  readonly #healed = new Set<string>();

  constructor(parts: MissedDevicesParts) {
    this.#parts = parts;
  }

  /** An ack has come for a message. */
  acknowledged({ attrs }: BinaryNode): void {
    const { id, from, phash, error } = attrs;
    if (!id || !from || !phash || error || !(isPnUser(from) || isLidUser(from))) return;
    if (this.#healed.has(id)) return;
    this.#remember(id);
    this.#heal(id, from).catch((reason: unknown) =>
      this.#parts.logger.warn('a message could not be sent to a device that was missed', { error: reason }),
    );
  }

  async #heal(id: string, chat: string): Promise<void> {
    const { socket, logger, findSent } = this.#parts;
    const { me } = socket.authState.creds;
    const own = isLidUser(chat) ? me?.lid : me?.id;
    if (own === undefined) return;
    const owners = [chat, withoutDevice(own)];
    const known = new Set((await socket.getUSyncDevices(owners, true, false)).map(({ jid }) => jid));
    const now = await socket.getUSyncDevices(owners, false, false);
    const missed = now.filter(({ jid }) => !known.has(jid)).length;
    const message = missed === 0 ? undefined : await this.#find(id, chat, findSent);
    logger.info('the service knows of other devices', { missed, sentAgain: message !== undefined });
    if (message !== undefined) await socket.relayMessage(chat, message, { messageId: id });
  }

  async #find(id: string, chat: string, findSent: MissedDevicesParts['findSent']) {
    // It may not be in the store yet.
    return this.#parts.socket.messageRetryManager?.getRecentMessage(chat, id)?.message ?? findSent(id);
  }

  #remember(id: string): void {
    this.#healed.add(id);
    const [oldest] = this.#healed;
    if (this.#healed.size > remembered && oldest !== undefined) this.#healed.delete(oldest);
  }
}

/** A device named in so many words would be the only one that is answered. */
const withoutDevice = (jid: string): string => jid.replace(/:\d+@/u, '@');
