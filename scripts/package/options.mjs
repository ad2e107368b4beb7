// @ts-check
import { parseArgs } from 'node:util';
import { PlainError } from '../library/plain-error.mjs';

const usage = 'npm run package -- [--installers] [--update-url URL --update-key PUBLIC_KEY.pem]';

/**
 * @param {readonly string[]} list
 * @returns {{ installers: boolean, updateUrl: string | undefined, updateKey: string | undefined }}
 */
export function packageOptions(list) {
  try {
    const { values } = parseArgs({
      args: [...list],
      options: {
        installers: { type: 'boolean', default: false },
        'update-url': { type: 'string' },
        'update-key': { type: 'string' },
      },
    });
    const { 'update-url': updateUrl, 'update-key': updateKey } = values;
    if ((updateUrl === undefined) !== (updateKey === undefined)) {
      throw new Error('--update-url and --update-key go together');
    }
    return { installers: values.installers, updateUrl, updateKey };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new PlainError(`The arguments are not understood: ${reason}.`, usage);
  }
}
