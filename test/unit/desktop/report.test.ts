import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reportText, type ReportFacts } from '../../../main/desktop/report.ts';
import type { AccountId, AccountView } from '../../../preload/contract/model.ts';

const account: AccountView = {
  id: '8666aa9d-7815-4f72-81c6-81638241aafd' as AccountId,
  name: 'Greta Planted',
  label: 'Shop of Greta',
  phoneNumber: '491511234567',
  hue: 0,
  order: 0,
  pinned: true,
  muted: false,
  group: 'Planted group',
  groupFolded: false,
  state: { kind: 'waiting', retryAt: 1, reason: 'connection-lost' },
  unread: 3,
  linkedAt: 1,
  onlineAt: null,
  pictureUrl: null,
  phoneSeenAt: null,
  lastBackupAt: null,
};
const facts = (change: Partial<ReportFacts> = {}): ReportFacts => ({
  at: 0,
  versions: { switchboard: '0.1.0' },
  system: { platform: 'linux x64' },
  vault: 'open, protected by passphrase',
  accounts: [account],
  counters: { sockets: 1 },
  log: [],
  home: '/home/greta',
  ...change,
});

it('tells how things are, without telling whose', () => {
  const text = reportText(
    facts({
      log: [
        '{"level":"info","context":{"account":"8666aa9d-7815-4f72-81c6-81638241aafd"},"msg":"state"}',
        // As if redaction at the source had failed.
        '{"msg":"hello Greta Planted, or GRETA PLANTED, of 491511234567@s.whatsapp.net in /home/greta/x"}',
        '{"msg":"key c2VjcmV0IGtleSBvZiBzb21lYm9keSBlbHNl of +44 7911 123456, Shop of Greta"}',
      ],
    }),
  );
  expect(text).toContain('account 1: waiting (connection-lost), linked, pinned, unread: yes');
  expect(text).toContain('{"account":"account 1"}');
  expect(text).toContain('open, protected by passphrase');
  expect(text).not.toMatch(/greta|planted|4915|7911|c2Vj|8666aa9d/i);
});

it('finds a planted secret in no line, wherever it stands', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.string({ maxLength: 80 }), (before, after) => {
      for (const secret of ['Greta Planted', '491511234567', 'Planted group']) {
        expect(reportText(facts({ log: [`${before} ${secret} ${after}`] })).toLowerCase()).not.toContain(
          secret.toLowerCase(),
        );
      }
    }),
    { numRuns: 1000 },
  );
});

it('is written without accounts and without a log as well', () => {
  expect(reportText(facts({ accounts: [] }))).toContain('Accounts\n  none');
});
