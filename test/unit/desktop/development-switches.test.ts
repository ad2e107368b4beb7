import { describe, expect, it } from 'vitest';
import { readDevelopmentSwitches } from '../../../main/desktop/development-switches.ts';

const url = 'ws://127.0.0.1:8080/ws/chat';
const key = 'ab'.repeat(32);
const certificate = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
const none = {
  ok: true,
  switches: { serviceUrl: null, serviceRootKey: null, serviceCertificate: null, userData: null },
};

describe('readDevelopmentSwitches', () => {
  it('has none by default, nor when they are empty', () => {
    expect(readDevelopmentSwitches({}, false)).toEqual(none);
    expect(
      readDevelopmentSwitches({ SWITCHBOARD_SERVICE_URL: '', SWITCHBOARD_USER_DATA: '' }, false),
    ).toEqual(none);
  });

  it('reads them all', () => {
    const environment = {
      SWITCHBOARD_SERVICE_URL: url,
      SWITCHBOARD_SERVICE_ROOT_KEY: key,
      SWITCHBOARD_SERVICE_CERTIFICATE: certificate,
      SWITCHBOARD_USER_DATA: '/tmp/profile',
    };
    expect(readDevelopmentSwitches(environment, false)).toEqual({
      ok: true,
      switches: {
        serviceUrl: url,
        serviceRootKey: Buffer.from(key, 'hex'),
        serviceCertificate: certificate,
        userData: '/tmp/profile',
      },
    });
  });

  it('trusts no certificate of its own on the way to the real service, and takes no text for one', () => {
    expect(readDevelopmentSwitches({ SWITCHBOARD_SERVICE_CERTIFICATE: certificate }, false).ok).toBe(false);
    const environment = { SWITCHBOARD_SERVICE_URL: url, SWITCHBOARD_SERVICE_CERTIFICATE: 'trust me' };
    expect(readDevelopmentSwitches(environment, false).ok).toBe(false);
  });

  it('ignores them all when packaged, right and wrong ones', () => {
    for (const value of [url, 'ws://evil.example/']) {
      const environment = {
        SWITCHBOARD_SERVICE_URL: value,
        SWITCHBOARD_SERVICE_ROOT_KEY: key,
        SWITCHBOARD_USER_DATA: '/tmp/x',
      };
      expect(readDevelopmentSwitches(environment, true)).toEqual(none);
    }
  });

  it.each(['ws://localhost:1', 'wss://localhost:1/x', 'ws://[::1]:9', 'wss://127.0.0.1'])(
    'takes %s',
    (value) => {
      expect(readDevelopmentSwitches({ SWITCHBOARD_SERVICE_URL: value }, false).ok).toBe(true);
    },
  );

  it.each([
    [{ SWITCHBOARD_SERVICE_URL: 'ws://evil.example/' }, 'SWITCHBOARD_SERVICE_URL must be'],
    [{ SWITCHBOARD_SERVICE_URL: 'ws://localhost.evil.example/' }, 'SWITCHBOARD_SERVICE_URL must be'],
    [{ SWITCHBOARD_SERVICE_URL: 'ws://127.0.0.1@evil.example/' }, 'SWITCHBOARD_SERVICE_URL must be'],
    [{ SWITCHBOARD_SERVICE_URL: 'ws://evil@127.0.0.1/' }, 'SWITCHBOARD_SERVICE_URL must be'],
    [{ SWITCHBOARD_SERVICE_URL: 'http://127.0.0.1/' }, 'SWITCHBOARD_SERVICE_URL must be'],
    [{ SWITCHBOARD_SERVICE_URL: 'nonsense' }, 'SWITCHBOARD_SERVICE_URL must be'],
    [
      { SWITCHBOARD_SERVICE_URL: url, SWITCHBOARD_SERVICE_ROOT_KEY: 'ab' },
      'SWITCHBOARD_SERVICE_ROOT_KEY must be',
    ],
    [
      { SWITCHBOARD_SERVICE_URL: url, SWITCHBOARD_SERVICE_ROOT_KEY: `${key}0` },
      'SWITCHBOARD_SERVICE_ROOT_KEY must be',
    ],
    [{ SWITCHBOARD_SERVICE_ROOT_KEY: key }, 'needs SWITCHBOARD_SERVICE_URL'],
    [{ SWITCHBOARD_USER_DATA: 'relative/path' }, 'SWITCHBOARD_USER_DATA must be'],
    [{ SWITCHBOARD_USER_DATA: '/tmp/\0x' }, 'SWITCHBOARD_USER_DATA must be'],
  ])('refuses %j in one clear sentence', (environment, sentence) => {
    const reading = readDevelopmentSwitches(environment, false);
    expect(reading.ok ? '' : reading.sentence).toContain(sentence);
    expect(reading.ok ? '' : reading.sentence).toMatch(/^[^\n]+\.$/);
  });
});
