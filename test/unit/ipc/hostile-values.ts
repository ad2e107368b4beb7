import fc from 'fast-check';
import { commands, type CommandName } from '../../../preload/contract/commands.ts';

const numbers = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.array(fc.stringMatching(/^\d{1,16}$/), { minLength: 1, maxLength: 3 }),
    },
    fc.array(fc.anything(), { maxLength: 3 }),
    fc.constant(Array.from({ length: 500 }, () => '1')),
  );

const attachmentId = fc.stringMatching(/^[A-Za-z0-9_-]{22}$/);
const bytes = fc.uint8Array({ minLength: 1, maxLength: 20 });

/** What commands about files take. */
const files: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  messageIds: numbers(),
  chatIds: numbers(),
  attachmentIds: fc.oneof(
    { weight: 4, arbitrary: fc.array(attachmentId, { minLength: 1, maxLength: 3 }) },
    fc.array(fc.anything(), { maxLength: 3 }),
  ),
  attachmentId: fc.oneof({ weight: 4, arbitrary: attachmentId }, fc.constant('../../../etc/passwd')),
  bytes: fc.oneof({ weight: 4, arbitrary: bytes }, fc.constant([1, 2]), fc.constant(new Uint8Array())),
  fileName: fc.oneof({ weight: 4, arbitrary: fc.string({ minLength: 1 }) }, fc.constant('x'.repeat(300))),
  mimetype: fc.constantFrom('image/jpeg', 'audio/ogg; codecs=opus', 'text/html\r\nx: y', 'nothing'),
  as: fc.constantFrom('image', 'voice', 'document', 'script', 7),
  kind: fc.constantFrom('media', 'files', 'links', 'all', null),
  caption: fc.oneof({ weight: 4, arbitrary: fc.string() }, fc.constant('x'.repeat(65_537))),
  quotedMessageId: fc.constantFrom(null, '12', '-1', 12),
  measured: fc.oneof(
    fc.constant(null),
    {
      weight: 4,
      arbitrary: fc.record({
        width: fc.constantFrom(null, 640),
        height: fc.constantFrom(null, 480),
        seconds: fc.constantFrom(null, 2.5),
        thumbnail: fc.oneof(fc.constant(null), bytes),
        waveform: fc.constantFrom(
          null,
          Array.from({ length: 64 }, () => 50),
        ),
      }),
    },
    fc.constant({ width: -1, height: Number.NaN, seconds: 1e99, thumbnail: 'x', waveform: [1] }),
  ),
};

const flag = fc.oneof({ weight: 4, arbitrary: fc.boolean() }, fc.constantFrom(1, 'true', null));
const numbersUpTo = (most: number): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.array(fc.nat(most), { maxLength: 3 }) },
    fc.array(fc.anything(), { maxLength: 3 }),
  );

/** What commands about single messages take. */
const ofMessages: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  mentions: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    fc.constant([{ start: 0, length: 3, personId: '7' }]),
    fc.constant([{ start: -1, length: 1e9, personId: 'x' }]),
  ),
  question: fc.oneof({ weight: 4, arbitrary: fc.stringMatching(/^[a-z]{1,20}$/) }, fc.constant(' ')),
  options: fc.oneof(
    { weight: 4, arbitrary: fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 2, maxLength: 4 }) },
    { weight: 4, arbitrary: numbersUpTo(12) },
  ),
  multiple: flag,
  forEveryone: flag,
  starred: flag,
  personIds: numbers(),
  toChatId: fc.constantFrom('12', '1;DROP', 4),
  emoji: fc.oneof({ weight: 4, arbitrary: fc.constantFrom('', '\u{1F44D}') }, fc.constant('x'.repeat(65))),
  seconds: fc.constantFrom(0, 86_400, 604_800, 1, -1, '0'),
};

/** What commands about whole chats, people and groups take. */
const ofChats: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  archived: flag,
  unread: flag,
  blocked: flag,
  renew: flag,
  announceOnly: flag,
  locked: flag,
  membersMayAdd: flag,
  approval: flag,
  action: fc.constantFrom('add', 'remove', 'promote', 'demote', 'drop', 7),
  subject: fc.oneof({ weight: 4, arbitrary: fc.stringMatching(/^[a-z]{1,20}$/) }, fc.constant(' '.repeat(9))),
  description: fc.oneof({ weight: 4, arbitrary: fc.string() }, fc.constant('x'.repeat(2049))),
  search: fc.oneof({ weight: 4, arbitrary: fc.string({ maxLength: 20 }) }, fc.constant('x'.repeat(9999))),
  after: fc.oneof(fc.constant(null), fc.string({ maxLength: 600 })),
};

/** How long something is kept on the disk. */
const keep = fc.record({ days: fc.constantFrom(null, 30, -1), megabytes: fc.constantFrom(null, 100, 1) });

/** What backups that are made by themselves take. */
const ofSchedules: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  everyHours: fc.constantFrom(1, 24, 168, 0, -1, 1.5, '24'),
  keep: fc.oneof(
    { weight: 4, arbitrary: fc.constant({ last: 7, daily: 7, weekly: 4 }) },
    fc.constant({ last: 0, daily: -1, weekly: 1e9 }),
    fc.anything(),
  ),
  pickFolder: fc.oneof({ weight: 4, arbitrary: fc.boolean() }, fc.constant('/etc')),
};

/** What an export takes. */
const ofExports: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  scope: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        [{ accountId: 'account-1', chatIds: null }],
        [{ accountId: 'account-1', chatIds: ['1', '2'] }],
      ),
    },
    fc.constant([]),
    fc.constant([{ accountId: '../../etc', chatIds: ['1;DROP'] }]),
  ),
  format: fc.constantFrom('text', 'json', 'html', 'csv', 'vcard', 'exe'),
  until: fc.oneof(fc.constant(null), fc.nat(), fc.double()),
};

const almost: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  ...files,
  ...ofMessages,
  ...ofChats,
  ...ofExports,
  ...ofSchedules,
  accountId: fc.oneof(
    { weight: 4, arbitrary: fc.stringMatching(/^[a-z0-9-]{8,40}$/) },
    fc.string(),
    fc.constant('../../etc/passwd'),
  ),
  chatId: fc.oneof(
    { weight: 4, arbitrary: fc.stringMatching(/^\d{1,16}$/) },
    fc.integer(),
    fc.constant("1' OR 1=1 --"),
  ),
  messageId: fc.oneof(
    { weight: 4, arbitrary: fc.stringMatching(/^\d{1,16}$/) },
    fc.constant('1\n2'),
    fc.bigInt(),
  ),
  through: fc.oneof({ weight: 4, arbitrary: fc.stringMatching(/^\d{1,16}$/) }, fc.string()),
  before: fc.oneof(fc.constant(null), fc.nat(), fc.string({ maxLength: 80 })),
  what: fc.constantFrom('messages', 'media', 'all', 1),
  text: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('x'.repeat(65_537)), fc.constant('\0')),
  passphrase: fc.oneof(fc.string({ minLength: 4, maxLength: 30 }), fc.constant('y'.repeat(2000))),
  protection: fc.constantFrom('passphrase', 'plain-file', 'key-store', 1),
  consent: fc.oneof(fc.boolean(), fc.constant('true')),
  accountIds: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.array(fc.stringMatching(/^[a-z0-9-]{8,40}$/), { minLength: 1, maxLength: 3 }),
    },
    fc.array(fc.anything(), { maxLength: 3 }),
  ),
  withMessages: fc.oneof(fc.boolean(), fc.constant(1)),
  withMedia: fc.oneof(fc.boolean(), fc.constant(1)),
  typing: fc.oneof(fc.boolean(), fc.constant('yes')),
  forNewAccounts: fc.oneof(fc.boolean(), fc.constant('yes')),
  at: fc.oneof(
    { weight: 2, arbitrary: fc.constant({ type: 'first-unread' }) },
    {
      weight: 2,
      arbitrary: fc.record({ type: fc.constant('message'), messageId: fc.stringMatching(/^\d{1,16}$/) }),
    },
    fc.record({ type: fc.constantFrom('date', 'end'), date: fc.integer() }),
    fc.anything(),
  ),
  personId: fc.oneof({ weight: 4, arbitrary: fc.stringMatching(/^\d{1,16}$/) }, fc.string()),
  sender: fc.oneof(fc.constantFrom(null, 'me'), fc.stringMatching(/^\d{1,16}$/), fc.anything()),
  kinds: fc.oneof(
    { weight: 3, arbitrary: fc.subarray(['text', 'image', 'voice']) },
    fc.array(fc.anything(), { maxLength: 2 }),
  ),
  from: fc.oneof(fc.constant(null), fc.nat(), fc.integer()),
  to: fc.oneof(fc.constant(null), fc.nat(), fc.double()),
  hasMedia: fc.oneof({ weight: 3, arbitrary: fc.boolean() }, fc.constant(1)),
  hasLink: fc.oneof({ weight: 3, arbitrary: fc.boolean() }, fc.constant('true')),
  sure: fc.oneof(fc.constant('delete everything'), fc.string(), fc.boolean()),
  current: fc.oneof(fc.constant(null), fc.string({ maxLength: 20 }), fc.constant('z'.repeat(2000))),
  next: fc.oneof(
    { weight: 2, arbitrary: fc.constant({ protection: 'key-store' }) },
    {
      weight: 2,
      arbitrary: fc.record({
        protection: fc.constant('passphrase'),
        passphrase: fc.string({ maxLength: 30 }),
      }),
    },
    fc.record({ protection: fc.constantFrom('plain-file', 'none'), consent: fc.anything() }),
    fc.anything(),
  ),
  settings: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        closeToTray: fc.boolean(),
        startAtLogin: fc.boolean(),
        checkSpelling: fc.oneof({ weight: 3, arbitrary: fc.boolean() }, fc.anything()),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        afterMinutes: fc.constantFrom(null, 1, 5, 15, 60, 0, -1, 1.5),
        withScreen: fc.boolean(),
        systemUnlock: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        enabled: fc.boolean(),
        shows: fc.constantFrom('text', 'name', 'nothing', 'all'),
        sound: fc.boolean(),
        quietHours: fc.oneof(
          fc.constant(null),
          fc.record({ from: fc.integer({ min: -1, max: 1440 }), to: fc.integer({ min: 0, max: 1439 }) }),
        ),
        keywords: fc.array(fc.string({ maxLength: 70 }), { maxLength: 4 }),
        mentionsBreakThrough: fc.boolean(),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        appearOnline: fc.constantFrom('never', 'in-view'),
        readReceipts: fc.boolean(),
        typing: fc.boolean(),
        history: fc.constantFrom('recent', 'everything'),
        autoDownload: fc.constantFrom('never', 'pictures', 'everything'),
        keep: fc.record({ messages: keep, media: keep }),
      }),
    },
    fc.record({ appearOnline: fc.string(), readReceipts: fc.anything() }),
  ),
  proxy: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom('http', 'https', 'socks5'),
        host: fc.constantFrom('127.0.0.1', 'proxy.example', 'a b', ''),
        port: fc.integer({ min: -1, max: 70_000 }),
        username: fc.constantFrom('', 'name', 'na:me'),
        password: fc.constantFrom(null, '', 'word'),
      }),
    },
    fc.constant(null),
    fc.anything(),
  ),
  accounts: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.array(
        fc.record({ accountId: fc.stringMatching(/^[a-z0-9-]{8,40}$/), evenIfOlder: fc.boolean() }),
        { minLength: 1, maxLength: 3 },
      ),
    },
    fc.array(fc.anything(), { maxLength: 3 }),
  ),
};

/** For fields without a line above. */
const plainValue = fc.oneof(
  fc.boolean(),
  fc.constant(null),
  fc.nat(1000),
  fc.string({ maxLength: 20 }),
  fc.stringMatching(/^[a-z0-9-]{8,40}$/),
  fc.anything(),
);

const thrower = (): object =>
  new Proxy(
    {},
    {
      get: () => {
        throw new Error('get');
      },
      ownKeys: () => {
        throw new Error('ownKeys');
      },
      getPrototypeOf: () => {
        throw new Error('getPrototypeOf');
      },
    },
  );

const circle = (): object => {
  const round: Record<string, unknown> = { accountId: 'account-1' };
  round['self'] = round;
  return round;
};

const nested = (depth: number): unknown => (depth === 0 ? 'end' : { accountId: nested(depth - 1) });

/** Fields of calls whose input is one of several shapes. */
const unions: Partial<Record<CommandName, readonly (readonly string[])[]>> = {
  'vault.create': [
    ['protection', 'passphrase'],
    ['protection', 'consent'],
  ],
  'chats.start': [
    ['accountId', 'personId'],
    ['accountId', 'phoneNumber', 'region'],
  ],
};

interface Checked {
  safeParse(value: unknown): { success: boolean };
}

/** Those values that the schema takes. A field whose line has hardly any of them fails here, always. */
const onlyRight = (values: fc.Arbitrary<unknown>, schema: Checked, of: string): fc.Arbitrary<unknown> => {
  let missed = 0;
  return values.filter((value) => {
    const right = schema.safeParse(value).success;
    missed = right ? 0 : missed + 1;
    if (missed > 5000) throw new Error(`${of} needs a line in hostile-values.ts`);
    return right;
  });
};

/**
 * Inputs for a command: right ones, nearly right ones (the right fields with right and wrong values, some missing,
 * some too many, some on the prototype), and whatever JavaScript can make.
 */
export const hostileValue = (name: CommandName): fc.Arbitrary<unknown> => {
  const schema = commands[name].input;
  const shape: Readonly<Record<string, Checked>> | null = 'shape' in schema ? schema.shape : null;
  // A choice between shapes has no shape of its own.
  const choices = shape === null ? (unions[name] ?? []) : [Object.keys(shape)];
  const valuesOf = (ownFields: readonly string[]): Record<string, fc.Arbitrary<unknown>> =>
    Object.fromEntries(ownFields.map((field) => [field, almost[field] ?? plainValue]));
  const nearlyRight = fc.oneof(
    ...choices.map((ownFields) => {
      const values = valuesOf(ownFields);
      return fc.oneof({ weight: 3, arbitrary: fc.record(values) }, fc.record(values, { requiredKeys: [] }));
    }),
  );
  const right =
    shape === null
      ? onlyRight(nearlyRight, schema, name)
      : fc.record(
          Object.fromEntries(
            Object.entries(valuesOf(Object.keys(shape))).map(([field, values]) => [
              field,
              onlyRight(values, shape[field] as Checked, `${name}: ${field}`),
            ]),
          ),
        );
  const fields = fc.record({ ...almost, extra: fc.anything() }, { requiredKeys: [] });
  const few = fc
    .tuple(fields, fc.subarray([...Object.keys(almost), 'extra']))
    .map(([value, kept]) => Object.fromEntries(Object.entries(value).filter(([key]) => kept.includes(key))));
  return fc.oneof(
    { weight: 2, arbitrary: right },
    { weight: 3, arbitrary: nearlyRight },
    { weight: 3, arbitrary: few },
    { weight: 1, arbitrary: few.map((value) => Object.create(value) as unknown) },
    { weight: 1, arbitrary: few.map((value) => [value]) },
    {
      weight: 3,
      arbitrary: fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withNullPrototype: true,
        withSet: true,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(thrower(), circle(), nested(2000), Symbol('input'), () => undefined),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('{"__proto__":{"accountId":"account-1"}}').map((text) => JSON.parse(text)),
    },
  );
};
