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

  const person = {
    ref: 1,
    account: firstId,
    phoneJid: '1@s.whatsapp.net',
    lidJid: null,
    contactName: null,
    pushName: null,
  };
  const chat = {
    ref: 7,
    account: firstId,
    kind: 'direct',
    placeJid: null,
    phoneJid: '1@s.whatsapp.net',
    lidJid: null,
    title: null,
    unread: 0,
    lastActivityAt: 1,
    pinned: 0,
    archived: -1,
    mutedUntil: 0,
    markedUnread: 0,
    timer: 0,
    timerAt: 0,
    labels: [],
  };
  const message = {
    chat: 7,
    wireId: 'A',
    fromMe: 0,
    sender: 0,
    sentAt: 1,
    kind: 'text',
    status: 'none',
    editedAt: 0,
    firstText: null,
    expiresAt: 0,
    detail: null,
    text: '',
    content: '0AFF',
  };
  const mark = {
    chat: 7,
    wireId: 'A',
    fromMe: 0,
    sender: 0,
    what: 'reaction',
    slot: 0,
    at: 1,
    value: '👍',
  };
  const receipt = { chat: 7, wireId: 'A', person: 1, deliveredAt: 1, readAt: 0, playedAt: 0 };
  const label = { account: firstId, id: '3', name: null };
  const pending = {
    chat: 7,
    wireId: 'B',
    fromMe: 0,
    sender: -1,
    status: 'none',
    deleted: 1,
    hidden: 0,
    editedAt: 0,
    detail: null,
    text: '',
    content: '',
  };
  const lines = (name: string, ...objects: unknown[]): Part => ({
    name,
    content: Buffer.from(objects.map((one) => `${JSON.stringify(one)}\n`).join('')),
  });
  const withFacts = (...parts: Part[]): Promise<string> =>
    codeOf(withParts([about(), ...accountParts(firstId), ...parts]));
  const people = lines('people-000001.jsonl', person);
  const chats = lines('chats-000001.jsonl', chat);

  it('with chats that are none', async () => {
    const said = lines('messages-000001.jsonl', message);
    const marks = lines('marks-000001.jsonl', mark);
    const receipts = lines('receipts-000001.jsonl', receipt);
    const labels = lines('labels-000001.jsonl', label);
    const waiting = lines('pending-000001.jsonl', pending);
    expect(await withFacts(people, labels, chats, said, waiting, marks, receipts)).toBe('read');
    for (const table of ['people', 'labels', 'chats', 'messages', 'pending', 'marks', 'receipts'])
      for (const text of ['{}', '[]', 'x', '{"ref":1}', '{"__proto__":{}}', 'null', '']) {
        const part = { name: `${table}-000001.jsonl`, content: Buffer.from(`${text}\n`) };
        expect(
          await withFacts(
            ...(['people', 'labels', 'chats'].includes(table) ? [part] : [people, chats, part]),
          ),
        ).toBe('backup-hostile');
      }
    expect(
      await withFacts({ name: 'people-000001.jsonl', content: Buffer.from(JSON.stringify(person)) }),
    ).toBe('backup-hostile');
  });

  const file = 'f'.repeat(64);
  const owner = { file, chat: 7, wireId: 'A', fromMe: 0, sender: 0, toUpload: 0 };
  const photo = (name: string): Part => ({ name: `media/${name}`, content: Buffer.from(`photo ${name}`) });

  it('with files that no message has, twice, in disorder, or of other forms', async () => {
    const said = lines('messages-000001.jsonl', message);
    const owners = lines('media-000001.jsonl', owner);
    const before = [people, chats, said];
    expect(await withFacts(...before, owners, photo(file))).toBe('read');
    // What could not be read any more when it was made.
    expect(await withFacts(...before, owners)).toBe('read');
    const other = 'e'.repeat(64);
    const wrong: Part[][] = [
      [photo(file)],
      [owners, photo(other)],
      [owners, photo(file), photo(file)],
      [lines('media-000001.jsonl', owner, { ...owner, file: other }), photo(file), photo(other)],
      [lines('media-000002.jsonl', owner)],
      [lines('media-000001.jsonl', { ...owner, file: '../../evil' })],
      [lines('media-000001.jsonl', { ...owner, chat: 8 })],
      [lines('media-000001.jsonl', { ...owner, more: 1 })],
      [owners, photo(file), lines('marks-000001.jsonl', mark)],
      [owners, photo(file), ...accountParts(secondId)],
      [owners, photo(`${file.slice(4)}.exe`)],
      [owners, photo(file.slice(1))],
    ];
    for (const [index, parts] of wrong.entries())
      expect([index, await withFacts(...before, ...parts)]).toEqual([index, 'backup-hostile']);
  });

  it('with chats of nobody, twice, in disorder, or of other forms', async () => {
    const wrong: Part[][] = [
      [lines('people-000001.jsonl', { ...person, account: secondId })],
      [lines('people-000001.jsonl', person, person)],
      [lines('people-000001.jsonl', { ...person, phoneJid: null })],
      [lines('people-000001.jsonl', { ...person, pushName: 'n'.repeat(10_001) })],
      [lines('labels-000001.jsonl', { ...label, account: secondId })],
      [lines('labels-000001.jsonl', { ...label, id: '' })],
      [chats, lines('pending-000001.jsonl', { ...pending, chat: 8 })],
      [lines('chats-000001.jsonl', { ...chat, account: secondId })],
      [lines('chats-000001.jsonl', chat, chat)],
      [lines('chats-000001.jsonl', { ...chat, kind: 'group' })],
      [lines('chats-000001.jsonl', { ...chat, more: 1 })],
      [lines('chats-000001.jsonl', { ...chat, draft: 'd'.repeat(200_001) })],
      [chats, people],
      [people, { ...chats, name: 'chats-000002.jsonl' }],
      [people, people],
      [chats, lines('messages-000001.jsonl', { ...message, chat: 8 })],
      [chats, lines('messages-000001.jsonl', { ...message, content: 'F' })],
      [chats, lines('messages-000001.jsonl', { ...message, kind: 'script' })],
      [chats, lines('messages-000001.jsonl', { ...message, detail: '{"mentions":7}' })],
      [chats, lines('messages-000001.jsonl', { ...message, detail: '{"media":{"type":"exe"}}' })],
      [chats, lines('marks-000001.jsonl', mark), lines('messages-000001.jsonl', message)],
      [lines('marks-000001.jsonl', mark)],
      [chats, lines('marks-000001.jsonl', { ...mark, what: 'receipt' })],
      [lines('receipts-000001.jsonl', receipt)],
    ];
    for (const [index, parts] of wrong.entries())
      expect([index, await withFacts(...parts)]).toEqual([index, 'backup-hostile']);
    const late = [about(), ...accountParts(firstId), people, ...accountParts(secondId)];
    expect(await codeOf(withParts(late, [firstId, secondId]))).toBe('backup-hostile');
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
  const cases = 10_000;
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
    { numRuns: cases },
  );
  const known = ['backup-damaged', 'backup-hostile', 'backup-too-new', 'backup-unreadable-session', 'read'];
  expect([...outcomes.keys()].filter((outcome) => !known.includes(outcome))).toEqual([]);
  // Almost nothing of an archive can change unnoticed: times and modes of parts, which are not looked at.
  expect(outcomes.get('read') ?? 0).toBeLessThan(1000);
  expect(outcomes.size).toBeGreaterThan(2);
  // All of them were run, however slow the machine.
  expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(cases);
}, 120_000);
