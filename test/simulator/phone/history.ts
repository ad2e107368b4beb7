import { deflateSync } from 'node:zlib';
import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { encryptMedia } from '../media/media-crypto.ts';
import type { Service } from '../server/service.ts';
import { makeConversations, olderConversation } from '../population/conversations.ts';
import type { Companion } from './companion.ts';

const { HistorySyncType } = proto.HistorySync;
type SyncType = proto.HistorySync.HistorySyncType;

export interface HistoryPart {
  readonly content: proto.IHistorySync;
  readonly chunkOrder: number;
  readonly progress: number;
  /** The request that this answers. */
  readonly sessionId?: string;
}

/**
 * What a phone hands over to a new companion, in the order of a real one: the newest messages of each chat, the names,
 * then older ones in chunks. Form: processHistoryMessage in lib/Utils/history.js.
 */
export function sendHistory(service: Service, companion: Companion): void {
  const { person } = companion;
  const { conversations, people } = makeConversations(service, person);
  const phoneNumberToLidMappings = people.map((other) => ({ pnJid: other.jid, lidJid: other.lidJid }));
  const pushnames = [person, ...people].map((other) => ({ id: other.lidJid, pushname: other.name }));
  const chunks = service.options.historyChunks;
  let chunkOrder = 0;
  const send = (content: proto.IHistorySync, progress: number): void => {
    sendHistoryPart(service, companion, { content, chunkOrder: ++chunkOrder, progress });
  };
  send(
    { syncType: HistorySyncType.INITIAL_BOOTSTRAP, conversations, phoneNumberToLidMappings, progress: 100 },
    100,
  );
  send({ syncType: HistorySyncType.PUSH_NAME, pushnames }, 100);
  send({ syncType: HistorySyncType.NON_BLOCKING_DATA, phoneNumberToLidMappings }, 100);
  send({ syncType: HistorySyncType.INITIAL_STATUS_V3, statusV3Messages: [] }, 100);
  const before = oldestOf(conversations);
  for (let chunk = 1; chunk <= chunks; chunk++) {
    const progress = Math.round((100 * chunk) / chunks);
    const older = chunks === 1 ? [] : olderChunk(service, companion, before);
    send(
      { syncType: HistorySyncType.RECENT, conversations: older, phoneNumberToLidMappings, progress },
      progress,
    );
  }
  if (!companion.registration.requireFullSync) return;
  const full = olderChunk(service, companion, before);
  send({ syncType: HistorySyncType.FULL, conversations: full, phoneNumberToLidMappings, progress: 100 }, 100);
}

/** One piece: inside the message itself, or encrypted on the media host with only its address in the message. */
export function sendHistoryPart(service: Service, companion: Companion, part: HistoryPart): void {
  const { content, chunkOrder, progress, sessionId } = part;
  const packed = deflateSync(proto.HistorySync.encode(proto.HistorySync.fromObject(content)).finish());
  service.messenger.sendPeer(companion, {
    protocolMessage: {
      type: proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
      historySyncNotification: {
        syncType: noticeType(content.syncType),
        chunkOrder,
        progress,
        ...(sessionId === undefined ? {} : { peerDataRequestSessionId: sessionId }),
        ...(service.options.historyBlobs
          ? uploaded(service, packed)
          : { initialHistBootstrapInlinePayload: packed }),
      },
    },
  });
}

/** Form: downloadHistory in lib/Utils/history.js. */
function uploaded(service: Service, packed: Buffer): proto.Message.IHistorySyncNotification {
  const { blob, ...keys } = encryptMedia('history', packed);
  return { ...keys, directPath: service.media.put(blob) };
}

/** The two enumerations have the same names and numbers. */
function noticeType(syncType: SyncType | null | undefined): proto.Message.HistorySyncType {
  return syncType as unknown as proto.Message.HistorySyncType;
}

function olderChunk(
  service: Service,
  companion: Companion,
  oldest: Map<string, number>,
): proto.IConversation[] {
  const conversations: proto.IConversation[] = [];
  for (const [jid, before] of oldest) {
    const conversation = olderConversation(
      service,
      companion.person,
      jid,
      before,
      service.options.historyMessages,
    );
    const last = conversation?.messages?.at(-1)?.message?.messageTimestamp;
    if (!conversation) continue;
    conversations.push(conversation);
    oldest.set(jid, Number(last ?? before));
  }
  return conversations;
}

function oldestOf(conversations: readonly proto.IConversation[]): Map<string, number> {
  const oldest = new Map<string, number>();
  for (const { id, messages } of conversations) {
    const last = messages?.at(-1)?.message?.messageTimestamp;
    if (id && last) oldest.set(id, Number(last));
  }
  return oldest;
}
