import { describe, expect, it } from 'vitest';
import { permissionAnswer } from '../../../main/desktop/permissions.ts';

describe('permissionAnswer', () => {
  it('lets our page copy a text, and nobody else', () => {
    expect(permissionAnswer('clipboard-sanitized-write', true).allowed).toBe(true);
    expect(permissionAnswer('clipboard-sanitized-write', false).allowed).toBe(false);
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
    const answer = permissionAnswer(permission, true);
    expect(answer.allowed).toBe(false);
    expect(answer.reason).toMatch(/\.$/);
  });
});
