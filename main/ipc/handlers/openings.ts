import { success } from '../../../preload/contract/result.ts';
import { openingView } from '../../desktop/openings.ts';
import type { Program } from '../program.ts';
import type { Handlers } from '../register.ts';
import { asCommand } from './accounts.ts';
import { withCodes } from './backups.ts';

export const openingHandlers = (program: Program): Pick<Handlers, 'openings.take'> => ({
  'openings.take': async () => {
    // Whoever may not see the data yet takes nothing away from those who will.
    await program.shown();
    const opening = program.openings.take();
    return asCommand(async () => {
      if (opening === null) return success(null);
      if (opening.kind !== 'backup' && opening.kind !== 'folder') return success(openingView(opening, ''));
      const { backups } = await program.opened();
      if (opening.kind === 'backup') await withCodes(() => backups.pick(opening.path));
      const number = opening.kind === 'folder' ? await withCodes(() => backups.pickFolder(opening.path)) : '';
      return success(openingView(opening, number));
    });
  },
});
