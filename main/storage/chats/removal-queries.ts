import { query, type NoParameters } from '../query.ts';

type ById = { account: number };
type Some = ById & { limit: number };

export const removalQueries = {
  /** Takes from the account its name, its number, its settings and its proxy, and its id, which another may have from then on. */
  begin: query<ById>(
    'removal.begin',
    `UPDATE accounts SET removing = 1, id = 'removed ' || account, name = '', phone_number = NULL, lid_jid = NULL,
       settings = NULL, proxy = NULL, label = '', group_name = '' WHERE account = $account`,
  ),
  /** Its files are nobody's from then on. */
  media: query<ById>('removal.media', 'DELETE FROM message_media WHERE account = $account'),
  pictures: query<ById>('removal.pictures', 'DELETE FROM pictures WHERE account = $account'),
  /** The account whose rows go first. */
  next: query<NoParameters, ById>(
    'removal.next',
    'SELECT account FROM accounts WHERE removing = 1 ORDER BY account LIMIT 1',
  ),
  all: query<NoParameters, ById>(
    'removal.all',
    'SELECT account FROM accounts WHERE removing = 1 ORDER BY account',
  ),
  messages: query<Some>('removal.messages', 'DELETE FROM messages WHERE account = $account LIMIT $limit'),
  events: query<ById>('removal.events', 'DELETE FROM account_events WHERE account = $account'),
  actions: query<ById>('removal.actions', 'DELETE FROM actions WHERE account = $account'),
  owedSettings: query<ById>('removal.owed-settings', 'DELETE FROM owed_settings WHERE account = $account'),
  groups: query<ById>('removal.groups', 'DELETE FROM group_facts WHERE account = $account'),
  members: query<Some>('removal.members', 'DELETE FROM members WHERE account = $account LIMIT $limit'),
  chatLabels: query<ById>('removal.chat-labels', 'DELETE FROM chat_labels WHERE account = $account'),
  labels: query<ById>('removal.labels', 'DELETE FROM labels WHERE account = $account'),
  pending: query<ById>('removal.pending', 'DELETE FROM pending WHERE account = $account'),
  marks: query<Some>('removal.marks', 'DELETE FROM marks WHERE account = $account LIMIT $limit'),
  receipts: query<Some>('removal.receipts', 'DELETE FROM receipts WHERE account = $account LIMIT $limit'),
  chats: query<Some>('removal.chats', 'DELETE FROM chats WHERE account = $account LIMIT $limit'),
  people: query<Some>('removal.people', 'DELETE FROM people WHERE account = $account LIMIT $limit'),
  account: query<ById>('removal.account', 'DELETE FROM accounts WHERE account = $account'),
};
