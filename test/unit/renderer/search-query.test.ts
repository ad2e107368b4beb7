import { describe, expect, it } from 'vitest';
import { commands } from '../../../preload/contract/commands.ts';
import type { AccountId, ChatId, PersonId } from '../../../preload/contract/model.ts';
import {
  emptySearch,
  filterCount,
  isEmptySearch,
  searchInput,
  searchKinds,
  type SearchQuery,
} from '../../../renderer/stores/search-query.ts';

const accountId = 'account-0001' as AccountId;
const query = (part: Partial<SearchQuery>): SearchQuery => ({ ...emptySearch, ...part });

describe('what is looked for', () => {
  it.each([
    [{}, true, 0],
    [{ text: '  ' }, true, 0],
    [{ accountId }, true, 0],
    [{ from: 'no day' }, true, 1],
    [{ text: 'bread' }, false, 0],
    [{ sender: 'me' }, false, 1],
    [{ kind: 'image', hasLink: true }, false, 2],
    [{ from: '2026-03-10', to: '2026-03-10', hasMedia: true }, false, 3],
  ] as const)('%j is nothing: %s, filters: %i', (part, empty, count) => {
    expect(isEmptySearch(query(part))).toBe(empty);
    expect(filterCount(query(part))).toBe(count);
  });

  it('names kinds that people send', () => {
    expect(searchKinds).toContain('voice');
    expect(searchKinds).not.toContain('system');
  });
});

describe('what main is asked', () => {
  it('both days are included, whole, in local time', () => {
    const { from, to } = searchInput(query({ from: '2026-03-28', to: '2026-03-29' }), null);
    expect(from).toBe(new Date(2026, 2, 28).getTime());
    expect(to).toBe(new Date(2026, 2, 30).getTime() - 1);
  });

  it('a chat counts in its account only', () => {
    const chat = { id: '7' as ChatId, title: 'Maria' };
    expect(searchInput(query({ chat }), null).chatId).toBeNull();
    expect(searchInput(query({ chat, accountId }), null).chatId).toBe('7');
  });

  it.each([
    query({ text: 'x', sender: 'me' }),
    query({ text: ' two words ', accountId, sender: { personId: '5' as PersonId, name: 'Omar' } }),
    query({ kind: 'poll', from: '2026-01-01', to: '2026-12-31', hasLink: true, hasMedia: true }),
    query({ accountId, chat: { id: '7' as ChatId, title: '' }, text: 'a' }),
  ])('is what main takes: %j', (one) => {
    expect(commands['search.messages'].input.safeParse(searchInput(one, '12/3')).success).toBe(true);
  });
});
