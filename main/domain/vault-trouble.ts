import type { VaultTrouble } from '../../preload/contract/model.ts';

/** What was seen when the key store was asked for the key and did not give it. */
export interface KeyStoreSight {
  /** The key store that the key was given to. */
  readonly sealedBy: string;
  /** The one that is there now. */
  readonly now: string;
  /** `none`: there is none on this system; `refuses`: it is there and does not open. */
  readonly presence: 'none' | 'refuses' | 'opens';
  /** False when the key was made on another computer; null when that is not known. */
  readonly sameComputer: boolean | null;
}

/** Why the key can't be had: each answer has a screen of its own, since each has another way out. */
export function vaultTrouble({ sealedBy, now, presence, sameComputer }: KeyStoreSight): VaultTrouble {
  // First: on another computer, whatever key store is there is the wrong one.
  if (sameComputer === false) return 'other-computer';
  if (presence === 'none') return 'key-store-gone';
  if (presence === 'refuses') return now === sealedBy ? 'key-store-locked' : 'key-store-changed';
  return 'key-store-changed';
}
