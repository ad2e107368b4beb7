import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { olderConversation } from '../population/conversations.ts';
import type { Service } from '../server/service.ts';
import type { Companion } from './companion.ts';
import { sendHistoryPart } from './history.ts';

type Request = proto.Message.IPeerDataOperationRequestMessage;

const { Type } = proto.Message.ProtocolMessage;
const Kind = proto.Message.PeerDataOperationRequestType;

/** What a companion asks its own phone for: older messages, a message it could not read. */
export class PeerRequests {
  readonly #service: Service;

  constructor(service: Service) {
    this.#service = service;
  }

  handle(companion: Companion, id: string, message: proto.IMessage): void {
    const request = message.protocolMessage?.peerDataOperationRequestMessage;
    this.#service.events.publish('peer-request', {
      phone: companion.person.number,
      device: companion.device,
      id,
      kind: request?.peerDataOperationRequestType ?? undefined,
    });
    if (request?.historySyncOnDemandRequest) this.#older(companion, id, request.historySyncOnDemandRequest);
    else if (request?.placeholderMessageResendRequest?.length) this.#resend(companion, id, request);
    else this.#service.counters.gap(`peer request ${String(request?.peerDataOperationRequestType)}`);
  }

  /** Form: fetchMessageHistory in lib/Socket/messages-recv.js asks, ON_DEMAND in lib/Utils/history.js reads. */
  #older(
    companion: Companion,
    id: string,
    asked: proto.Message.PeerDataOperationRequestMessage.IHistorySyncOnDemandRequest,
  ): void {
    const milliseconds = Number(asked.oldestMsgTimestampMs ?? 0);
    // Baileys passes on what the application gives, which is often seconds.
    const before = milliseconds > 1e11 ? Math.floor(milliseconds / 1000) : milliseconds;
    const count = Math.min(asked.onDemandMsgCount ?? 50, 200);
    const jid = asked.chatJid ?? '';
    const older = olderConversation(this.#service, companion.person, jid, before, count);
    const conversation = older && companion.person.settings.historyEnded ? { ...older, messages: [] } : older;
    sendHistoryPart(this.#service, companion, {
      content: {
        syncType: proto.HistorySync.HistorySyncType.ON_DEMAND,
        conversations: conversation ? [conversation] : [],
        progress: 100,
      },
      chunkOrder: 1,
      progress: 100,
      sessionId: id,
    });
  }

  /** Form: requestPlaceholderResend in lib/Socket/messages-recv.js and its answer in lib/Utils/process-message.js. */
  #resend(companion: Companion, id: string, request: Request): void {
    const results = (request.placeholderMessageResendRequest ?? []).flatMap(({ messageKey }) => {
      const received = this.#service.handset(companion.person).inbox.find(messageKey?.id ?? '');
      if (!received || !messageKey) return [];
      const info = proto.WebMessageInfo.encode({
        key: messageKey,
        message: received.message,
        messageTimestamp: received.timestamp,
      }).finish();
      return [{ placeholderMessageResendResponse: { webMessageInfoBytes: info } }];
    });
    this.#service.messenger.sendPeer(companion, {
      protocolMessage: {
        type: Type.PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE,
        peerDataOperationRequestResponseMessage: {
          peerDataOperationRequestType: Kind.PLACEHOLDER_MESSAGE_RESEND,
          stanzaId: id,
          peerDataOperationResult: results,
        },
      },
    });
  }
}
