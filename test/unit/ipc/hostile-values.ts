import fc from 'fast-check';
import { commands, type CommandName } from '../../../preload/contract/commands.ts';

const almost: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
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
  before: fc.oneof(fc.constant(null), fc.string({ maxLength: 80 })),
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
  forNewAccounts: fc.oneof(fc.boolean(), fc.constant('yes')),
  settings: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ appearOnline: fc.constantFrom('never', 'in-view'), readReceipts: fc.boolean() }),
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

/**
 * Inputs for a command: nearly right ones (the right fields with right and wrong values, some missing, some too
 * many, some on the prototype), and whatever JavaScript can make.
 */
export const hostileValue = (name: CommandName): fc.Arbitrary<unknown> => {
  const schema = commands[name].input;
  // A choice between shapes has no shape of its own.
  const choices = [
    ['protection', 'passphrase'],
    ['protection', 'consent'],
  ];
  const nearlyRight = fc.oneof(
    ...('shape' in schema ? [Object.keys(schema.shape)] : choices).map((ownFields) => {
      const values = Object.fromEntries(ownFields.map((field) => [field, almost[field] ?? plainValue]));
      return fc.oneof({ weight: 3, arbitrary: fc.record(values) }, fc.record(values, { requiredKeys: [] }));
    }),
  );
  const fields = fc.record({ ...almost, extra: fc.anything() }, { requiredKeys: [] });
  const few = fc
    .tuple(fields, fc.subarray([...Object.keys(almost), 'extra']))
    .map(([value, kept]) => Object.fromEntries(Object.entries(value).filter(([key]) => kept.includes(key))));
  return fc.oneof(
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
