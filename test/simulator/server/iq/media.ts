import { node } from '../../wire/node.ts';
import type { IqTable } from './request.ts';

/** Form: refreshMediaConn in lib/Socket/messages-send.js. */
export const mediaQueries: IqTable = {
  'w:m set media_conn': ({ service }) => [
    node('media_conn', { auth: service.media.token, ttl: '3600', auth_ttl: '21600', max_buckets: '12' }, [
      node('host', { hostname: service.mediaHost, maxContentLengthBytes: '268435456' }),
    ]),
  ],
};
