import type { Identity } from './chat-batch.ts';

/** A known correspondent, as far as identity goes. */
export interface KnownPerson extends Identity {
  /** Row number; a smaller one is older. */
  readonly person: number;
}

/** What a statement "this phone number and this LID are one person" (or one of them alone) does to the known people. */
export type IdentityDecision =
  | { readonly type: 'use'; readonly person: number }
  | { readonly type: 'insert'; readonly releasePhoneOf: number | null }
  /** `person` gets both jids; `releasePhoneOf` loses the number to it. */
  | { readonly type: 'learn'; readonly person: number; readonly releasePhoneOf: number | null }
  | { readonly type: 'merge'; readonly survivor: number; readonly other: number };

/** Jids that say nothing become null; null when nothing remains. */
export function sanitizeIdentity(identity: Identity): Identity | null {
  const phoneJid = identity.phoneJid === '' ? null : identity.phoneJid;
  const lidJid = identity.lidJid === '' ? null : identity.lidJid;
  return phoneJid === null && lidJid === null ? null : { phoneJid, lidJid };
}

/**
 * The LID is the person, the number an attribute that can change hands: a number that is known with another LID moves to
 * the newly named one, and the two people stay apart. Two who are known by a number only and by a LID only are merged.
 * Statements that contradict each other are the one case in which order matters: the latest holds.
 */
export function decideIdentity(
  identity: Identity,
  byPhone: KnownPerson | null,
  byLid: KnownPerson | null,
): IdentityDecision {
  if (identity.phoneJid === null || identity.lidJid === null) {
    const known = byPhone ?? byLid;
    return known === null ? { type: 'insert', releasePhoneOf: null } : { type: 'use', person: known.person };
  }
  if (byPhone === null) {
    return byLid === null
      ? { type: 'insert', releasePhoneOf: null }
      : { type: 'learn', person: byLid.person, releasePhoneOf: null };
  }
  if (byLid !== null && byLid.person === byPhone.person) return { type: 'use', person: byLid.person };
  if (byPhone.lidJid === null) {
    if (byLid === null) return { type: 'learn', person: byPhone.person, releasePhoneOf: null };
    const survivor = Math.min(byPhone.person, byLid.person);
    return { type: 'merge', survivor, other: Math.max(byPhone.person, byLid.person) };
  }
  return byLid === null
    ? { type: 'insert', releasePhoneOf: byPhone.person }
    : { type: 'learn', person: byLid.person, releasePhoneOf: byPhone.person };
}
