import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  profileFolder,
  profileParameters,
  readProfile,
  startsHidden,
} from '../../../main/desktop/profile.ts';

describe('readProfile', () => {
  it.each([
    [[], null],
    [['--hidden'], null],
    [['--profile', 'work'], 'work'],
    [['/app', '--hidden', '--profile=Work_2'], 'work_2'],
    [['--profile', 'a'], 'a'],
  ])('%j: %s', (parameters, profile) => {
    expect(readProfile(parameters)).toEqual({ ok: true, profile });
  });

  it.each([
    [['--profile']],
    [['--profile=']],
    [['--profile', '--hidden']],
    [['--profile', '../other']],
    [['--profile', 'a/b']],
    [['--profile', '.']],
    [['--profile', 'nul']],
    [['--profile', 'a b']],
    [['--profile', 'x'.repeat(33)]],
  ])('refuses %j in one sentence', (parameters) => {
    const reading = readProfile(parameters);
    expect(reading.ok).toBe(false);
    expect(reading.ok ? '' : reading.sentence).toMatch(/^--profile needs a name .*\.$/);
  });

  it('lets no name out of the folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const reading = readProfile(['--profile', name]);
        if (!reading.ok || reading.profile === null) return;
        expect(profileFolder('/data', reading.profile)).toMatch(/^\/data\/profiles\/[a-z0-9_-]+$/);
      }),
      { numRuns: 1000 },
    );
  });
});

it('has a folder and parameters for each profile', () => {
  expect(profileFolder('/data', null)).toBe('/data');
  expect(profileFolder('/data', 'work')).toBe(join('/data', 'profiles', 'work'));
  expect(profileParameters(null)).toEqual([]);
  expect(readProfile(profileParameters('work'))).toEqual({ ok: true, profile: 'work' });
  expect(startsHidden(['--hidden'])).toBe(true);
  expect(startsHidden([])).toBe(false);
});
