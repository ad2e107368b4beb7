import { proto, WAMessageStubType, type WAMessage } from '@whiskeysockets/baileys';
import type { SystemEvent } from '../../../preload/contract/message-parts.ts';
import type { SystemDetail } from '../../domain/message-detail.ts';
import { safeNumber, safePersonJid, safeText } from './safe-values.ts';
import { unwrapContent } from './unwrap.ts';

const Stub = WAMessageStubType;

/** Which people the parameters name, or which value they carry. */
type Says = 'people' | 'value' | 'nothing';

const events: ReadonlyMap<number, readonly [SystemEvent, Says]> = new Map([
  [Stub.GROUP_CREATE, ['group-created', 'value']],
  [Stub.GROUP_CHANGE_SUBJECT, ['subject', 'value']],
  [Stub.GROUP_CHANGE_ICON, ['picture', 'nothing']],
  [Stub.GROUP_CHANGE_INVITE_LINK, ['invite-link', 'nothing']],
  [Stub.GROUP_CHANGE_DESCRIPTION, ['description', 'value']],
  [Stub.GROUP_PARTICIPANT_ADD, ['added', 'people']],
  [Stub.GROUP_PARTICIPANT_REMOVE, ['removed', 'people']],
  [Stub.GROUP_PARTICIPANT_PROMOTE, ['promoted', 'people']],
  [Stub.GROUP_PARTICIPANT_DEMOTE, ['demoted', 'people']],
  [Stub.GROUP_PARTICIPANT_INVITE, ['joined-by-link', 'people']],
  [Stub.GROUP_PARTICIPANT_LEAVE, ['left', 'people']],
  [Stub.GROUP_PARTICIPANT_ACCEPT, ['joined', 'people']],
  [Stub.GROUP_PARTICIPANT_ADD_REQUEST_JOIN, ['joined', 'people']],
  [Stub.GROUP_PARTICIPANT_LINKED_GROUP_JOIN, ['joined', 'people']],
  [Stub.GROUP_PARTICIPANT_CHANGE_NUMBER, ['number-changed', 'people']],
  [Stub.INDIVIDUAL_CHANGE_NUMBER, ['number-changed', 'people']],
  [Stub.E2E_IDENTITY_CHANGED, ['security-code', 'people']],
  [Stub.CALL_MISSED_VOICE, ['call-missed', 'nothing']],
  [Stub.CALL_MISSED_GROUP_VOICE, ['call-missed', 'nothing']],
  [Stub.SILENCED_UNKNOWN_CALLER_AUDIO, ['call-missed', 'nothing']],
  [Stub.CALL_MISSED_VIDEO, ['call-missed-video', 'nothing']],
  [Stub.CALL_MISSED_GROUP_VIDEO, ['call-missed-video', 'nothing']],
  [Stub.SILENCED_UNKNOWN_CALLER_VIDEO, ['call-missed-video', 'nothing']],
  [Stub.GROUP_DELETE, ['other', 'nothing']],
  [Stub.GROUP_MEMBER_ADD_MODE, ['other', 'nothing']],
  [Stub.GROUP_MEMBERSHIP_JOIN_APPROVAL_MODE, ['other', 'nothing']],
  [Stub.GROUP_MEMBERSHIP_JOIN_APPROVAL_REQUEST, ['other', 'nothing']],
  [Stub.GROUP_MEMBERSHIP_JOIN_APPROVAL_REQUEST_NON_ADMIN_ADD, ['other', 'nothing']],
  [Stub.COMMUNITY_CREATE, ['group-created', 'value']],
  [Stub.GROUP_DEACTIVATED, ['other', 'nothing']],
]);

const mostPeople = 2048;

/**
 * What a line of the chat's history says that nobody wrote; null for what is no such line, or says nothing to a person
 * (the many notices about encryption and businesses).
 */
export function systemLineOf(message: WAMessage): SystemDetail | null {
  const stub = message.messageStubType;
  const line = stub === null || stub === undefined ? timerSetting(message) : stubLine(stub, message);
  if (line === null) return null;
  const by = safePersonJid(message.key.participant) ?? safePersonJid(message.participant);
  return { ...line, by, byMe: message.key.fromMe === true };
}

type Line = Omit<SystemDetail, 'by' | 'byMe'>;

function stubLine(stub: number, message: WAMessage): Line | null {
  const parameters: readonly unknown[] = (message.messageStubParameters ?? []).slice(0, mostPeople);
  const [first] = parameters;
  if (stub === Stub.CHANGE_EPHEMERAL_SETTING) return timerLine(safeNumber(first) ?? 0);
  if (stub === Stub.GROUP_CHANGE_ANNOUNCE) return plain(isOn(first) ? 'announcement-on' : 'announcement-off');
  if (stub === Stub.GROUP_CHANGE_RESTRICT) return plain(isOn(first) ? 'locked' : 'unlocked');
  const event = events.get(stub);
  if (event === undefined) return null;
  const [what, says] = event;
  if (says === 'value') return { ...plain(what), value: safeText(first, 1000) || null };
  if (says === 'nothing') return plain(what);
  const about = parameters.map(personOf).filter((jid) => jid !== null);
  const actor = safePersonJid(message.key.participant);
  // Who adds themselves has joined.
  const joined = what === 'added' && about.length === 1 && about[0] === actor;
  return { what: joined ? 'joined' : what, about, value: null };
}

const plain = (what: SystemEvent): Line => ({ what, about: [], value: null });
const isOn = (value: unknown): boolean => value === 'on' || value === 'true';

/** History names people by jid; live notices as JSON (Baileys' handleGroupNotification). */
function personOf(parameter: unknown): string | null {
  if (typeof parameter !== 'string' || !parameter.startsWith('{')) return safePersonJid(parameter);
  const person = JSON.parse(parameter) as { readonly id?: unknown };
  return safePersonJid(person.id);
}

/** "Messages disappear after …" comes as a message of the protocol, live. */
function timerSetting(message: WAMessage): Line | null {
  const setting = unwrapContent(message.message)?.protocolMessage;
  if (setting?.type !== proto.Message.ProtocolMessage.Type.EPHEMERAL_SETTING) return null;
  return timerLine(safeNumber(setting.ephemeralExpiration) ?? 0);
}

const timerLine = (seconds: number): Line =>
  seconds > 0 ? { ...plain('timer'), value: String(seconds) } : plain('timer-off');
