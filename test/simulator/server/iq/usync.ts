import type { Person } from '../../population/person.ts';
import { parseJid } from '../../wire/jids.ts';
import { child, children, node, textOf, type BinaryNode } from '../../wire/node.ts';
import type { IqRequest, IqTable } from './request.ts';

type Protocol = (request: IqRequest, person: Person | undefined, asked: string) => BinaryNode | undefined;

/** One answer per protocol that a query may name; forms in lib/WAUSync/Protocols. */
const protocols: Readonly<Record<string, Protocol>> = {
  devices: (_request, person) => (person ? deviceList(person) : undefined),
  contact: (_request, person) => node('contact', { type: person ? 'in' : 'out' }),
  // Only for phone numbers: for a LID the client would store a mapping of the LID to itself (PROTOCOL section 7).
  lid: (_request, person, asked) =>
    person && parseJid(asked)?.server !== 'lid' ? node('lid', { val: person.lidJid }) : undefined,
  status: (_request, person) =>
    person
      ? node('status', { t: '1700000000' }, Buffer.from(person.about))
      : node('status', { code: '404', t: '0' }),
  disappearing_mode: (_request, person) =>
    node('disappearing_mode', {
      duration: String(person?.settings.disappearingSeconds ?? 0),
      t: '1700000000',
    }),
  username: () => undefined,
  bot: () => undefined,
};

/** Form: executeUSyncQuery in lib/Socket/socket.js and lib/WAUSync/USyncQuery.js. */
export const usyncQueries: IqTable = {
  'usync get usync': (request) => {
    const { body, service } = request;
    const asked = children(child(body, 'query')).map((protocol) => protocol.tag);
    for (const name of asked) if (!protocols[name]) service.counters.gap(`usync ${name}`);
    const users = children(child(body, 'list'), 'user').map((user) => answerUser(request, user, asked));
    const { sid, index, last, mode, context } = body?.attrs ?? {};
    return [
      node('usync', { sid, index, last, mode, context }, [
        node(
          'result',
          {},
          asked.map((name) => node(name, {})),
        ),
        node('list', {}, users),
      ]),
    ];
  },
};

function answerUser(request: IqRequest, user: BinaryNode, asked: readonly string[]): BinaryNode {
  const phone = textOf(child(user, 'contact'));
  const number = phone?.replace(/\D/g, '');
  const jid = user.attrs['jid'] ?? `${number ?? ''}@s.whatsapp.net`;
  const person = request.service.directory.byJid(jid);
  const parts: BinaryNode[] = [];
  for (const name of asked) {
    const part = protocols[name]?.(request, person, jid);
    if (part) parts.push(part);
  }
  return node('user', { jid }, parts);
}

/** The phone itself is device 0; a companion without key-index would be dropped (extractDeviceJids). */
function deviceList(person: Person): BinaryNode {
  const devices = [node('device', { id: '0' })];
  for (const companion of person.companions.values()) {
    devices.push(node('device', { id: String(companion.device), 'key-index': String(companion.keyIndex) }));
  }
  return node('devices', {}, [
    node('device-list', { hash: '2:simulator' }, devices),
    node('key-index-list', { ts: String(Math.floor(Date.now() / 1000)) }),
  ]);
}
