import type { Figure } from '../library/figure.ts';
import { accountFigures } from './accounts.ts';
import type { Context } from './context.ts';
import { receiveFigures } from './receive.ts';

/** By the names under which `npm run bench -- NAME` knows them. */
export const benchmarks: Readonly<Record<string, (context: Context) => Promise<readonly Figure[]>>> = {
  accounts: accountFigures,
  receive: receiveFigures,
};
