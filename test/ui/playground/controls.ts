import type { BackupProgress } from '../../../preload/contract/backups.ts';
import type { HistoryEnd, PresenceState } from '../../../preload/contract/chat-info.ts';
import type { CommandName } from '../../../preload/contract/commands.ts';
import type { Language } from '../../../preload/contract/languages.ts';
import type { AccountState, PersonId } from '../../../preload/contract/model.ts';
import type { OpeningView } from '../../../preload/contract/openings.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { chatIdOf } from './fill.ts';
import type { World } from './world.ts';

/** What a test may do to the world from outside the window. */
export interface PlaygroundControls {
  incoming(account: number, chatId: string, text: string): void;
  setState(account: number, state: AccountState): void;
  /** What came of the dialog: the youngest account gets a name, a number and this state. */
  born(name: string): void;
  setLinking(state: AccountState): void;
  /** Somebody does something in a chat. */
  presence(account: number, chatId: string, name: string, state: PresenceState): void;
  /** A push that is lost on the way. */
  loseOne(): void;
  fail(name: CommandName, code: ErrorCode): void;
  unfail(name: CommandName): void;
  /** The next call of this name fails, later ones do not. */
  failOnce(name: CommandName, code: ErrorCode): void;
  /** Calls of this name are never answered. */
  hold(name: CommandName): void;
  backupProgress(progress: BackupProgress | null): void;
  /** Something is to be opened that came from outside. */
  opening(opening: OpeningView): void;
  /** What stands before the messages of every conversation that is opened from now on. */
  historyEnd(end: HistoryEnd): void;
  /** The language is chosen, as on the page of settings. */
  speak(language: Language): void;
  calls(name: CommandName): readonly unknown[];
}

/** Makes the controls of a world. */
export function playgroundControls(world: World): PlaygroundControls {
  const account = (index: number) => {
    const found = [...world.accounts.values()][index];
    if (found === undefined) throw new Error(`no account ${index}`);
    return found;
  };
  const youngest = () => account(world.accounts.size - 1);
  return {
    incoming: (index, chatId, text) =>
      void world.incoming(account(index).id, chatIdOf(account(index).id, Number(chatId)), text),
    setState: (index, state) => world.setAccount({ ...account(index), state }),
    born: (name) =>
      world.setAccount({ ...youngest(), name, phoneNumber: '491512223334', state: { kind: 'online' } }),
    setLinking: (state) => world.setAccount({ ...youngest(), state }),
    presence: (index, chatId, name, state) =>
      world.push({
        type: 'presence',
        accountId: account(index).id,
        chatId: chatIdOf(account(index).id, Number(chatId)),
        personId: String(name.length) as PersonId,
        name,
        state,
        lastSeenAt: state === 'offline' ? Date.UTC(2026, 0, 5, 12) : null,
      }),
    loseOne: () => {
      world.sequence += 1;
    },
    hold: (name) => void world.hanging.add(name),
    backupProgress: (progress) => world.push({ type: 'backup', progress }),
    speak: (language) => {
      world.preferences = { ...world.preferences, language };
      world.push({ type: 'preferences', preferences: world.preferences });
    },
    opening: (opening) => {
      world.openings.push(opening);
      world.push({ type: 'opening' });
    },
    fail: (name, code) => void world.failing.set(name, code),
    failOnce: (name, code) => {
      world.failing.set(name, code);
      world.failingOnce.add(name);
    },
    unfail: (name) => void world.failing.delete(name),
    historyEnd: (end) => {
      world.historyEnd = end;
    },
    calls: (name) => world.calls.filter((call) => call.name === name).map((call) => call.input),
  };
}
