import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountId, AccountView } from '../../../preload/contract/model.ts';
import { applyAccounts, initialAccounts } from '../../../renderer/stores/apply-accounts.ts';
import { moveAccount, stepAccount, type AccountMove } from '../../../renderer/stores/move-account.ts';
import { stripSections, type StripSection } from '../../../renderer/stores/selectors.ts';
import { account } from './samples.ts';

const id = (name: string): AccountId => `account-${name}` as AccountId;

/** "a G:b,c [H:d] e": accounts outside of groups, in an unfolded group, in a folded one. */
function strip(text: string): readonly StripSection[] {
  const views: AccountView[] = [];
  for (const part of text.split(' ')) {
    const [, open, group = '', names = ''] = /^(\[?)(?:(\w+):)?([\w,]+)\]?$/.exec(part) ?? [];
    for (const name of names.split(',')) {
      const groupFolded = open === '[';
      views.push(account(id(name), { order: views.length, group, groupFolded }));
    }
  }
  return sectionsOf(views);
}
const sectionsOf = (views: readonly AccountView[]): readonly StripSection[] =>
  stripSections(applyAccounts(initialAccounts, { upserts: views, removed: [] }));

/** The strip as it is after a move, written as above. */
function after(sections: readonly StripSection[], moved: AccountId, move: AccountMove | null): string {
  const views = sections.flatMap((section) => section.accounts);
  const changed = views.map((view) => ({
    ...view,
    ...(move === null ? {} : { order: move.order.indexOf(view.id) }),
    ...(move !== null && view.id === moved ? { group: move.group, groupFolded: false } : {}),
  }));
  return sectionsOf(changed)
    .map(({ group, accounts }) => {
      const names = accounts.map((view) => view.id.replace('account-', ''));
      return group === '' ? names.join(' ') : `${group}:${names.join(',')}`;
    })
    .join(' ');
}

describe('the sections of the strip', () => {
  it('stand where the first account of a group stands, and keep each group together', () => {
    const sections = sectionsOf([
      account(id('a'), { order: 0 }),
      account(id('b'), { order: 1, group: 'G' }),
      account(id('c'), { order: 2 }),
      account(id('d'), { order: 3, group: 'G' }),
    ]);
    expect(after(sections, id('a'), null)).toBe('a G:b,d c');
  });
});

describe('a step with the keys', () => {
  it.each([
    ['a b c', 'b', -1, 'b a c'],
    ['a b c', 'b', 1, 'a c b'],
    ['a b c', 'a', -1, 'a b c'],
    ['a b c', 'c', 1, 'a b c'],
    ['a G:b,c d', 'a', 1, 'G:a,b,c d'],
    ['a G:b,c d', 'd', -1, 'a G:b,c,d'],
    ['a G:b,c d', 'b', -1, 'a b G:c d'],
    ['a G:b,c d', 'c', 1, 'a G:b c d'],
    ['a [G:b,c] d', 'a', 1, 'G:b,c a d'],
    ['a [G:b,c] d', 'd', -1, 'a d G:b,c'],
    ['G:a,b', 'a', -1, 'a G:b'],
    ['G:a', 'a', 1, 'a'],
    ['G:a H:b', 'a', 1, 'H:a,b'],
  ] as const)('%s: %s by %i gives %s', (text, name, by, expected) => {
    const sections = strip(text);
    expect(after(sections, id(name), stepAccount(sections, id(name), by))).toBe(expected);
  });

  it('never loses an account, never doubles one, and gets from anywhere to the top', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('', 'G', 'H'), { minLength: 1, maxLength: 8 }),
        fc.nat(7),
        (groups, pick) => {
          let views = groups.map((group, order) => account(id(`n${order}`), { order, group }));
          const moved = id(`n${pick % groups.length}`);
          for (let step = 0; step < 40; step += 1) {
            const move = stepAccount(sectionsOf(views), moved, -1);
            if (move === null) break;
            expect(move.order.toSorted()).toEqual(views.map((view) => view.id).toSorted());
            views = views.map((view) => ({
              ...view,
              order: move.order.indexOf(view.id),
              group: view.id === moved ? move.group : view.group,
            }));
          }
          expect(sectionsOf(views)[0]?.accounts[0]?.id).toBe(moved);
          expect(sectionsOf(views)[0]?.group).toBe('');
        },
      ),
    );
  });
});

describe('dropping', () => {
  it("beside an account puts it there, into that account's group", () => {
    const sections = strip('a G:b,c d');
    const place = { group: 'G', beside: id('b'), after: true };
    expect(after(sections, id('d'), moveAccount(sections, id('d'), place))).toBe('a G:b,d,c');
  });

  it('on the heading of a group puts it at its end', () => {
    const sections = strip('a G:b,c d');
    const place = { group: 'G', beside: null, after: false };
    expect(after(sections, id('a'), moveAccount(sections, id('a'), place))).toBe('G:b,c,a d');
  });

  it('where it was changes nothing', () => {
    const sections = strip('a b');
    expect(moveAccount(sections, id('a'), { group: '', beside: id('b'), after: false })).toBeNull();
    expect(moveAccount(sections, id('a'), { group: '', beside: id('a'), after: true })).toBeNull();
  });
});
