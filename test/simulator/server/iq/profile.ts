import type { Group } from '../../groups/group.ts';
import { isAdmin } from '../../groups/group.ts';
import type { Person } from '../../population/person.ts';
import { isGroup } from '../../wire/jids.ts';
import { bytesOf, child, children, node } from '../../wire/node.ts';
import { StanzaError, type IqRequest, type IqTable } from './request.ts';

/** Pictures, business profiles and what else people look up; forms in lib/Socket/chats.js and business.js. */
export const profileQueries: IqTable = {
  'w:profile:picture get picture': (request) => {
    const { service, companion } = request;
    const owner = ownerOf(request, request.stanza.attrs['target']);
    if (!('members' in owner)) refuseIfHidden(owner, companion.person);
    const picture = service.pictures.of(owner);
    if (!picture) throw new StanzaError(404, 'item-not-found');
    const url = `http://127.0.0.1:${service.port}/pp/${picture.id}`;
    return [
      node('picture', {
        id: picture.id,
        type: request.body?.attrs['type'],
        url,
        direct_path: `/pp/${picture.id}`,
      }),
    ];
  },
  // With a picture it is set; without a child it is taken away.
  'w:profile:picture set picture': (request) => setPicture(request, bytesOf(request.body)),
  'w:profile:picture set *': (request) => setPicture(request, undefined),
  'w:biz get business_profile': ({ service, body }) => [
    node(
      'business_profile',
      { v: body?.attrs['v'] },
      children(body, 'profile').flatMap(({ attrs }) => {
        const business = service.directory.byJid(attrs['jid'])?.business;
        return business ? [businessNode(attrs['jid'] ?? '', business)] : [];
      }),
    ),
  ],
  'w:biz set business_profile': ({ companion, body }) => {
    const description = bytesOf(child(body, 'description'))?.toString('utf8');
    companion.person.business = {
      description: description ?? companion.person.business?.description ?? '',
      address: bytesOf(child(body, 'address'))?.toString('utf8') ?? companion.person.business?.address ?? '',
      category: companion.person.business?.category ?? 'Other',
    };
    return undefined;
  },
  'bot get bot': () => [node('bot', { v: '2' })],
  'w:mex get query': ({ service, body }) => [
    node('result', {}, Buffer.from(JSON.stringify(mexAnswer(service, body)))),
  ],
};

interface Business {
  readonly description: string;
  readonly address: string;
  readonly category: string;
}

function businessNode(jid: string, business: Business): ReturnType<typeof node> {
  return node('profile', { jid }, [
    node('address', {}, Buffer.from(business.address)),
    node('description', {}, Buffer.from(business.description)),
    node('categories', {}, [node('category', { id: '1' }, Buffer.from(business.category))]),
  ]);
}

function setPicture(request: IqRequest, content: Buffer | undefined): ReturnType<IqTable[string]> {
  const { service, companion, stanza } = request;
  const { target } = stanza.attrs;
  const owner = target === undefined ? companion.person : ownerOf(request, target);
  const mayChange =
    'members' in owner ? !owner.locked || isAdmin(owner, companion.person) : owner === companion.person;
  if (!mayChange) throw new StanzaError(403, 'forbidden');
  const picture = service.pictures.set(owner, content, companion.person);
  return picture ? [node('picture', { id: picture.id })] : undefined;
}

function ownerOf({ service }: IqRequest, target: string | undefined): Person | Group {
  const owner = isGroup(target) ? service.groups.find(target) : service.directory.byJid(target);
  if (!owner) throw new StanzaError(404, 'item-not-found');
  return owner;
}

function refuseIfHidden(owner: Person, asking: Person): void {
  if (owner !== asking && owner.settings.privacy.get('profile') === 'none')
    throw new StanzaError(401, 'not-authorized');
}

/** The two lookups that Baileys makes by itself (fetchAccountReachoutTimelock, fetchNewChatMessageCap in socket.js). */
function mexAnswer(service: IqRequest['service'], query: IqRequest['body']): unknown {
  const id = query?.attrs['query_id'] ?? '';
  if (id === '23983697327930364') {
    return {
      data: { xwa2_fetch_account_reachout_timelock: { is_active: false, enforcement_type: 'DEFAULT' } },
    };
  }
  if (id === '24503548349331633') {
    return {
      data: { xwa2_message_capping_info: { total_quota: 1_000, used_quota: 0, capping_status: 'NONE' } },
    };
  }
  service.counters.gap(`mex ${id}`);
  return { errors: [{ message: 'unknown query', extensions: { error_code: 404 } }] };
}
