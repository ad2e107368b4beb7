import { describe, expect, it } from 'vitest';
import { readPasskeyOptions } from '../../../../main/whatsapp/linking/passkey-options.ts';
import { readProof } from '../../../../main/whatsapp/linking/passkey-proof.ts';
import { Authenticator, type Assertion } from '../../../simulator/linking/authenticator.ts';

const challenge = 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0NTY3ODk';
const options = readPasskeyOptions(JSON.stringify({ challenge, rpId: 'whatsapp.com' }));
if (options === null) throw new Error('not read');
const authenticator = new Authenticator();
const good = { challenge, rpId: 'whatsapp.com', origin: 'https://web.whatsapp.com' };
const made = (change: Partial<typeof good & { verified: boolean }> = {}): Assertion =>
  authenticator.assert({ ...good, ...change });
const read = (proof: unknown) =>
  readProof(typeof proof === 'string' ? proof : JSON.stringify(proof), options);

const withClientData = (change: Record<string, unknown>): Assertion => {
  const proof = made();
  const said = JSON.parse(Buffer.from(proof.response.clientDataJSON, 'base64url').toString()) as object;
  const clientDataJSON = Buffer.from(JSON.stringify({ ...said, ...change })).toString('base64url');
  return { ...proof, response: { ...proof.response, clientDataJSON } };
};

describe('a proof', () => {
  it('is taken as the service wants it: known members only, in order', () => {
    const proof = made();
    const taken = read({ ...proof, authenticatorAttachment: 'platform', clientExtensionResults: {} });
    if (typeof taken === 'string') throw new Error(taken);
    expect(taken.credentialId).toEqual(authenticator.credentialId);
    expect(taken.assertion).toBe(
      JSON.stringify({
        id: proof.id,
        rawId: proof.rawId,
        type: proof.type,
        response: {
          clientDataJSON: proof.response.clientDataJSON,
          authenticatorData: proof.response.authenticatorData,
          signature: proof.response.signature,
          userHandle: proof.response.userHandle,
        },
      }),
    );
    authenticator.check(taken.assertion, { challenge, rpId: 'whatsapp.com' });
  });

  it('is taken with white space around it, padding, and without a user handle', () => {
    const proof = made();
    const response = { ...proof.response, signature: `${proof.response.signature}==`, userHandle: null };
    const taken = read(`\n  ${JSON.stringify({ ...proof, response })}\n`);
    if (typeof taken === 'string') throw new Error(taken);
    expect(taken.assertion).not.toContain('userHandle');
    expect(taken.assertion).not.toContain('=');
  });

  it.each<[string, unknown, string]>([
    ['no JSON', 'hello', 'unreadable'],
    ['another JSON', { id: 1 }, 'unreadable'],
    ['another kind', { ...made(), type: 'password' }, 'unreadable'],
    ['two names', { ...made(), id: 'AAAA' }, 'unreadable'],
    ['a registration instead', withClientData({ type: 'webauthn.create' }), 'unreadable'],
    ['another challenge', made({ challenge: 'AAAA' }), 'other-challenge'],
    ['another page', made({ origin: 'https://example.com' }), 'other-page'],
    ['a page that only ends alike', made({ origin: 'https://notwhatsapp.com' }), 'other-page'],
    ['a page that only begins alike', made({ origin: 'https://web.whatsapp.com.example' }), 'other-page'],
    ['no https', made({ origin: 'http://web.whatsapp.com' }), 'other-page'],
    ['a port', made({ origin: 'https://web.whatsapp.com:8443' }), 'other-page'],
    ['a path', made({ origin: 'https://web.whatsapp.com/' }), 'other-page'],
    ['no address', made({ origin: 'whatsapp' }), 'other-page'],
    ['a frame in another page', withClientData({ crossOrigin: true }), 'other-page'],
    ['another site', made({ rpId: 'example.com' }), 'other-page'],
    ['an owner who was not checked', made({ verified: false }), 'unreadable'],
  ])('is refused: %s', (_name, proof, refusal) => {
    expect(read(proof)).toBe(refusal);
  });
});
