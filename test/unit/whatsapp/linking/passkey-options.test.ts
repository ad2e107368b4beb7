import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { browserScript, readPasskeyOptions } from '../../../../main/whatsapp/linking/passkey-options.ts';

interface Asked {
  readonly challenge: Uint8Array;
  readonly rpId: string;
  readonly allowCredentials: readonly { readonly id: Uint8Array }[];
}

const captured = {
  challenge: 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0NTY3ODk',
  timeout: 600_000,
  rpId: 'whatsapp.com',
  allowCredentials: [],
  userVerification: 'required',
  extensions: { uvm: true },
};

describe('the request', () => {
  it('is read in its captured form, and below a subdomain', () => {
    expect(readPasskeyOptions(JSON.stringify(captured))).toEqual(captured);
    const other = { challenge: captured.challenge, rpId: 'web.whatsapp.com' };
    expect(readPasskeyOptions(JSON.stringify(other))).toEqual(other);
  });

  it.each([
    ['nothing', null],
    ['no JSON', 'options'],
    ['another site', JSON.stringify({ ...captured, rpId: 'example.com' })],
    ['a site that only ends alike', JSON.stringify({ ...captured, rpId: 'notwhatsapp.com' })],
    ['no challenge', JSON.stringify({ ...captured, challenge: undefined })],
    ['a challenge that is code', JSON.stringify({ ...captured, challenge: '"};alert(1);//' })],
    [
      'a key that is code',
      JSON.stringify({ ...captured, allowCredentials: [{ type: 'public-key', id: '`${1}`' }] }),
    ],
    ['a time that is none', JSON.stringify({ ...captured, timeout: 'soon' })],
  ])('is refused: %s', (_name, text) => {
    expect(readPasskeyOptions(text)).toBeNull();
  });
});

describe('what the owner runs', () => {
  it('asks for this challenge on this site, keeps unknown members out, and copies the answer', async () => {
    const options = readPasskeyOptions(
      JSON.stringify({
        ...captured,
        evil: '</script>',
        allowCredentials: [{ type: 'public-key', id: 'AQID' }],
      }),
    );
    if (options === null) throw new Error('not read');
    const script = browserScript(options);
    expect(script).not.toContain('evil');
    const asked: Asked[] = [];
    let copied = '';
    await runInNewContext(script, {
      atob,
      btoa,
      console: { log: () => undefined },
      copy: (text: string) => (copied = text),
      navigator: {
        credentials: {
          get: async (request: { publicKey: Asked }) => {
            asked.push(request.publicKey);
            const bytes = new Uint8Array([251, 255, 254]).buffer;
            return {
              id: '-__-',
              rawId: bytes,
              type: 'public-key',
              response: {
                clientDataJSON: bytes,
                authenticatorData: bytes,
                signature: bytes,
                userHandle: null,
              },
            };
          },
        },
      },
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ rpId: 'whatsapp.com', userVerification: 'required' });
    expect(Buffer.from(asked[0]?.challenge ?? []).toString('base64url')).toBe(captured.challenge);
    expect([...(asked[0]?.allowCredentials[0]?.id ?? [])]).toEqual([1, 2, 3]);
    expect(JSON.parse(copied)).toEqual({
      id: '-__-',
      rawId: '-__-',
      type: 'public-key',
      response: { clientDataJSON: '-__-', authenticatorData: '-__-', signature: '-__-', userHandle: null },
    });
  });
});
