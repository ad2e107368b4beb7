import { applyPresence, forgetTyping, typingLasts, type PresenceEvent } from '../stores/presence.ts';
import type { Stores } from '../stores/stores.ts';

export interface PresenceActions {
  apply(event: PresenceEvent): void;
  /** The chat is left: what people did there is not known any more. */
  clear(): void;
}

/** Makes the one who keeps what people do in the open chat, and forgets typing that nobody has ended. */
export function createPresenceActions({ ui }: Pick<Stores, 'ui'>): PresenceActions {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    apply: (event) => {
      ui.setState(({ presence }) => ({ presence: applyPresence(presence, event, Date.now()) }));
      clearTimeout(timer);
      timer = setTimeout(
        () => ui.setState(({ presence }) => ({ presence: forgetTyping(presence, Date.now()) })),
        typingLasts,
      );
    },
    clear: () => {
      clearTimeout(timer);
      if (ui.getState().presence !== null) ui.setState({ presence: null });
    },
  };
}
