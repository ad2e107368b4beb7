import type { messageCommands } from '../../../preload/contract/message-commands.ts';
import type { MessageParts, ReactionView } from '../../../preload/contract/message-parts.ts';
import type {
  AccountId,
  ChatId,
  MessageId,
  MessageKind,
  MessageView,
} from '../../../preload/contract/model.ts';
import { failure, type Result } from '../../../preload/contract/result.ts';
import type { Handlers } from './handlers.ts';
import type { World } from './world.ts';

interface OfMessage {
  readonly accountId: AccountId;
  readonly chatId: ChatId;
  readonly messageId: MessageId;
}

function send(world: World, accountId: AccountId, message: MessageView): MessageView {
  world.setMessage(accountId, message);
  const steps = ['sent', 'delivered', 'read'] as const;
  for (const [index, status] of steps.entries()) {
    setTimeout(() => world.setMessage(accountId, { ...message, status }), 300 + index * 500);
  }
  return message;
}

function written(
  world: World,
  chatId: ChatId,
  kind: MessageKind,
  text: string,
  parts: MessageParts = {},
): MessageView {
  const id = world.nextId();
  return {
    id: id as MessageId,
    chatId,
    fromMe: true,
    senderId: null,
    senderName: null,
    sentAt: Date.now(),
    sortKey: `9${id.padStart(12, '0')}`,
    kind,
    text,
    status: 'queued',
    edited: false,
    starred: false,
    parts,
    reactions: [],
  };
}

const find = (world: World, { accountId, chatId, messageId }: OfMessage): MessageView | undefined =>
  world.messagesOf(accountId, chatId).find((other) => other.id === messageId);

function change(
  world: World,
  of: OfMessage,
  make: (message: MessageView) => Partial<MessageView>,
): Result<null> | null {
  const message = find(world, of);
  if (message === undefined) return failure('message-not-found');
  world.setMessage(of.accountId, { ...message, ...make(message) });
  return null;
}

/** The own reaction replaced; others' stay. */
function reacted(reactions: readonly ReactionView[], emoji: string): readonly ReactionView[] {
  const others = reactions.flatMap((one) => {
    if (!one.mine) return [one];
    return one.count > 1 ? [{ ...one, count: one.count - 1, mine: false }] : [];
  });
  if (emoji === '') return others;
  const same = others.find((one) => one.emoji === emoji);
  return same === undefined
    ? [...others, { emoji, count: 1, mine: true, names: [] }]
    : others.map((one) => (one === same ? { ...one, count: one.count + 1, mine: true } : one));
}

function voted({ parts }: MessageView, chosen: readonly number[]): Partial<MessageView> {
  const { poll } = parts;
  if (poll === undefined) return {};
  const hadVoted = poll.options.some(({ mine }) => mine);
  const options = poll.options.map((option, index) => {
    const mine = chosen.includes(index);
    return { ...option, mine, votes: option.votes - Number(option.mine) + Number(mine) };
  });
  const voters = poll.voters - Number(hadVoted) + Number(chosen.length > 0);
  return { parts: { ...parts, poll: { ...poll, options, voters } } };
}

/** What main answers about single messages, in few words. */
export const messageHandlers: Pick<Handlers, keyof typeof messageCommands> = {
  'messages.send': (world, { accountId, chatId, text, quotedMessageId }) => {
    const quoted =
      quotedMessageId === null ? undefined : find(world, { accountId, chatId, messageId: quotedMessageId });
    const parts =
      quoted === undefined
        ? {}
        : {
            quoted: {
              messageId: quoted.id,
              senderId: quoted.senderId,
              senderName: quoted.senderName,
              fromMe: quoted.fromMe,
              kind: quoted.kind,
              text: quoted.text.slice(0, 300),
            },
          };
    return send(world, accountId, written(world, chatId, 'text', text, parts));
  },
  'messages.sendPoll': (world, { accountId, chatId, question, options, multiple }) => {
    const poll = {
      question,
      selectable: multiple ? 0 : 1,
      options: options.map((text) => ({ text, votes: 0, mine: false, names: [] })),
      voters: 0,
    };
    return send(world, accountId, written(world, chatId, 'poll', question, { poll }));
  },
  'messages.sendContact': (world, { accountId, chatId }) => {
    const contacts = [{ name: 'Maria Lopez', phoneNumbers: ['34600111222'] }];
    return send(world, accountId, written(world, chatId, 'contact', 'Maria Lopez', { contacts }));
  },
  'messages.forward': (world, { toChatId, ...of }) => {
    const message = find(world, of);
    if (message === undefined) return failure('message-not-found');
    const parts = { ...message.parts, forwarded: 'once' } as const;
    return send(world, of.accountId, written(world, toChatId, message.kind, message.text, parts));
  },
  'messages.retry': (world, of) => {
    const message = find(world, of);
    if (message === undefined) return failure('message-not-found');
    send(world, of.accountId, { ...message, status: 'queued' });
    return null;
  },
  'messages.react': (world, { emoji, ...of }) =>
    change(world, of, ({ reactions }) => ({ reactions: reacted(reactions, emoji) })),
  'messages.edit': (world, { text, ...of }) => {
    const message = find(world, of);
    if (message !== undefined && Date.now() - message.sentAt > 900_000) return failure('edit-too-late');
    return change(world, of, () => ({ text, edited: true }));
  },
  'messages.delete': (world, { forEveryone, ...of }) => {
    if (forEveryone)
      return change(world, of, () => ({ kind: 'deleted', text: '', parts: {}, reactions: [] }));
    return world.removeMessage(of.accountId, of.chatId, of.messageId) ? null : failure('message-not-found');
  },
  'messages.star': (world, { starred, ...of }) => change(world, of, () => ({ starred })),
  'messages.pin': (world, { seconds, ...of }) =>
    change(world, of, ({ parts: { pinned: _pinned, ...parts } }) => ({
      parts: seconds > 0 ? { ...parts, pinned: true } : parts,
    })),
  'messages.votePoll': (world, { options, ...of }) => change(world, of, (message) => voted(message, options)),
  'messages.info': (world, of) => {
    const message = find(world, of);
    if (message === undefined) return failure('message-not-found');
    const { sentAt } = message;
    const at = (minutes: number): number => sentAt + minutes * 60_000;
    return {
      sentAt,
      receipts: message.fromMe
        ? [
            { personId: '1', name: 'Maria Lopez', deliveredAt: at(1), readAt: at(3), playedAt: null },
            { personId: '2', name: 'Jonas Weber', deliveredAt: at(2), readAt: null, playedAt: null },
          ]
        : [],
      texts: message.edited
        ? [
            { at: sentAt, text: `${message.text} (first)` },
            { at: at(2), text: message.text },
          ]
        : [],
    };
  },
  'chats.setDraft': (world, { accountId, chatId, text, mentions }) => {
    const chat = world.chats.get(accountId)?.get(chatId);
    if (chat === undefined) return failure('chat-not-found');
    const { draftMentions: _old, ...rest } = chat;
    world.setChat({ ...rest, draft: text, ...(mentions.length === 0 ? {} : { draftMentions: mentions }) });
    return null;
  },
};
