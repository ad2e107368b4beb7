import fc from 'fast-check';
import { frame } from '../wire/frame-reader.ts';
import { node, type BinaryNode } from '../wire/node.ts';

export const HEADER = Buffer.from([0x57, 0x41, 6, 3]);
const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));

/** Some of it looks right for a while. */
export const openings = fc.oneof(
  bytes,
  bytes.map((tail) => Buffer.concat([HEADER, tail])),
  bytes.map((body) => Buffer.concat([HEADER, frame(body)])),
  fc.tuple(bytes, bytes).map(([first, second]) => Buffer.concat([HEADER, frame(first), frame(second)])),
  bytes.map((tail) => Buffer.concat([Buffer.from('ED\u0000\u0001'), tail])),
  fc.uint8Array({ minLength: 32, maxLength: 32 }).map((key) => {
    // clientHello{ephemeral}: field 2, then field 1.
    const hello = Buffer.concat([Buffer.of(0x12, 0x22, 0x0a, 0x20), key]);
    return Buffer.concat([HEADER, frame(hello), frame(Buffer.alloc(100, 7))]);
  }),
);

const jids = fc.oneof(
  fc.constantFrom(
    '@s.whatsapp.net',
    '@g.us',
    'status@broadcast',
    '',
    ':',
    '@',
    'a:b@c',
    '1:999@lid',
    '@call',
  ),
  fc.string(),
  fc.nat().map((user) => `${user}@s.whatsapp.net`),
);
const attributes = fc.dictionary(
  fc.constantFrom(
    'id',
    'to',
    'type',
    'xmlns',
    'participant',
    'recipient',
    'jid',
    'class',
    'count',
    'name',
    'version',
    'device_fanout',
    'category',
    'edit',
    'stage',
    'code',
    'target',
    'value',
    'action',
  ),
  fc.oneof(
    jids,
    fc.constantFrom(
      'get',
      'set',
      'result',
      'error',
      'retry',
      'read',
      'peer',
      'false',
      'encrypt',
      'usync',
      'w:g2',
      'md',
      'privacy',
      'w:sync:app:state',
      'abt',
      'subscribe',
      '-1',
      'NaN',
      '1e9',
      'pkmsg',
      'msg',
      'skmsg',
    ),
  ),
);
const TAGS = [
  'iq',
  'message',
  'receipt',
  'ack',
  'presence',
  'chatstate',
  'ib',
  'call',
  'notification',
  'enc',
  'participants',
  'to',
  'usync',
  'list',
  'user',
  'key',
  'retry',
  'keys',
  'skey',
  'id',
  'rotate',
  'registration',
  'sync',
  'collection',
  'patch',
  'create',
  'add',
  'remove',
  'invite',
  'description',
  'subject',
  'picture',
  'tokens',
  'token',
  'privacy',
  'category',
  'item',
  'media_conn',
  'remove-companion-device',
  'link_code_companion_reg',
  'rmr',
  'stream:error',
  'x',
];

export const { tree } = fc.letrec<{ tree: BinaryNode }>((tie) => ({
  tree: fc
    .record({
      tag: fc.constantFrom(...TAGS),
      attrs: attributes,
      content: fc.oneof(
        { depthSize: 'small' },
        fc.constant(undefined),
        fc.uint8Array({ maxLength: 100 }).map((array) => Buffer.from(array)),
        fc.string(),
        fc.array(tie('tree'), { maxLength: 4 }),
      ),
    })
    .map(({ tag, attrs, content }) => node(tag, attrs, content as BinaryNode['content'])),
}));

/** Queries that exist, with contents that make no sense. */
export const queries = fc
  .tuple(
    fc.constantFrom(
      'encrypt',
      'usync',
      'w:g2',
      'md',
      'privacy',
      'w:sync:app:state',
      'abt',
      'blocklist',
      'w:profile:picture',
      'status',
      'w:m',
      'passive',
      'w:p',
      'disappearing_mode',
      'w:biz',
      'w:mex',
    ),
    fc.constantFrom('get', 'set'),
    fc.array(tree, { maxLength: 3 }),
    jids,
  )
  .map(([xmlns, type, content, to]) => node('iq', { xmlns, type, id: 'fuzz', to }, content));
