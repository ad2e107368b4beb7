import type { AccountId } from '../../preload/contract/model.ts';
import type { StripSection } from './selectors.ts';

/** Where an account goes: the whole order of the strip after the move, and the group that it is in then. */
export interface AccountMove {
  readonly order: readonly AccountId[];
  readonly group: string;
}

/** A place in the strip: before or after an account, or with an account id of null at the end of a group. */
export interface StripPlace {
  readonly group: string;
  readonly beside: AccountId | null;
  readonly after: boolean;
}

/** What comes of dropping an account at a place. Null when that changes nothing. */
export function moveAccount(
  sections: readonly StripSection[],
  moved: AccountId,
  place: StripPlace,
): AccountMove | null {
  const before = sections.flatMap((section) => section.accounts.map((account) => account.id));
  const from = sections.find((section) => section.accounts.some((account) => account.id === moved));
  if (from === undefined || place.beside === moved) return null;
  const order: AccountId[] = [];
  for (const section of sections) {
    for (const { id } of section.accounts) {
      if (id === moved) continue;
      if (id === place.beside && !place.after) order.push(moved);
      order.push(id);
      if (id === place.beside && place.after) order.push(moved);
    }
    if (place.beside === null && section.group === place.group && place.group !== '') order.push(moved);
  }
  if (!order.includes(moved)) order.push(moved);
  const same = from.group === place.group && order.every((id, index) => id === before[index]);
  return same ? null : { order, group: place.group };
}

/**
 * One step up or down. At the edge of a group an account leaves it; beside an unfolded group it goes in; a folded one it
 * steps over.
 */
export function stepAccount(
  sections: readonly StripSection[],
  moved: AccountId,
  by: 1 | -1,
): AccountMove | null {
  const at = sections.findIndex((section) => section.accounts.some((account) => account.id === moved));
  const section = sections[at];
  if (section === undefined) return null;
  const after = by === 1;
  const index = section.accounts.findIndex((account) => account.id === moved);
  const neighbour = section.accounts[index + by];
  if (neighbour !== undefined) {
    return moveAccount(sections, moved, { group: section.group, beside: neighbour.id, after });
  }
  if (section.group !== '') {
    const rest = section.accounts.filter((account) => account.id !== moved);
    const edge = after ? rest.at(-1) : rest[0];
    if (edge !== undefined) return moveAccount(sections, moved, { group: '', beside: edge.id, after });
  }
  const next = sections[at + by];
  if (next === undefined) {
    return section.group === '' ? null : { order: orderOf(sections), group: '' };
  }
  const near = after ? next.accounts[0] : next.accounts.at(-1);
  const far = after ? next.accounts.at(-1) : next.accounts[0];
  if (near === undefined || far === undefined) return null;
  const steppedOver = next.group === '' || next.folded;
  return steppedOver
    ? moveAccount(sections, moved, { group: '', beside: next.folded ? far.id : near.id, after })
    : moveAccount(sections, moved, { group: next.group, beside: near.id, after: !after });
}

const orderOf = (sections: readonly StripSection[]): AccountId[] =>
  sections.flatMap((section) => section.accounts.map((account) => account.id));
