import type { AccountId, ChatId, Timestamp } from '../../preload/contract/model.ts';
import { pauseBefore, type ChatSetting } from '../domain/chat-setting.ts';
import type { OwedSetting, Reading } from './chat-setting-port.ts';
import type { ChangeNotice, ChatStore, Clock, Logger } from './ports.ts';
import { SendError, type AccountSocket } from './socket-port.ts';

interface ChatSettingsParts {
  readonly accountId: AccountId;
  readonly chats: ChatStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly publish: (notice: ChangeNotice) => void;
  /** The socket to tell it on, or null while nothing can be sent. */
  readonly socket: () => AccountSocket | null;
  /** Whether senders hear that their messages were read. */
  readonly tellSenders: () => boolean;
  /** Runs what nobody waits for. */
  readonly inBackground: (what: string, work: Promise<void>) => void;
}

/** How long a setting waits for what is not the service's refusal: the key that the phone has to share. Milliseconds. */
const later = 60_000;

/**
 * What a person sets for whole chats. It is in the store, and shown, before the phone is told; it is owed until the phone has taken it. What
 * is refused is tried again after growing pauses, and in the end taken back.
 */
export class ChatSettings {
  readonly #parts: ChatSettingsParts;
  #running = false;
  #again = false;
  #cancelPause: (() => void) | null = null;
  /** When what was refused is tried again, on this connection. */
  readonly #due = new Map<string, Timestamp>();

  constructor(parts: ChatSettingsParts) {
    this.#parts = parts;
  }

  /** With `reading` the store has it already, and the phone is only to be told. */
  async set(chatId: ChatId, setting: ChatSetting, reading?: Reading): Promise<void> {
    const { accountId, chats, clock, publish } = this.#parts;
    publish(await chats.oweSetting(accountId, chatId, setting, clock.now(), reading));
    this.flush();
  }

  /** A new connection: everything is tried again at once. */
  connected(): void {
    this.#due.clear();
    this.flush();
  }

  /** Tells the phone what is owed, when it can be told. Safe to call at any time. */
  flush(): void {
    this.stop();
    if (this.#parts.socket() !== null) this.#parts.inBackground('tell the phone of settings', this.#flush());
  }

  /** No try is planned any more; what is owed stays so. */
  stop(): void {
    this.#cancelPause?.();
    this.#cancelPause = null;
  }

  async #flush(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    let pause: number | null = null;
    try {
      do {
        this.#again = false;
        pause = await this.#tellAll();
      } while (this.#again);
    } finally {
      this.#running = false;
    }
    if (pause !== null) this.#cancelPause = this.#parts.clock.after(pause, () => this.flush());
  }

  /** Milliseconds until the next try of what remains; null when nothing is to be tried on this connection. */
  async #tellAll(): Promise<number | null> {
    const { chats, accountId, clock } = this.#parts;
    let pause: number | null = null;
    for (const owed of await chats.owedSettings(accountId)) {
      const socket = this.#parts.socket();
      if (socket === null) return null;
      const name = `${owed.chatId} ${owed.setting.what} ${owed.at}`;
      const early = (this.#due.get(name) ?? 0) - clock.now();
      const wait = early > 0 ? early : await this.#tell(socket, owed);
      if (wait === null) this.#due.delete(name);
      else this.#due.set(name, clock.now() + wait);
      if (wait !== null) pause = Math.min(pause ?? wait, wait);
    }
    return pause;
  }

  /** Null when it is done with, on this connection. */
  async #tell(socket: AccountSocket, owed: OwedSetting): Promise<number | null> {
    const { chats, accountId, logger, publish } = this.#parts;
    try {
      if (owed.receipts !== undefined) await socket.markRead(owed.receipts, this.#parts.tellSenders());
      await socket.changeChat(owed);
      publish(await chats.settleSetting(accountId, owed, true));
      return null;
    } catch (error: unknown) {
      logger.warn('the phone could not be told of a setting', { what: owed.setting.what, error });
      if (!(error instanceof SendError) || error.kind === 'later') return later;
      if (error.kind === 'connection') return null;
    }
    const wait = pauseBefore(owed.tries + 1);
    if (wait === null) publish(await chats.settleSetting(accountId, owed, false));
    else await chats.noteRefusal(accountId, owed);
    return wait;
  }
}
