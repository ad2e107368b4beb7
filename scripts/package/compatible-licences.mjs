// @ts-check
import satisfies from 'spdx-satisfies';

/* Apart from what collects licences: builds do that on a fresh clone, before any package is there. */

/**
 * What may be part of a work under AGPL-3.0-only: permissive licences, weak copyleft by file (MPL) or library (LGPL), and the
 * GPL family's version 3, which section 13 of both texts lets be combined.
 */
const compatible = [
  '0BSD',
  'AGPL-3.0-only',
  'AGPL-3.0-or-later',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'GPL-3.0-only',
  'GPL-3.0-or-later',
  'ISC',
  'LGPL-3.0-only',
  'LGPL-3.0-or-later',
  'MIT',
  'MPL-2.0',
  'Python-2.0',
  'Unicode-3.0',
  'Unlicense',
  'Zlib',
];

/** Forms that SPDX has given up, as packages still write them. */
const olderNames = new Map([
  ['GPL-3.0', 'GPL-3.0-only'],
  ['AGPL-3.0', 'AGPL-3.0-only'],
  ['LGPL-3.0', 'LGPL-3.0-only'],
]);

/**
 * @param {string} licence
 * @returns {boolean} whether a package under it may be part of Switchboard; no for what is not an SPDX expression
 */
export function isCompatible(licence) {
  try {
    return satisfies(olderNames.get(licence) ?? licence, compatible);
  } catch {
    return false;
  }
}
