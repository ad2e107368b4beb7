import { describe, expect, it } from 'vitest';
import { MediaError } from '../../../../main/accounts/media-port.ts';
import { addressOfFile, checkedAddress } from '../../../../main/whatsapp/media/media-host.ts';
import { whatsappEndpoint } from '../../../../main/whatsapp/service-endpoint.ts';

const of = (url: string | null, directPath: string | null): string =>
  addressOfFile({ url, directPath }, whatsappEndpoint);
const usual = 'https://mmg.whatsapp.net/v/a.enc?x=1';

describe('where a file is fetched', () => {
  it.each([
    [
      'its own host',
      'https://media-fra3-1.cdn.whatsapp.net/v/a.enc',
      '/v/a.enc?x=1',
      'https://media-fra3-1.cdn.whatsapp.net/v/a.enc?x=1',
    ],
    ['no host', null, '/v/a.enc?x=1', usual],
    ['no path', usual, null, usual],
    ['a foreign host', 'https://evil.example/v/a.enc', '/v/a.enc?x=1', usual],
    ['a host of the home network', 'http://192.168.1.1/admin', '/v/a.enc?x=1', usual],
    ['this computer', 'http://127.0.0.1:80/x', '/v/a.enc?x=1', usual],
    ['a name that only ends like it', 'https://evilwhatsapp.net/x', '/v/a.enc?x=1', usual],
    ['without encryption', 'http://mmg.whatsapp.net/x', '/v/a.enc?x=1', usual],
    ['with a name in front', 'https://mmg.whatsapp.net@evil.example/x', '/v/a.enc?x=1', usual],
  ])('%s', (_what, url, directPath, expected) => {
    expect(of(url, directPath)).toBe(expected);
  });

  it.each([
    [null, null],
    ['https://evil.example/x', null],
    [null, '@evil.example/x'],
    [null, '.evil.example/x'],
    ['nothing', 'nothing'],
  ])('is nowhere: %s %s', (url, directPath) => {
    expect(() => of(url, directPath)).toThrow(MediaError);
  });

  it('takes pictures from the service only', () => {
    expect(checkedAddress('https://pps.whatsapp.net/v/p.jpg', whatsappEndpoint)).toContain(
      'pps.whatsapp.net',
    );
    expect(() => checkedAddress('https://evil.example/p.jpg', whatsappEndpoint)).toThrow(MediaError);
  });
});
