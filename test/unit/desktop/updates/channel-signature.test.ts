import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkListSignature, UntrustedUpdate } from '../../../../main/desktop/updates/channel-signature.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const list = 'version: 1.2.3\n';
const signature = sign(null, Buffer.from(list), privateKey).toString('base64');

describe('the signature of a list of versions', () => {
  it('is believed when it is good, with the line end that a file has', () => {
    expect(() => checkListSignature(list, `${signature}\n`, pem)).not.toThrow();
  });
  const other = generateKeyPairSync('ed25519');
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  it.each([
    ['another list', 'version: 1.2.4\n', signature, pem],
    ['nothing', list, '', pem],
    ['no base64', list, '%%%', pem],
    ['another key', list, sign(null, Buffer.from(list), other.privateKey).toString('base64'), pem],
    ['a signature cut short', list, signature.slice(0, 40), pem],
    ['a key that is none', list, signature, 'key'],
    [
      'another kind of key',
      list,
      sign('sha256', Buffer.from(list), rsa.privateKey).toString('base64'),
      rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    ],
  ])('is refused: %s', (_what, text, signed, key) => {
    expect(() => checkListSignature(text, signed, key)).toThrow(UntrustedUpdate);
  });
});
