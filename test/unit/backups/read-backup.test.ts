import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BackupError } from '../../../main/backups/backup-error.ts';
import {
  about,
  accountParts,
  end,
  entry,
  firstId,
  forgedHeader,
  goodParts,
  jsonPart,
  manifestOf,
  read,
  secondId,
  settingsOf,
  tarOf,
  type Part,
} from './archives.ts';

const codeOf = async (archive: Uint8Array): Promise<string> => {
  try {
    await read(archive);
    return 'read';
  } catch (error: unknown) {
    if (error instanceof BackupError) return error.code;
    throw error;
  }
};

/** A good archive in which one part is another, with a manifest that agrees. */
const withParts = (parts: readonly Part[], ids: readonly string[] = [firstId]): Buffer =>
  tarOf([...parts, manifestOf(parts, ids)]);
const replaced = (name: string, content: Uint8Array): Buffer =>
  withParts(
    [about(), ...accountParts(firstId)].map((part) =>
      part.name.endsWith(name) ? { ...part, content } : part,
    ),
  );

describe('a good archive', () => {
  it('is read, in pieces of any size', async () => {
    const archive = tarOf(goodParts([firstId, secondId]));
    for (const size of [1, 511, 512, 513, 1 << 20])
      expect([...(await readIn(archive, size))]).toEqual([firstId, secondId]);
    // As `tar` itself would write it.
    expect(await codeOf(Buffer.concat([archive, Buffer.alloc(8192)]))).toBe('read');
  });
  const readIn = (archive: Uint8Array, size: number) => read(archive, size);
});

describe('a hostile archive', () => {
  const names = [
    '../about.json',
    '/etc/passwd',
    'accounts/../x',
    'C:\\x',
    'about.json\u0000x',
    'accounts//x',
  ];
  it.each(names)('with a part called %j', async (name) => {
    const header = forgedHeader((block) => {
      block.fill(0, 0, 100);
      block.write(name, 0, 'latin1');
    });
    // What ends at a zero byte is the name before it.
    const expected = name.includes('\0') ? 'backup-hostile' : 'backup-hostile';
    expect(await codeOf(Buffer.concat([header, end]))).toBe(expected);
  });

  it.each(['1', '2', '3', '4', '5', '6', '7', 'L', 'K', 'x', 'g', 'S', '\0'])(
    'with a part of type %j',
    async (type) => {
      const header = forgedHeader((block) => block.write(type, 156, 'latin1'));
      expect(await codeOf(Buffer.concat([header, end]))).toBe('backup-hostile');
    },
  );

  it.each([
    ['a name that goes on', 345, 'etc'],
    ['the target of a link', 157, 'etc'],
    ['another magic', 257, 'gnutar'],
    ['a size in base 256', 124, '\x80'],
  ])('with %s', async (_what, offset, text) => {
    const header = forgedHeader((block) => block.write(text, offset, 'latin1'));
    expect(await codeOf(Buffer.concat([header, end]))).toBe('backup-hostile');
  });

  it('with gigabytes of zeros, or a part that claims to be large', async () => {
    const archive = tarOf(goodParts());
    expect(await codeOf(Buffer.concat([archive, Buffer.alloc(64 << 20)]))).toBe('backup-hostile');
    const header = forgedHeader((block) => block.write('77777777777', 124, 'latin1'));
    expect(await codeOf(Buffer.concat([header, end]))).toBe('backup-hostile');
  });

  it('with two accounts of one id', async () => {
    const parts = [about(), ...accountParts(firstId), ...accountParts(firstId)];
    expect(await codeOf(withParts(parts, [firstId, firstId]))).toBe('backup-hostile');
  });

  it('with parts missing, in disorder, unknown, or after the end', async () => {
    const parts = [about(), ...accountParts(firstId)];
    for (let missing = 0; missing < parts.length; missing++)
      expect(await codeOf(withParts(parts.filter((_part, index) => index !== missing)))).toBe(
        'backup-hostile',
      );
    expect(await codeOf(withParts([...parts].reverse()))).toBe('backup-hostile');
    expect(await codeOf(withParts([...parts, { name: 'evil.sh', content: Buffer.from('x') }]))).toBe(
      'backup-hostile',
    );
    expect(await codeOf(Buffer.concat([...[...goodParts(), about()].map(entry), end]))).toBe(
      'backup-hostile',
    );
  });

  it('with names of 10,000 characters, foreign settings, or a proxy that no app can read', async () => {
    const settings = (change: object): Buffer => Buffer.from(JSON.stringify(settingsOf(firstId, change)));
    const changes = [
      { name: 'n'.repeat(10_000) },
      { id: secondId },
      { id: '../../evil' },
      { phoneNumber: '49151234567' },
      { phoneNumber: "1'; DROP TABLE" },
      { hue: -1 },
      { hue: 1e308 },
      { proxy: '{"kind":"http"' },
      { proxy: '{"kind":"http","host":"a b","port":1,"username":"","password":""}' },
      { settings: '[]' },
      { createdAt: 'yesterday' },
    ];
    for (const change of changes)
      expect([change, await codeOf(replaced('settings.json', settings(change)))]).toEqual([
        change,
        'backup-hostile',
      ]);
    expect(await codeOf(replaced('settings.json', Buffer.from('{')))).toBe('backup-hostile');
    expect(await codeOf(replaced('settings.json', Buffer.from('"x"')))).toBe('backup-hostile');
  });

  it('with chats that are none', async () => {
    const lines = ['{}', '[]', 'x', '{"message":{}}', '{"person":{"identity":null}}', '{"__proto__":{}}'];
    for (const line of lines) {
      const chats = { name: `accounts/${firstId}/chats-000001.jsonl`, content: Buffer.from(`${line}\n`) };
      expect(await codeOf(withParts([about(), ...accountParts(firstId), chats]))).toBe('backup-hostile');
    }
  });
});

describe('a damaged archive', () => {
  it('whose session does not open', async () => {
    for (const [name, text] of [
      ['credentials.json', 'DOES NOT'],
      ['keys.jsonl', '{"type":"session","id":"x","value":"%%"}\n'],
      ['keys.jsonl', '{"type":"a","id":"x","value":""}\n{"type":"a","id":"x","value":""}\n'],
      ['journal.jsonl', 'null\n'],
    ] as const)
      expect(await codeOf(replaced(name, Buffer.from(text)))).toBe('backup-unreadable-session');
  });

  it('whose parts are not those of the manifest', async () => {
    const parts = goodParts();
    const changed = parts.map((part) =>
      part.name.endsWith('keys.jsonl') ? { ...part, content: Buffer.alloc(0) } : part,
    );
    expect(await codeOf(tarOf(changed))).toBe('backup-damaged');
    const other = [about(), ...accountParts(firstId)];
    expect(await codeOf(tarOf([...other, manifestOf(other, [secondId])]))).toBe('backup-hostile');
    expect(await codeOf(tarOf([...other, manifestOf(other.slice(1), [firstId])]))).toBe('backup-hostile');
  });

  it('that is cut anywhere is never taken for whole', async () => {
    const archive = tarOf(goodParts());
    for (let length = 0; length < archive.length - 512; length += 97)
      expect(['backup-damaged', 'backup-hostile']).toContain(await codeOf(archive.subarray(0, length)));
  });
});

it('an archive of a newer version is named as such', async () => {
  expect(await codeOf(tarOf([about(2), { name: 'whatever.json', content: Buffer.from('new') }]))).toBe(
    'backup-too-new',
  );
  expect(await codeOf(tarOf([jsonPart('about.json', { format: 'other', version: 1, app: '' })]))).toBe(
    'backup-hostile',
  );
});

it('ten thousand changed archives are refused in so many words, or are what they were', async () => {
  const archive = tarOf(goodParts([firstId, secondId]));
  const outcomes = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          at: fc.nat(archive.length - 1),
          how: fc.constantFrom('flip', 'cut', 'insert', 'repeat', 'zeros'),
          bit: fc.nat(7),
          length: fc.integer({ min: 1, max: 1500 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      async (changes) => {
        let bytes = Buffer.from(archive);
        for (const { at, how, bit, length } of changes) {
          const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
          if (how === 'cut') bytes = Buffer.concat([before, after.subarray(length)]);
          else if (how === 'insert') bytes = Buffer.concat([before, Buffer.alloc(length, bit + 1), after]);
          else if (how === 'repeat') bytes = Buffer.concat([before, after.subarray(0, length), after]);
          else if (how === 'zeros')
            bytes = Buffer.concat([before, Buffer.alloc(length), after.subarray(length)]);
          else bytes[Math.min(at, bytes.length - 1)]! ^= 1 << bit;
        }
        const outcome = await codeOf(bytes);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      },
    ),
    { numRuns: 10_000, interruptAfterTimeLimit: 40_000 },
  );
  const known = ['backup-damaged', 'backup-hostile', 'backup-too-new', 'backup-unreadable-session', 'read'];
  expect([...outcomes.keys()].filter((outcome) => !known.includes(outcome))).toEqual([]);
  // Almost nothing of an archive can change unnoticed: times and modes of parts, which are not looked at.
  expect(outcomes.get('read') ?? 0).toBeLessThan(1000);
  expect(outcomes.size).toBeGreaterThan(2);
});
