import type { AccountView } from '../../preload/contract/model.ts';
import { redactText } from '../log/redact-text.ts';

/** All that a report tells. Nothing in it is about a person, but for the log lines, which are cleaned once more. */
export interface ReportFacts {
  readonly at: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly system: Readonly<Record<string, string>>;
  /** How the key is protected, and where the lock stands. */
  readonly vault: string;
  readonly accounts: readonly AccountView[];
  readonly counters: Readonly<Record<string, number>>;
  /** The last lines of the log, oldest first. */
  readonly log: readonly string[];
  /** The folder of the person, which carries a name. */
  readonly home: string;
}

const section = (title: string, lines: readonly string[]): string =>
  [title, ...lines.map((line) => `  ${line}`), ''].join('\n');

const table = (values: Readonly<Record<string, string | number>>): readonly string[] =>
  Object.entries(values).map(([name, value]) => `${name}: ${value}`);

const accountLine = ({ state, pinned, linkedAt, unread }: AccountView, index: number): string => {
  const reason = 'reason' in state ? ` (${state.reason})` : '';
  const linked = linkedAt === null ? 'never linked' : 'linked';
  return `account ${index + 1}: ${state.kind}${reason}, ${linked}${pinned ? ', pinned' : ''}, unread: ${unread > 0 ? 'yes' : 'no'}`;
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/**
 * Takes what is known of the accounts out of a text: the log is redacted when it is written, and this is looked over again
 * with the very names and numbers at hand. Ids become "account 1".
 */
function cleaner(accounts: readonly AccountView[], home: string): (text: string) => string {
  const personal = accounts
    .flatMap(({ name, label, group, phoneNumber }) => [name, label, group, phoneNumber ?? ''])
    // One letter would take the log apart.
    .filter((text) => text.length > 1);
  const pattern =
    personal.length === 0
      ? null
      : new RegExp(
          personal
            .toSorted((a, b) => b.length - a.length)
            .map(escaped)
            .join('|'),
          'giu',
        );
  return (text) => {
    let clean = redactText(text, home);
    if (pattern !== null) clean = clean.replace(pattern, '[hidden]');
    for (const [index, { id }] of accounts.entries()) clean = clean.replaceAll(id, `account ${index + 1}`);
    return clean;
  };
}

/** A report as plain text that a person can read before sending it. */
export function reportText(facts: ReportFacts): string {
  const clean = cleaner(facts.accounts, facts.home);
  return [
    'Switchboard report',
    `made: ${new Date(facts.at).toISOString()}`,
    'There are no phone numbers, names or messages in here. Read it before you send it.',
    '',
    section('Versions', table(facts.versions)),
    section('System', table(facts.system)),
    section('Lock', [facts.vault]),
    section('Accounts', facts.accounts.length === 0 ? ['none'] : facts.accounts.map(accountLine)),
    section('Counters', table(facts.counters)),
    section('Log, last lines', facts.log.map(clean)),
  ].join('\n');
}
