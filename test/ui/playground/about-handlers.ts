import type { CommandName, CommandOutput, ParsedInput } from '../../../preload/contract/commands.ts';
import type { UpdateView } from '../../../preload/contract/updates.ts';
import type { World } from './world.ts';

type AboutCommands = Extract<CommandName, `about.${string}` | `updates.${string}`>;
type Handlers = {
  [Name in AboutCommands]: (world: World, input: ParsedInput<Name>) => CommandOutput<Name>;
};

function show(world: World, update: UpdateView): null {
  world.update = update;
  world.push({ type: 'update', update });
  return null;
}

/** A newer version that is fetched in four steps. */
export const aboutHandlers: Handlers = {
  'about.view': (world) => ({
    version: '0.1.0',
    update: world.update,
    looksByItself: world.looksForUpdates,
  }),
  'about.licences': () => [
    {
      name: 'react',
      version: '19.3.1',
      licence: 'MIT',
      text: 'MIT License\n\nPermission is hereby granted …',
    },
    { name: 'zod', version: '4.6.7', licence: 'MIT', text: '' },
  ],
  'updates.check': (world) =>
    show(world, {
      kind: 'available',
      version: '0.2.0',
      notes: 'Chats open faster.\nBackups can be made by themselves.',
    }),
  'updates.download': (world) => {
    for (const [step, percent] of [0, 30, 70, 100].entries()) {
      setTimeout(() => {
        show(
          world,
          percent === 100
            ? { kind: 'ready', version: '0.2.0' }
            : { kind: 'downloading', version: '0.2.0', percent },
        );
      }, step * 400);
    }
    return null;
  },
  'updates.install': () => null,
  'updates.lookByItself': (world, { allowed }) => {
    world.looksForUpdates = allowed;
    return null;
  },
};
