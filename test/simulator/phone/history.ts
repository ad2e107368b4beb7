import { deflateSync } from 'node:zlib';
import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import type { Service } from '../server/service.ts';
import type { Companion } from './companion.ts';
import { makeConversations } from '../population/conversations.ts';

const { HistorySyncType } = proto.HistorySync;
const Notice = proto.Message.HistorySyncType;

/**
 * What a phone hands over to a new companion: the newest chats, the names, then the rest. Form: processHistoryMessage in
 * lib/Utils/history.js and the notification in lib/Utils/process-message.js.
 */
export function sendHistory(service: Service, companion: Companion): void {
  const { person } = companion;
  const { conversations, people } = makeConversations(service, person);
  const phoneNumberToLidMappings = people.map((other) => ({ pnJid: other.jid, lidJid: other.lidJid }));
  const pushnames = [person, ...people].map((other) => ({ id: other.lidJid, pushname: other.name }));
  const parts: readonly [proto.IHistorySync, proto.Message.HistorySyncType, number][] = [
    [
      { syncType: HistorySyncType.INITIAL_BOOTSTRAP, conversations, phoneNumberToLidMappings, progress: 100 },
      Notice.INITIAL_BOOTSTRAP,
      0,
    ],
    [{ syncType: HistorySyncType.PUSH_NAME, pushnames }, Notice.PUSH_NAME, 0],
    [
      { syncType: HistorySyncType.RECENT, conversations: [], phoneNumberToLidMappings, progress: 100 },
      Notice.RECENT,
      100,
    ],
  ];
  for (const [index, [content, syncType, progress]] of parts.entries()) {
    sendInline(service, companion, content, syncType, index + 1, progress);
  }
}

export function sendInline(
  service: Service,
  companion: Companion,
  content: proto.IHistorySync,
  syncType: proto.Message.HistorySyncType,
  chunkOrder: number,
  progress: number,
): void {
  const encoded = proto.HistorySync.encode(proto.HistorySync.fromObject(content)).finish();
  service.messenger.sendPeer(companion, {
    protocolMessage: {
      type: proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
      historySyncNotification: {
        syncType,
        chunkOrder,
        progress,
        initialHistBootstrapInlinePayload: deflateSync(encoded),
      },
    },
  });
}
