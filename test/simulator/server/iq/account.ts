import { children, node } from '../../wire/node.ts';
import { StanzaError, type IqTable } from './request.ts';
import { parseJid } from '../../wire/jids.ts';

/** Settings of the account; forms in lib/Socket/chats.js. */
export const accountQueries: IqTable = {
  'abt get props': () => [
    node(
      'props',
      { protocol: '1', ab_key: 'simulator', hash: 'simulator-1', refresh: '86400', refresh_id: '1' },
      [
        node('prop', { config_code: '10518', config_value: '1' }),
        node('prop', { config_code: '9666', config_value: '1' }),
        node('prop', { config_code: '14303', config_value: '0' }),
      ],
    ),
  ],
  'blocklist get *': ({ companion }) => [
    node(
      'list',
      { dhash: 'simulator' },
      [...companion.person.settings.blocked].map((jid) => node('item', { jid })),
    ),
  ],
  'blocklist set item': ({ service, companion, body }) => {
    const { action, jid } = body?.attrs ?? {};
    const target = service.directory.byJid(jid);
    if (!target || !jid) throw new StanzaError(404, 'no such user');
    const { blocked } = companion.person.settings;
    if (action === 'block') blocked.add(target.lidJid);
    else blocked.delete(target.lidJid);
    service.announceBlock(companion, target, action === 'block' ? 'block' : 'unblock');
    return undefined;
  },
  'privacy get privacy': ({ companion }) => [
    node(
      'privacy',
      {},
      [...companion.person.settings.privacy].map(([name, value]) => node('category', { name, value })),
    ),
  ],
  'privacy set privacy': ({ companion, body }) => {
    for (const category of children(body, 'category')) {
      const { name, value } = category.attrs;
      if (!name || !value) throw new StanzaError(400, 'category without name or value');
      companion.person.settings.privacy.set(name, value);
    }
    return undefined;
  },
  'privacy set tokens': ({ service, companion, body }) => {
    for (const token of children(body, 'token')) {
      const target = service.directory.byJid(token.attrs['jid']);
      if (target && parseJid(token.attrs['jid'])) target.settings.trustedBy.add(companion.person.number);
    }
    return undefined;
  },
  'disappearing_mode set disappearing_mode': ({ companion, body }) => {
    const duration = Number(body?.attrs['duration']);
    if (!Number.isInteger(duration) || duration < 0) throw new StanzaError(400, 'bad duration');
    companion.person.settings.disappearingSeconds = duration;
    return undefined;
  },
  'status set status': ({ companion, body }) => {
    companion.person.about = Buffer.from((body?.content ?? '') as string | Uint8Array).toString('utf8');
    return undefined;
  },
};
