import type { chatSettingCommands } from '../../../preload/contract/chat-setting-commands.ts';
import type { ChatInfo, ContactView, MemberView } from '../../../preload/contract/chat-info.ts';
import type { infoCommands } from '../../../preload/contract/info-commands.ts';
import type { AccountId, ChatId, ChatView, PersonId } from '../../../preload/contract/model.ts';
import { failure, type Result } from '../../../preload/contract/result.ts';
import type { Handlers } from './handlers.ts';
import type { World } from './world.ts';

interface OfChat {
  readonly accountId: AccountId;
  readonly chatId: ChatId;
}

const member = (id: number, name: string, role: MemberView['role'], isMe = false): MemberView => ({
  personId: String(id) as PersonId,
  name,
  phoneNumber: `4915112345${String(600 + id)}`,
  role,
  isMe,
  pictureUrl: null,
});

const firstMembers: readonly MemberView[] = [
  member(1, 'Maria Lopez', 'owner'),
  member(2, 'You', 'admin', true),
  member(3, 'Jonas Weber', 'admin'),
  ...['Aisha Khan', 'Ben Okafor', 'Chiara Rossi', 'Dmitri Volkov', 'Elif Demir', 'Farid Haddad'].map(
    (name, index) => member(10 + index, name, 'member'),
  ),
];

/** By the numbers that they have as members, where they are some. */
const contactNames: readonly (readonly [number, string])[] = [
  [10, 'Aisha Khan'],
  [11, 'Ben Okafor'],
  [12, 'Chiara Rossi'],
  [4, 'Grace Liu'],
  [5, 'Hugo Lind'],
  [3, 'Jonas Weber'],
  [1, 'Maria Lopez'],
  [6, 'Zoë Martin'],
];
const contacts: readonly ContactView[] = contactNames.map(([id, name], index) => ({
  personId: String(id) as PersonId,
  name,
  phoneNumber: `447911123${String(450 + index)}`,
  chatId: null,
  pictureUrl: null,
}));
/** He lets nobody add him. */
const aloof = 'Hugo Lind';

/** What was changed of chats, besides their rows. */
interface Details {
  readonly mutedUntil: ChatInfo['mutedUntil'];
  readonly timer: number;
  readonly blocked: boolean;
  readonly description: string;
  readonly announceOnly: boolean;
  readonly locked: boolean;
  readonly membersMayAdd: boolean;
  readonly approval: boolean;
  readonly left: boolean;
  readonly members: readonly MemberView[];
  readonly link: number;
}

const noDetails: Details = {
  mutedUntil: null,
  timer: 0,
  blocked: false,
  description: 'Everything about the trip: times, places, and who brings what.',
  announceOnly: false,
  locked: true,
  membersMayAdd: true,
  approval: false,
  left: false,
  members: firstMembers,
  link: 1,
};

const kept = new WeakMap<World, Map<ChatId, Details>>();

function detailsOf(world: World, chatId: ChatId): Details {
  return kept.get(world)?.get(chatId) ?? noDetails;
}

function keep(world: World, { accountId, chatId }: OfChat, change: Partial<Details>): null {
  const all = kept.get(world) ?? new Map<ChatId, Details>();
  all.set(chatId, { ...detailsOf(world, chatId), ...change });
  kept.set(world, all);
  world.push({ type: 'chat-info', accountId, chatId });
  return null;
}

const find = (world: World, { accountId, chatId }: OfChat): ChatView | undefined =>
  world.chats.get(accountId)?.get(chatId);

function set(
  world: World,
  of: OfChat,
  change: Partial<ChatView>,
  details: Partial<Details> = {},
): Result<null> | null {
  const chat = find(world, of);
  if (chat === undefined) return failure('chat-not-found');
  world.setChat({ ...chat, ...change });
  return keep(world, of, details);
}

function infoOf(world: World, chat: ChatView): ChatInfo {
  const details = detailsOf(world, chat.id);
  const isGroup = chat.kind === 'group';
  return {
    chatId: chat.id,
    kind: chat.kind,
    title: chat.title,
    pictureUrl: chat.pictureUrl,
    pinned: chat.pinned,
    archived: chat.archived,
    markedUnread: chat.markedUnread,
    mutedUntil: details.mutedUntil ?? (chat.muted ? 'for-ever' : null),
    timer: details.timer,
    starred: 3,
    person: isGroup
      ? null
      : {
          personId: '1' as PersonId,
          contactName: chat.title,
          pushName: 'Mari',
          phoneNumber: '447911123456',
          about: 'At work until six, call me after.',
          blocked: details.blocked,
          isMe: false,
          groupsInCommon: [{ chatId: '2' as ChatId, title: 'Weekend trip' }],
        },
    group: isGroup
      ? {
          description: details.description,
          createdAt: Date.UTC(2024, 4, 3, 9),
          memberCount: details.members.length,
          myRole: details.left ? 'none' : 'admin',
          announceOnly: details.announceOnly,
          locked: details.locked,
          membersMayAdd: details.membersMayAdd,
          approval: details.approval,
        }
      : null,
  };
}

function given<Value extends object>(value: Value): Partial<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<Value>;
}

const fits = (name: string, search: string): boolean => name.toLowerCase().includes(search.toLowerCase());

/** What main answers about whole chats, people and groups, in few words. */
export const infoHandlers: Pick<Handlers, keyof typeof infoCommands | keyof typeof chatSettingCommands> = {
  'chats.archive': (world, { archived, ...of }) => set(world, of, { archived }),
  'chats.pin': (world, { pinned, ...of }) => set(world, of, { pinned }),
  'chats.mute': (world, { until, ...of }) => set(world, of, { muted: until !== null }, { mutedUntil: until }),
  'chats.markUnread': (world, { unread, ...of }) =>
    set(world, of, unread ? { markedUnread: true } : { markedUnread: false, unread: 0, mentions: 0 }),
  'chats.clear': (world, of) => {
    for (const { id } of world.messagesOf(of.accountId, of.chatId))
      world.removeMessage(of.accountId, of.chatId, id);
    return set(world, of, { lastMessage: null, unread: 0, mentions: 0 });
  },
  'chats.delete': (world, of) => {
    world.chats.get(of.accountId)?.delete(of.chatId);
    const gone = { type: 'chats', upserts: [], removed: [of.chatId], filter: 'all' } as const;
    world.push({ ...gone, accountId: of.accountId });
    return null;
  },
  'chats.info': (world, of) => {
    const chat = find(world, of);
    return chat === undefined ? failure('chat-not-found') : infoOf(world, chat);
  },
  'chats.members': (world, { chatId, search }) => ({
    members: detailsOf(world, chatId).members.filter(({ name }) => fits(name, search)),
    cursor: null,
  }),
  'chats.setTimer': (world, { seconds, ...of }) => keep(world, of, { timer: seconds }),
  'chats.block': (world, { blocked, ...of }) => keep(world, of, { blocked }),
  'groups.leave': (world, of) =>
    keep(world, of, { left: true, members: detailsOf(world, of.chatId).members.filter(({ isMe }) => !isMe) }),
  'groups.setSubject': (world, { subject, ...of }) => set(world, of, { title: subject }),
  'groups.setDescription': (world, { description, ...of }) => keep(world, of, { description }),
  'groups.setSettings': (world, { accountId, chatId, ...settings }) =>
    keep(world, { accountId, chatId }, given(settings) as Partial<Details>),
  'groups.changeMembers': (world, { action, personIds, ...of }) => {
    const { members } = detailsOf(world, of.chatId);
    const named = new Set<PersonId>(personIds);
    if (action === 'add') {
      const people = contacts.filter(({ personId }) => named.has(personId));
      const added = people
        .filter(({ name }) => name !== aloof)
        .map(({ personId, name }) => ({ ...member(0, name, 'member'), personId }));
      keep(world, of, { members: [...members, ...added] });
      const refused = people.filter(({ name }) => name === aloof);
      return { refused: refused.map(({ personId, name }) => ({ personId, name, why: 'invite' })) };
    }
    const role = action === 'promote' ? 'admin' : 'member';
    const changed =
      action === 'remove'
        ? members.filter(({ personId }) => !named.has(personId))
        : members.map((one) => (named.has(one.personId) ? ({ ...one, role } as const) : one));
    keep(world, of, { members: changed });
    return { refused: [] };
  },
  'groups.inviteLink': (world, { renew, ...of }) => {
    const link = detailsOf(world, of.chatId).link + Number(renew);
    keep(world, of, { link });
    return { link: `https://chat.whatsapp.com/Hj7K2mQxTz${link}` };
  },
  'contacts.list': (_world, { search }) => ({
    contacts: contacts.filter(({ name }) => fits(name, search)),
    cursor: null,
  }),
};
