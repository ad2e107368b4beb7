import { describe, expect, it } from 'vitest';
import { createOwnPageCheck } from '../../../main/desktop/own-page.ts';

describe('createOwnPageCheck', () => {
  const packaged = createOwnPageCheck(null);
  const development = createOwnPageCheck('http://localhost:5173');

  it('knows our pages', () => {
    for (const check of [packaged, development]) {
      expect(check('app://switchboard/')).toBe(true);
      expect(check('app://switchboard/index.html#x')).toBe(true);
      // A permission check gives the origin only.
      expect(check('app://switchboard')).toBe(true);
    }
    expect(development('http://localhost:5173/index.html')).toBe(true);
  });

  it.each([
    'http://localhost:5173/',
    'app://switchboard.evil/',
    'app://switchboard:80/',
    'app://evil@switchboard/',
    'app://media/',
    'apps://switchboard/',
    'https://switchboard/',
    'about:blank',
    'data:text/html,x',
    'blob:app://switchboard/1',
    'javascript:1',
    'null',
    '',
  ])('is a stranger to %s', (url) => {
    expect(packaged(url)).toBe(false);
  });

  it.each([
    'http://localhost:5174/',
    'https://localhost:5173/',
    'http://localhost:5173.evil/',
    'http://127.0.0.1:5173/',
  ])('takes the dev server by exact origin, not %s', (url) => {
    expect(development(url)).toBe(false);
  });
});
