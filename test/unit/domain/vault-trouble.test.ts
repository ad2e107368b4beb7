import { expect, it } from 'vitest';
import { vaultTrouble } from '../../../main/domain/vault-trouble.ts';

it.each([
  ['gnome_libsecret', 'gnome_libsecret', 'refuses', true, 'key-store-locked'],
  ['gnome_libsecret', 'gnome_libsecret', 'refuses', null, 'key-store-locked'],
  ['gnome_libsecret', 'kwallet6', 'refuses', true, 'key-store-changed'],
  ['gnome_libsecret', 'gnome_libsecret', 'opens', true, 'key-store-changed'],
  ['gnome_libsecret', 'kwallet6', 'opens', null, 'key-store-changed'],
  ['gnome_libsecret', 'basic_text', 'none', true, 'key-store-gone'],
  ['gnome_libsecret', 'basic_text', 'none', null, 'key-store-gone'],
  ['gnome_libsecret', 'gnome_libsecret', 'opens', false, 'other-computer'],
  ['keychain', 'dpapi', 'opens', false, 'other-computer'],
  ['gnome_libsecret', 'basic_text', 'none', false, 'other-computer'],
] as const)(
  'sealed by %s, now %s that %s, same computer %s: %s',
  (sealedBy, now, presence, sameComputer, why) => {
    expect(vaultTrouble({ sealedBy, now, presence, sameComputer })).toBe(why);
  },
);
