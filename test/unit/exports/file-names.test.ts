import { basename, win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName, UniqueNames } from '../../../main/exports/file-names.ts';
import { hostileText } from './chats.ts';

describe('names of files', () => {
  it.each([
    ['Greta', 'Greta'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['a/b\\c', 'a_b_c'],
    ['CON', '_CON'],
    ['com1.txt', '_com1.txt'],
    ['...', 'chat'],
    ['', 'chat'],
    [' \u202egnp.exe ', '_gnp.exe'],
    ['Große Familie 👩‍👩‍👧', 'Große Familie 👩_👩_👧'],
  ])('%j is %j', (title, expected) => {
    expect(safeFileName(title, 'chat')).toBe(expected);
  });

  it('are never a path, never empty and never too long', () => {
    fc.assert(
      fc.property(
        fc.oneof(hostileText, fc.constant('n'.repeat(10_000)), fc.constant('ü'.repeat(10_000))),
        (title) => {
          const name = safeFileName(title, 'chat');
          expect(basename(name)).toBe(name);
          expect(win32.basename(name)).toBe(name);
          expect(name).toMatch(/^[^. ].*[^. ]$|^[^. ]$/su);
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(121);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('come once each, also where case does not count', () => {
    const names = new UniqueNames();
    expect(['Greta', 'greta', 'GRETA', 'Greta (2)'].map((name) => names.take(name))).toEqual([
      'Greta',
      'greta (2)',
      'GRETA (3)',
      'Greta (2) (2)',
    ]);
  });
});
