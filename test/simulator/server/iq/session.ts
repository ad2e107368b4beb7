import { parseJid } from '../../wire/jids.ts';
import { becomeActive } from '../session-start.ts';
import { StanzaError, type IqTable } from './request.ts';

/** Queries about the connection itself; forms in lib/Socket/socket.js. */
export const sessionQueries: IqTable = {
  'w:p get ping': () => undefined,
  'w:p get *': () => undefined,
  'passive set active': ({ service, connection, companion }) => {
    // The answer has to go out before the queued stanzas do.
    queueMicrotask(() => becomeActive(service, connection, companion));
    return undefined;
  },
  'passive set passive': () => undefined,
  'urn:xmpp:whatsapp:dirty set clean': () => undefined,
  'w:stats set add': () => undefined,
  'w:stats  add': () => undefined,
  'md set remove-companion-device': ({ service, companion, body }) => {
    const jid = parseJid(body?.attrs['jid']);
    const own = companion.person;
    if (!jid || (jid.user !== own.number && jid.user !== own.lid))
      throw new StanzaError(403, 'not your device');
    const target = own.companions.get(jid.device);
    if (!target) throw new StanzaError(404, 'no such device');
    queueMicrotask(() => service.unlink(target));
    return undefined;
  },
};
