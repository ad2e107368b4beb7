import type { BaileysEventMap, BufferedEventData, Chat, ChatUpdate, WASocket } from '@whiskeysockets/baileys';

/**
 * At the first sync Baileys ties what the app state says of a chat (archived, pinned, muted, marked as unread) to the history of that
 * chat: it keeps it in its buffer until both are there at once (Utils/chat-utils.js `getChatUpdateConditional`). The two come on ways of
 * their own, though. Where the history takes longer, or names the chat by its other jid, it is kept for good, and so is whatever
 * is said of that chat later on (Utils/event-buffer.js merges it into what is held). So the condition is taken away: a setting goes
 * on at once, and one that newer messages have ended (a chat that left the archive by itself) is ended when the history shows them.
 */
export function letEarlySettingsThrough({ ev, authState }: Pick<WASocket, 'ev' | 'authState'>): void {
  const emit = ev.emit.bind(ev);
  /** Of the history so far, until the first sync is over. */
  const history = new Map<string, Chat>();
  /** What said that a chat is in the archive, of which there was no history yet. */
  const early = new Map<string, ChatUpdate>();
  const pass = (update: ChatUpdate): readonly ChatUpdate[] => {
    const { conditional, ...change } = update;
    const id = change.id ?? '';
    if (conditional === undefined) {
      // A later word about the archive: what was said before is not to be ended any more.
      if (change.archived !== undefined) early.delete(id);
      return [update];
    }
    const chat = history.get(id);
    if (chat !== undefined) return holds(update, chat) ? [change] : [];
    if (change.archived === true) early.set(id, update);
    return [change];
  };
  const endOutdated = ({ chats }: BaileysEventMap['messaging-history.set']): void => {
    // Baileys counts it when the first sync is over (Socket/chats.js): nothing comes with a condition after it.
    const isOver = (authState.creds.accountSyncCounter ?? 0) > 0;
    if (isOver) history.clear();
    for (const chat of chats) {
      const id = chat.id ?? '';
      if (!isOver) history.set(id, newest(chat, history.get(id)));
      const update = early.get(id);
      if (update === undefined) continue;
      early.delete(id);
      if (!holds(update, chat)) emit('chats.update', [{ id, archived: false }]);
    }
  };
  ev.emit = (event, value) => {
    if (event === 'chats.update') {
      const updates = (value as BaileysEventMap['chats.update']).flatMap(pass);
      return updates.length > 0 && emit('chats.update', updates);
    }
    const heard = emit(event, value);
    if (event === 'messaging-history.set') endOutdated(value as BaileysEventMap['messaging-history.set']);
    return heard;
  };
}

/** Baileys' time of the last message that came in, in seconds. Each piece of a history is older than the one before. */
function newest({ id, lastMessageRecvTimestamp: last = 0 }: Chat, known: Chat | undefined): Chat {
  return { id: id ?? '', lastMessageRecvTimestamp: Math.max(last, known?.lastMessageRecvTimestamp ?? 0) };
}

/** Whether a setting is still true of a chat with these messages. */
function holds({ id, conditional }: ChatUpdate, chat: Chat): boolean {
  const buffered = { historySets: { chats: { [id ?? '']: chat } }, chatUpserts: {} };
  return conditional?.(buffered as unknown as BufferedEventData) !== false;
}
