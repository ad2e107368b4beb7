import type { Bridge } from '../../preload/contract/bridge.ts';
import type { ChatPlace } from '../stores/ui-state.ts';
import { callMain } from './call.ts';

/** Others forget it by themselves: it is said again while the typing goes on. Milliseconds. */
const repeat = 8_000;
/** Who rests so long has ceased. Milliseconds. */
const idle = 5_000;

export interface TypingActions {
  /** A key was pressed in the message box of a chat. */
  typed(place: ChatPlace): void;
  /** The typing is over: sent, emptied, another chat. */
  ended(): void;
}

/** Makes the one who tells main that a person is typing. Whether others see it is the account's setting, which main knows. */
export function createTypingActions(bridge: Bridge): TypingActions {
  let current: (ChatPlace & { toldAt: number }) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = ({ accountId, chatId }: ChatPlace, typing: boolean): void =>
    void callMain(bridge, 'conversation.typing', { accountId, chatId, typing });
  const ended = (): void => {
    clearTimeout(timer);
    if (current !== null) tell(current, false);
    current = null;
  };
  return {
    ended,
    typed: (place) => {
      const isOther = current?.accountId !== place.accountId || current.chatId !== place.chatId;
      if (isOther) ended();
      const now = Date.now();
      if (current === null || now - current.toldAt >= repeat) {
        current = { ...place, toldAt: now };
        tell(place, true);
      }
      clearTimeout(timer);
      timer = setTimeout(ended, idle);
    },
  };
}
