import type { WASocket } from '@whiskeysockets/baileys';
import {
  ServiceRefusal,
  type GroupSetting,
  type MemberAction,
  type MemberOutcome,
  type RefusalKind,
  type SocketDetails,
} from '../accounts/socket-details.ts';
import type { ChatAddress, Identity } from '../domain/chat-batch.ts';
import { identityOf, jidToSendTo } from './addresses.ts';
import { groupNewsOf } from './map-groups.ts';
import { refusalOf, statusOf } from './socket-errors.ts';

/** The part of a socket that is about people and groups. */
export function socketDetails(socket: WASocket, isOpen: () => boolean): SocketDetails {
  const ask = <Value>(work: () => Promise<Value>): Promise<Value> => asking(isOpen, work);
  return {
    group: (jid) => ask(async () => groupNewsOf(await socket.groupMetadata(jid))),
    about: (address) => ask(() => aboutOf(socket, address)),
    blocked: () => ask(() => blockedBy(socket)),
    lookUp: (phoneNumber) => ask(() => lookUp(socket, phoneNumber)),
    block: (address, blocked) =>
      ask(() => socket.updateBlockStatus(jidToSendTo(address), blocked ? 'block' : 'unblock')),
    setTimer: (address, seconds) => ask(() => setTimer(socket, address, seconds)),
    leave: (jid) => ask(() => socket.groupLeave(jid)),
    setSubject: (jid, subject) => ask(() => socket.groupUpdateSubject(jid, subject)),
    setDescription: (jid, description) => ask(() => socket.groupUpdateDescription(jid, description)),
    setSetting: (jid, setting, on) => ask(() => setSetting(socket, jid, setting, on)),
    changeMembers: (jid, action, members) => ask(() => changeMembers(socket, jid, action, members)),
    inviteCode: (jid, renew) =>
      ask(async () => {
        const code = await (renew ? socket.groupRevokeInvite(jid) : socket.groupInviteCode(jid));
        if (!code) throw new ServiceRefusal('refused', 'the service gives no link');
        return code;
      }),
  };
}

async function aboutOf(socket: WASocket, address: ChatAddress): Promise<string> {
  const [found] = (await socket.fetchStatus(jidToSendTo(address))) ?? [];
  // Form: WAUSync/Protocols/USyncStatusProtocol.js `parser`, under the name of the protocol.
  const told: unknown = found?.['status'];
  if (typeof told !== 'object' || told === null || !('status' in told)) return '';
  return typeof told.status === 'string' ? told.status : '';
}

async function blockedBy(socket: WASocket): Promise<readonly Identity[]> {
  const jids = await socket.fetchBlocklist();
  return jids.map((jid) => identityOf(jid)).filter((identity) => identity !== null);
}

/** One number at a time; the LID is asked for as well, so that both names are one chat. */
async function lookUp(socket: WASocket, phoneNumber: string): Promise<Identity | null> {
  const [found] = (await socket.onWhatsApp(phoneNumber)) ?? [];
  if (found?.exists !== true) return null;
  const identity = identityOf(found.jid);
  if (identity === null || identity.phoneJid === null || identity.lidJid !== null) return identity;
  const lid = await socket.signalRepository.lidMapping.getLIDForPN(identity.phoneJid).catch(() => null);
  return identityOf(identity.phoneJid, lid);
}

async function setTimer(socket: WASocket, address: ChatAddress, seconds: number): Promise<void> {
  await socket.sendMessage(jidToSendTo(address), { disappearingMessagesInChat: seconds });
}

async function setSetting(socket: WASocket, jid: string, setting: GroupSetting, on: boolean): Promise<void> {
  switch (setting) {
    case 'announceOnly':
      await socket.groupSettingUpdate(jid, on ? 'announcement' : 'not_announcement');
      return;
    case 'locked':
      await socket.groupSettingUpdate(jid, on ? 'locked' : 'unlocked');
      return;
    case 'membersMayAdd':
      await socket.groupMemberAddMode(jid, on ? 'all_member_add' : 'admin_add');
      return;
    case 'approval':
      await socket.groupJoinApprovalMode(jid, on ? 'on' : 'off');
  }
}

async function changeMembers(
  socket: WASocket,
  jid: string,
  action: MemberAction,
  members: readonly Identity[],
): Promise<readonly MemberOutcome[]> {
  const jids = members.map((identity) => jidToSendTo({ type: 'person', identity }));
  const answers = await socket.groupParticipantsUpdate(jid, jids, action);
  return members.map((identity, index) => {
    // The answer names people as it likes, in the order in which they were named.
    const named = answers.find((answer) => answer.jid !== undefined && isNamed(identity, answer.jid));
    const status = Number((named ?? answers[index])?.status ?? 500);
    return { identity, refusal: status === 200 ? null : status };
  });
}

function isNamed(identity: Identity, jid: string): boolean {
  const named = identityOf(jid);
  if (named === null) return false;
  const { lidJid, phoneJid } = named;
  return (
    (lidJid !== null && lidJid === identity.lidJid) || (phoneJid !== null && phoneJid === identity.phoneJid)
  );
}

async function asking<Value>(isOpen: () => boolean, work: () => Promise<Value>): Promise<Value> {
  if (!isOpen()) throw new ServiceRefusal('connection', 'the connection is closed');
  try {
    return await work();
  } catch (error: unknown) {
    if (error instanceof ServiceRefusal) throw error;
    const kind = isOpen() ? refusalKind(error) : 'connection';
    throw new ServiceRefusal(kind, 'the service did not do it', { cause: error });
  }
}

/** Codes as the service gives them in `<error code>` of an answer (Baileys' own errors have a status and no code). */
function refusalKind(error: unknown): RefusalKind {
  const status = statusOf(error);
  switch (refusalOf(error) ?? (status === 408 ? 408 : null)) {
    case 401:
    case 403:
      return 'not-admin';
    case 404:
    case 410:
      return 'not-member';
    case 408:
      return 'silent';
    case 429:
      return 'too-often';
    default:
      return status === 428 ? 'connection' : 'refused';
  }
}
