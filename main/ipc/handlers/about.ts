import type { CommandName } from '../../../preload/contract/commands.ts';
import { success } from '../../../preload/contract/result.ts';
import type { Program } from '../program.ts';
import type { Handlers } from '../register.ts';

type AboutCommands = Extract<CommandName, `about.${string}` | `updates.${string}`>;

/** Steps that take long answer at once; how they go comes as pushes. */
export const aboutHandlers = ({ about }: Program): Pick<Handlers, AboutCommands> => ({
  'about.view': () => success(about.view()),
  'about.licences': async () => success(await about.licences()),
  'updates.check': () => {
    void about.updates.check();
    return success(null);
  },
  'updates.download': () => {
    void about.updates.download();
    return success(null);
  },
  'updates.install': () => {
    void about.updates.install();
    return success(null);
  },
  'updates.lookByItself': ({ allowed }) => {
    about.lookByItself(allowed);
    return success(null);
  },
});
