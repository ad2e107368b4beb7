import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../main/log/redact.ts';

const see = (value: unknown): string => JSON.stringify(redact(value, { home: '/home/alice' }));

const nest = (value: unknown): fc.Arbitrary<unknown> =>
  fc.array(fc.constantFrom('list', 'object', 'map', 'set', 'cause'), { maxLength: 4 }).map((shapes) =>
    shapes.reduce<unknown>((inner, shape) => {
      if (shape === 'list') return [inner, 1];
      if (shape === 'map') return new Map([['field', inner]]);
      if (shape === 'set') return new Set([inner]);
      if (shape === 'cause') return new Error('outer', { cause: inner });
      return { field: inner };
    }, value),
  );

describe('redact', () => {
  it.each([
    'text',
    'caption',
    'body',
    'conversation',
    'content',
    'name',
    'pushName',
    'push_name',
    'title',
    'notify',
    'subject',
    'description',
    'message',
    'qr',
    'passphrase',
    'privKey',
    'noiseKey',
    'signedPreKey',
    'advSecretKey',
    'creds',
    'session',
    'sessions',
    'rootKey',
    'chainKey',
    'authTag',
    'pairingCode',
    'token',
    'xml',
    'vcard',
  ])('hides what stands under %s, text, object and number alike', (field) => {
    const planted = 'Zebra42';
    for (const value of [planted, { inner: planted }, [planted], new Map([['x', planted]])]) {
      if (field === 'message' && typeof value !== 'string') continue;
      const seen = see({ deep: [{ [field]: value }] });
      expect(seen).not.toContain(planted);
      expect(seen).toContain('[hidden]');
    }
  });

  it('keeps what helps', () => {
    expect(
      redact({
        command: 'vault.unlock',
        code: 515,
        online: true,
        at: 1_763_882_347_000,
        waitedMilliseconds: 12_000_000,
      }),
    ).toEqual({
      command: 'vault.unlock',
      code: 515,
      online: true,
      at: 1_763_882_347_000,
      waitedMilliseconds: 12_000_000,
    });
    expect(redact({ connection: 'open', status: 'closed', key: null })).toEqual({
      connection: 'open',
      status: 'closed',
      key: null,
    });
  });

  it('hides bytes in all their containers', () => {
    const secret = randomBytes(32);
    const seen = see({
      a: secret,
      b: new Uint8Array(secret),
      c: secret.buffer,
      d: new DataView(new ArrayBuffer(32)),
      e: secret.toJSON(),
      f: [...secret],
      g: JSON.parse(JSON.stringify(new Uint8Array(secret))),
      h: new Set(secret),
    });
    expect(seen).not.toContain(secret.toString('hex').slice(0, 16));
    expect(redact([...secret])).toBe('[bytes]');
    expect(seen).not.toMatch(/\d{1,3},\d/);
    expect(seen).not.toContain([...secret].slice(0, 8).join(','));
  });

  it('hides numbers that are phone numbers, and keys of objects', () => {
    const seen = see({ from: 4915112345678, big: 4915112345678n, '4915112345678@s.whatsapp.net': 1 });
    expect(seen).not.toMatch(/\d{7}/);
    expect(seen).toContain('…678');
  });

  it('keeps name, message, code and place of an error, and shortens the rest', () => {
    const error = Object.assign(
      new TypeError('no answer from 4915112345678@s.whatsapp.net', { cause: new Error('inner') }),
      {
        code: 'ETIMEDOUT',
        data: 'Zebra42',
        output: { statusCode: 408, payload: { message: 'Zebra42' } },
      },
    );
    error.stack = `TypeError: ${error.message}\n    at run (/home/alice/app/main/index.ts:10:3)\n    at Zebra42 said so`;
    const seen = redact(error, { home: '/home/alice' }) as Record<string, unknown>;
    expect(seen).toMatchObject({
      type: 'TypeError',
      message: 'no answer from …678@s.whatsapp.net',
      code: 'ETIMEDOUT',
      statusCode: 408,
      cause: { type: 'Error', message: 'inner' },
      stack: ['at run (~/app/main/index.ts:10:3)'],
    });
    expect(JSON.stringify(seen)).not.toContain('Zebra42');
  });

  it('leaves stacks out when asked to', () => {
    expect(redact({ error: new Error('x'), stack: 'Zebra42' }, { stacks: false })).toEqual({
      error: { type: 'Error', message: 'x' },
    });
  });

  it('bounds circles, depth, width and size', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(redact(circle)).toEqual({ self: '[circle]' });
    let deep: unknown = 'end';
    for (let index = 0; index < 100_000; index += 1) deep = { deep };
    expect(see(deep).length).toBeLessThan(200);
    expect(see(Array.from({ length: 1e6 }, () => 1)).length).toBeLessThan(500);
    const wide = Object.fromEntries(
      Array.from({ length: 60 }, (_, key) => [
        `f${String(key)}`,
        Array.from({ length: 60 }, () => ({ a: [1] })),
      ]),
    );
    expect(see(wide).length).toBeLessThan(20_000);
    expect(see('x y '.repeat(1e6)).length).toBeLessThan(3000);
  });

  it('survives values that fight back', () => {
    const throwing = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    const getter = Object.defineProperty({ fine: 1 }, 'bad', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    const liar = Object.defineProperty(new Error('x'), 'message', {
      get: () => {
        throw new Error('no');
      },
    });
    const json = { toJSON: () => 'Zebra42', fine: 1 };
    expect(redact(throwing)).toBe('[unreadable]');
    expect(redact(getter)).toEqual({ fine: 1, bad: '[unreadable]' });
    expect(redact(liar)).toBe('[unreadable]');
    expect(see(json)).not.toContain('Zebra42');
    expect(redact(JSON.parse('{"__proto__":{"polluted":1}}'))).toHaveProperty('__proto__');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(redact(new Date(Number.NaN))).toBe('[no date]');
  });

  it('always answers plain data, for anything', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withSet: true,
          withTypedArray: true,
          withSparseArray: true,
          withNullPrototype: true,
        }),
        (value) => {
          expect(typeof (JSON.stringify(redact(value)) ?? '')).toBe('string');
        },
      ),
    );
  });

  it('lets no planted secret through, wherever it hangs', () => {
    const planted = fc.oneof(
      fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => ({
        value: bytes as unknown,
        traces: [Buffer.from(bytes).toString('hex'), [...bytes].join(',')],
      })),
      fc
        .tuple(fc.constantFrom('49', '1', '972'), fc.stringMatching(/^[1-9]\d{9}$/))
        .map(([country, rest]) => ({
          value: `+${country}${rest}` as unknown,
          traces: [`${country}${rest}`, rest.slice(0, 7)],
        })),
      fc.constantFrom('text', 'pushName', 'conversation', 'privateKey').map((field) => ({
        value: { [field]: 'Zebra42 secret words' } as unknown,
        traces: ['Zebra42', 'secret words'],
      })),
    );
    fc.assert(
      fc.property(
        planted.chain(({ value, traces }) => nest(value).map((nested) => ({ nested, traces }))),
        ({ nested, traces }) => {
          const seen = see(nested);
          for (const trace of traces) expect(seen).not.toContain(trace);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
