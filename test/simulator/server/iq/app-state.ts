import { children, node } from '../../wire/node.ts';
import type { IqTable } from './request.ts';

/** Form: resyncAppState in lib/Socket/chats.js; every collection asked for has to be in the answer, or it loops. */
export const appStateQueries: IqTable = {
  'w:sync:app:state set sync': ({ body }) => [
    node(
      'sync',
      {},
      children(body, 'collection').map(({ attrs }) =>
        node('collection', { name: attrs['name'], version: attrs['version'] ?? '0' }),
      ),
    ),
  ],
};
