import type { BackupProgress } from '../../../preload/contract/backups.ts';
import type { CommandName } from '../../../preload/contract/commands.ts';
import type { AccountId, AccountState, ChatId } from '../../../preload/contract/model.ts';
import type { World } from './world.ts';

/** What a test may do to the world from outside the window. */
export interface PlaygroundControls {
  incoming(account: number, chatId: string, text: string): void;
  setState(account: number, state: AccountState): void;
  /** What came of the dialog: the youngest account gets a name, a number and this state. */
  born(name: string): void;
  setLinking(state: AccountState): void;
  /** A push that is lost on the way. */
  loseOne(): void;
  unfail(name: CommandName): void;
  /** Calls of this name are never answered. */
  hold(name: CommandName): void;
  backupProgress(progress: BackupProgress | null): void;
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
      void world.incoming(account(index).id satisfies AccountId, chatId as ChatId, text),
    setState: (index, state) => world.setAccount({ ...account(index), state }),
    born: (name) =>
      world.setAccount({ ...youngest(), name, phoneNumber: '491512223334', state: { kind: 'online' } }),
    setLinking: (state) => world.setAccount({ ...youngest(), state }),
    loseOne: () => {
      world.sequence += 1;
    },
    hold: (name) => void world.hanging.add(name),
    backupProgress: (progress) => world.push({ type: 'backup', progress }),
    unfail: (name) => void world.failing.delete(name),
    calls: (name) => world.calls.filter((call) => call.name === name).map((call) => call.input),
  };
}
