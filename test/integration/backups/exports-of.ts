import { Jobs } from '../../../main/backups/jobs.ts';
import { createTexts } from '../../../main/desktop/texts.ts';
import { Exports } from '../../../main/exports/exports.ts';
import type { TestProgram } from '../program.ts';

/** The exports of a running program, in English. */
export const exportsOf = (program: TestProgram): Exports =>
  new Exports({
    store: program.exports,
    counts: program.backups,
    media: program.mediaFolder,
    chats: program.chats,
    jobs: new Jobs(Date.now, () => undefined),
    app: '1',
    now: () => Date.now(),
    texts: createTexts(),
  });
