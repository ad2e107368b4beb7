import type { ChatInfo, MemberChanges, MemberRefusal } from '../../preload/contract/chat-info.ts';
import type { AccountId, ChatId, PersonId, Timestamp } from '../../preload/contract/model.ts';
import {
  emptyBatch,
  type ChatAddress,
  type ChatBatch,
  type GroupChange,
  type Identity,
} from '../domain/chat-batch.ts';
import { AccountError, type AccountErrorCode } from './account-error.ts';
import { NumberLookups } from './number-lookups.ts';
import type { ChangeNotice, ChatStore, Clock, Logger } from './ports.ts';
import {
  ServiceRefusal,
  groupSettings,
  type GroupSetting,
  type MemberAction,
  type RefusalKind,
  type SocketDetails,
} from './socket-details.ts';
import type { AccountSocket } from './socket-port.ts';

interface ChatDetailsParts {
  readonly accountId: AccountId;
  readonly chats: ChatStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The account's own jids. */
  readonly own: () => Identity;
  readonly publish: (notice: ChangeNotice) => void;
  /** The socket to ask on, or null while nothing can be sent. */
  readonly socket: () => AccountSocket | null;
  /** Runs what nobody waits for. */
  readonly inBackground: (what: string, work: Promise<void>) => void;
}

/** What was asked so lately on one connection is not asked again: events keep it. Milliseconds. */
const freshFor = 5 * 60_000;

/** What the service knows of people and groups, and what is said to it about them. */
export class ChatDetails {
  readonly #parts: ChatDetailsParts;
  readonly #lookups: NumberLookups;
  /** When each chat was asked about, on this socket. */
  #asked = new Map<ChatId, Timestamp>();
  #askedOn: AccountSocket | null = null;
  #blockedKnown = false;

  constructor(parts: ChatDetailsParts) {
    this.#parts = parts;
    this.#lookups = new NumberLookups(() => parts.clock.now());
  }

  /** What is known, at once; the service is asked meanwhile, and what is new is published. */
  async info(chatId: ChatId): Promise<ChatInfo> {
    const { accountId, chats } = this.#parts;
    const info = await chats.chatInfo(accountId, chatId);
    this.refresh(chatId);
    return info;
  }

  /** A person has opened the chat: who is in a group is needed to show it. */
  opened(chatId: ChatId): void {
    this.#parts.inBackground('see what chat it is', this.#refreshGroup(chatId));
  }

  /** Asks the service about a chat, unless that was done lately. */
  refresh(chatId: ChatId): void {
    const { clock, socket } = this.#parts;
    const current = socket();
    if (current === null) return;
    if (this.#askedOn !== current) {
      this.#askedOn = current;
      this.#asked = new Map();
      this.#blockedKnown = false;
    }
    const before = this.#asked.get(chatId);
    if (before !== undefined && clock.now() - before < freshFor) return;
    this.#asked.set(chatId, clock.now());
    this.#parts.inBackground('ask about a chat', this.#ask(current.details, chatId));
  }

  /** @throws AccountError `number-without-account`, `number-asked-too-often`, `account-not-online`, … */
  async start(phoneNumber: string): Promise<ChatId> {
    const { accountId, chats } = this.#parts;
    const identity = await this.#lookups.run(() => this.#say((details) => details.lookUp(phoneNumber)));
    if (identity === null) throw new AccountError('number-without-account', 'the number is not on WhatsApp');
    return chats.startChatWith(accountId, identity);
  }

  async block(chatId: ChatId, blocked: boolean): Promise<void> {
    const address = await this.#address(chatId);
    if (address.type !== 'person') throw new AccountError('service-refused', 'only people can be blocked');
    await this.#say((details) => details.block(address, blocked));
    await this.#keep({ people: [{ identity: address.identity, blocked }] });
  }

  async setTimer(chatId: ChatId, seconds: number): Promise<void> {
    const address = await this.#address(chatId);
    await this.#say((details) => details.setTimer(address, seconds));
    await this.#keep({ chats: [{ address, timer: { seconds, at: this.#parts.clock.now() } }] });
  }

  async leave(chatId: ChatId): Promise<void> {
    const group = await this.#group(chatId);
    await this.#say((details) => details.leave(group.jid));
    await this.#keep({ groups: [{ address: group, left: [this.#parts.own()] }] });
  }

  async setSubject(chatId: ChatId, subject: string): Promise<void> {
    const group = await this.#group(chatId);
    await this.#say((details) => details.setSubject(group.jid, subject), chatId);
    await this.#keep({ chats: [{ address: group, title: subject }] });
  }

  async setDescription(chatId: ChatId, description: string): Promise<void> {
    const group = await this.#group(chatId);
    await this.#say((details) => details.setDescription(group.jid, description), chatId);
    await this.#keep({ groups: [{ address: group, description }] });
  }

  async setSettings(
    chatId: ChatId,
    settings: { readonly [Name in GroupSetting]?: boolean | undefined },
  ): Promise<void> {
    const group = await this.#group(chatId);
    for (const setting of groupSettings) {
      const on = settings[setting];
      if (on === undefined) continue;
      await this.#say((details) => details.setSetting(group.jid, setting, on), chatId);
      await this.#keep({ groups: [{ address: group, [setting]: on }] });
    }
  }

  /** Those of whom it was not taken are named with the reason. */
  async changeMembers(
    chatId: ChatId,
    action: MemberAction,
    personIds: readonly PersonId[],
  ): Promise<MemberChanges> {
    const { accountId, chats } = this.#parts;
    const group = await this.#group(chatId);
    const people = await chats.knownContacts(accountId, [...new Set(personIds)]);
    if (people.length === 0) return { refused: [] };
    const outcomes = await this.#say(
      (details) =>
        details.changeMembers(
          group.jid,
          action,
          people.map(({ identity }) => identity),
        ),
      chatId,
    );
    const done = people.filter((_person, index) => outcomes[index]?.refusal === null);
    if (done.length > 0) await this.#keep({ groups: [changeOf(group, action, done)] });
    return {
      refused: people.flatMap(({ personId, name }, index) => {
        const refusal = outcomes[index]?.refusal ?? null;
        return refusal === null ? [] : [{ personId, name, why: whyOf(action, refusal) }];
      }),
    };
  }

  async inviteLink(chatId: ChatId, renew: boolean): Promise<string> {
    const group = await this.#group(chatId);
    const code = await this.#say((details) => details.inviteCode(group.jid, renew), chatId);
    return `https://chat.whatsapp.com/${code}`;
  }

  async #refreshGroup(chatId: ChatId): Promise<void> {
    const address = await this.#address(chatId);
    if (address.type === 'place') this.refresh(chatId);
  }

  async #ask(details: SocketDetails, chatId: ChatId): Promise<void> {
    const address = await this.#address(chatId);
    try {
      if (address.type === 'person') await this.#askAboutPerson(details, address);
      else if (address.kind === 'group') await this.#askAboutGroup(details, address);
    } catch (error: unknown) {
      // What could not be told now is asked for again the next time.
      this.#asked.delete(chatId);
      if (!(error instanceof ServiceRefusal)) throw error;
      this.#parts.logger.info('the service says nothing of a chat', { why: error.kind });
    }
  }

  async #askAboutPerson(details: SocketDetails, address: ChatAddress & { type: 'person' }): Promise<void> {
    const about = await details.about(address);
    await this.#keep({ people: [{ identity: address.identity, about }] });
    if (this.#blockedKnown) return;
    const { accountId, chats } = this.#parts;
    const blocked = await details.blocked();
    this.#blockedKnown = true;
    this.#parts.publish(await chats.setBlocked(accountId, blocked));
  }

  async #askAboutGroup(details: SocketDetails, address: ChatAddress & { type: 'place' }): Promise<void> {
    const { group, people, subject, timer } = await details.group(address.jid);
    await this.#keep({
      people,
      chats: [
        {
          address,
          ...(subject === '' ? {} : { title: subject }),
          timer: { seconds: timer, at: this.#parts.clock.now() },
        },
      ],
      groups: [group],
    });
  }

  async #keep(batch: Partial<ChatBatch>): Promise<void> {
    const { accountId, chats, publish } = this.#parts;
    publish(await chats.applyBatch(accountId, { ...emptyBatch, ...batch }));
  }

  #address(chatId: ChatId): Promise<ChatAddress> {
    return this.#parts.chats.chatAddress(this.#parts.accountId, chatId);
  }

  async #group(chatId: ChatId): Promise<ChatAddress & { type: 'place' }> {
    const address = await this.#address(chatId);
    if (address.type !== 'place' || address.kind !== 'group')
      throw new AccountError('chat-not-found', 'this chat is no group');
    return address;
  }

  /** What the service refuses becomes a code. */
  async #say<Value>(say: (details: SocketDetails) => Promise<Value>, groupId?: ChatId): Promise<Value> {
    const socket = this.#parts.socket();
    if (socket === null) throw new AccountError('account-not-online', 'the account is not online');
    try {
      return await say(socket.details);
    } catch (error: unknown) {
      if (!(error instanceof ServiceRefusal)) throw error;
      this.#parts.logger.info('the service refused', { why: error.kind, error });
      throw new AccountError(await this.#codeOf(error.kind, groupId), 'the service refused');
    }
  }

  /** The service has one answer for those who are no admins and those who are not there any more. */
  async #codeOf(kind: RefusalKind, groupId: ChatId | undefined): Promise<AccountErrorCode> {
    if (kind !== 'not-admin' || groupId === undefined) return codes[kind];
    const { group } = await this.#parts.chats.chatInfo(this.#parts.accountId, groupId);
    return group?.myRole === 'none' ? 'group-not-member' : 'group-not-admin';
  }
}

const codes: Readonly<Record<RefusalKind, AccountErrorCode>> = {
  connection: 'account-not-online',
  silent: 'service-silent',
  'not-admin': 'service-refused',
  'not-member': 'group-not-member',
  'too-often': 'service-too-often',
  refused: 'service-refused',
};

function changeOf(
  address: ChatAddress,
  action: MemberAction,
  people: readonly { readonly identity: Identity }[],
): GroupChange {
  const identities = people.map(({ identity }) => identity);
  switch (action) {
    case 'add':
      return { address, joined: identities };
    case 'remove':
      return { address, left: identities };
    case 'promote':
      return { address, changed: identities.map((identity) => ({ identity, role: 'admin' })) };
    case 'demote':
      return { address, changed: identities.map((identity) => ({ identity, role: 'member' })) };
  }
}

/** As the service answers for each participant; of these WhatsApp's own clients make the same sentences. */
function whyOf(action: MemberAction, refusal: number): MemberRefusal {
  if (refusal === 409) return 'already-in';
  if (refusal === 404 && action !== 'add') return 'not-in';
  if (refusal === 403 && action === 'add') return 'invite';
  return refusal === 419 ? 'full' : 'refused';
}
