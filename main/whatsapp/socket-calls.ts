import {
  generateWAMessageFromContent,
  proto,
  type BinaryNode,
  type ChatModification,
  type WASocket,
} from '@whiskeysockets/baileys';
import type { MessageSetting } from '../accounts/message-port.ts';
import { SendError, type ChatSettingRequest, type SendOriginalRequest } from '../accounts/socket-port.ts';
import type { MessageKey } from '../domain/chat-batch.ts';
import { latestTime } from '../domain/chat-fold-input.ts';
import type { ChatSetting } from '../domain/chat-setting.ts';
import { jidToSendTo } from './addresses.ts';
import { PatchRefused, pushSetting } from './app-state-push.ts';
import { wireFormOf } from './compose/wire-form.ts';
import { baileysKeyOf } from './message-keys.ts';
import { statusOf } from './socket-errors.ts';

/**
 * Sends a message that is made already, under the id that it has in the store.
 * @param isOpen whether the connection is there; asked before and after
 * @returns the original with its place, where it had none; else as it was given
 * @throws SendError
 */
export async function sendOriginal(
  socket: WASocket,
  request: SendOriginalRequest,
  isOpen: () => boolean,
): Promise<Uint8Array> {
  return sending(isOpen, async () => {
    const { key, message } = proto.WebMessageInfo.decode(request.content);
    const userJid = socket.authState.creds.me?.id;
    if (!message || userJid === undefined) throw new Error('there is nothing to send, or nobody to send it');
    const jid = jidToSendTo(request.address);
    const { wireId: messageId, content } = request;
    await socket.relayMessage(jid, message, { messageId, ...wireFormOf(jid, message) });
    // Those with files were made before they had a place.
    if (key?.id) return content;
    const sent = generateWAMessageFromContent(jid, message, { userJid, messageId });
    return proto.WebMessageInfo.encode(sent).finish();
  });
}

/** Tells the own devices about a star, or that a message was taken away. @throws SendError */
export async function changeSetting(
  socket: WASocket,
  { key, change }: MessageSetting,
  isOpen: () => boolean,
): Promise<void> {
  await sending(isOpen, async () => {
    const wireKey = baileysKeyOf(key);
    const { id, remoteJid, fromMe } = wireKey ?? {};
    if (!wireKey || !id || !remoteJid) throw new Error('the message has no place');
    const star = { messages: [{ id, fromMe: fromMe === true }] };
    if (change.type === 'star') await pushSetting(socket, { star: { ...star, star: change.on } }, remoteJid);
    else {
      const timestamp = Math.floor(change.sentAt / 1000);
      await pushSetting(socket, { deleteForMe: { deleteMedia: true, key: wireKey, timestamp } }, remoteJid);
    }
  });
}

/** Tells the own devices what was set for a chat. @throws SendError */
export async function changeChat(
  socket: WASocket,
  { setting, address, newest }: ChatSettingRequest,
  isOpen: () => boolean,
): Promise<void> {
  await sending(isOpen, async () => {
    const key = newest === null ? null : baileysKeyOf(newest.key);
    const messageTimestamp = newest === null ? 0 : Math.floor(newest.sentAt / 1000);
    const lastMessages = key === null ? [] : [{ key, messageTimestamp }];
    await pushSetting(socket, modificationOf(setting, lastMessages), jidToSendTo(address));
  });
}

function modificationOf(
  setting: ChatSetting,
  lastMessages: Extract<ChatModification, { archive: boolean }>['lastMessages'],
): ChatModification {
  switch (setting.what) {
    case 'archive':
      return { archive: setting.on, lastMessages };
    case 'pin':
      return { pin: setting.on };
    case 'read':
      return { markRead: setting.on, lastMessages };
    case 'mute':
      return { mute: setting.until >= latestTime ? -1 : setting.until || null };
    case 'clear':
      return { clear: true, lastMessages };
    case 'delete':
      return { delete: true, lastMessages };
  }
}

/** Asks the phone for messages before one. Answers the id of the request, which the answer names. @throws SendError */
export async function askHistory(
  socket: WASocket,
  { key, sentAt, count }: { readonly key: MessageKey; readonly sentAt: number; readonly count: number },
  isOpen: () => boolean,
): Promise<string> {
  return sending(isOpen, async () => {
    const wireKey = baileysKeyOf(key);
    if (wireKey === null) throw new Error('the message has no place');
    return socket.fetchMessageHistory(count, wireKey, sentAt);
  });
}

async function sending<Value>(isOpen: () => boolean, send: () => Promise<Value>): Promise<Value> {
  if (!isOpen()) throw new SendError('connection', 'the connection is closed');
  try {
    return await send();
  } catch (error: unknown) {
    const kind = kindOf(error, isOpen);
    throw new SendError(kind, 'the message could not be sent', { cause: error });
  }
}

/** Marks messages as read on the account's devices, and for their senders if these are to be told. */
export async function markRead(
  socket: WASocket,
  keys: readonly MessageKey[],
  tellSenders: boolean,
): Promise<void> {
  const wireKeys = keys.map(baileysKeyOf).filter((key) => key !== null);
  if (wireKeys.length === 0) return;
  if (tellSenders) await socket.readMessages(wireKeys);
  else await socket.sendReceipts(wireKeys, 'read-self');
}

/** Tells the service to forget this device. Not `logout()`: that ends the socket before the request has left it. */
export async function unlinkDevice(socket: WASocket): Promise<void> {
  const id = socket.authState.creds.me?.id;
  if (id === undefined) return;
  await socket.query({
    tag: 'iq',
    attrs: { to: '@s.whatsapp.net', type: 'set', xmlns: 'md' },
    content: [{ tag: 'remove-companion-device', attrs: { jid: id, reason: 'user_initiated' } }],
  });
}

/** As Baileys' own keep-alive asks (Socket/socket.js `startKeepAliveRequest`). */
export function ping(socket: WASocket): void {
  const node: BinaryNode = {
    tag: 'iq',
    attrs: { id: socket.generateMessageTag(), to: '@s.whatsapp.net', type: 'get', xmlns: 'w:p' },
    content: [{ tag: 'ping', attrs: {} }],
  };
  socket.sendNode(node).catch(() => undefined);
}

/** 400 of the library itself: the phone has not sent the key of the shared settings yet (Socket/chats.js `appPatch`). */
function kindOf(error: unknown, isOpen: () => boolean): SendError['kind'] {
  if (!isOpen() || isConnectionStatus(statusOf(error))) return 'connection';
  const isKeyMissing = error instanceof Error && error.message === 'App state key not present!';
  return isKeyMissing || (error instanceof PatchRefused && error.code === 409) ? 'later' : 'refused';
}

const isConnectionStatus = (status: number | null): boolean => status === 428 || status === 408;
