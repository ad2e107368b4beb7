import { describe, expect, it } from 'vitest';
import { permissionAnswer } from '../../../main/desktop/permissions.ts';

const own = { isOwnPage: true, media: [], records: false };

describe('permissionAnswer', () => {
  it('lets our page copy a text, and nobody else', () => {
    expect(permissionAnswer('clipboard-sanitized-write', own).allowed).toBe(true);
    expect(permissionAnswer('clipboard-sanitized-write', { ...own, isOwnPage: false }).allowed).toBe(false);
  });

  it.each([
    'media',
    'geolocation',
    'notifications',
    'openExternal',
    'clipboard-read',
    'hid',
    'made-up',
    '__proto__',
  ])('denies %s with a reason', (permission) => {
    const answer = permissionAnswer(permission, { ...own, records: true });
    expect(answer.allowed).toBe(false);
    expect(answer.reason).toMatch(/\.$/);
  });

  it.each([
    [['audio'], true, true, true],
    [['audio'], true, false, false],
    [['audio'], false, true, false],
    [['audio', 'video'], true, true, false],
    [['video'], true, true, false],
    [['unknown'], true, true, false],
    [[], true, true, false],
  ])(
    'for %j of our page: %s, while it records: %s, gives the microphone: %s',
    (media, isOwnPage, records, allowed) => {
      expect(permissionAnswer('media', { isOwnPage, media, records }).allowed).toBe(allowed);
    },
  );
});
