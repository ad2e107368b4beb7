import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWebAddress } from '../../../main/desktop/web-address.ts';

describe('an address from a page', () => {
  it('is shown as the network sees it', () => {
    expect(readWebAddress('https://аpple.com/a b')).toEqual({
      address: 'https://xn--pple-43d.com/a%20b',
      host: 'xn--pple-43d.com',
    });
    expect(readWebAddress('http://example.org:8080')?.host).toBe('example.org:8080');
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'app://switchboard/',
    'mailto:a@example.org',
    'https://example.org@evil.example/',
    'https://a:b@example.org/',
    '//example.org',
    'example.org',
    '',
    `https://example.org/${'a'.repeat(5000)}`,
  ])('is never opened: %s', (text) => expect(readWebAddress(text)).toBeNull());

  it('is on the web or nothing, whatever came', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string({ unit: 'binary' })), (text) => {
        const web = readWebAddress(text);
        if (web !== null) expect(new URL(web.address).protocol).toMatch(/^https?:$/);
      }),
    );
  });
});
