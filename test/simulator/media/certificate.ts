import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface Certificate {
  /** PEM; clients add it to what they trust. */
  readonly certificate: string;
  readonly privateKey: string;
}

const HOSTS = ['localhost', 'mmg.whatsapp.net', 'web.whatsapp.com'];
const LOOPBACK = Buffer.of(127, 0, 0, 1);
const VALID_MS = 10 * 365 * 24 * 3_600_000;

/** A self-signed certificate for this machine (RFC 5280), made here because Node has no call for it. */
export function makeCertificate(): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(oid('2a8648ce3d040302'));
  const name = sequence(set(sequence(oid('550403'), text('Simulated WhatsApp service'))));
  const now = Date.now();
  const body = sequence(
    tagged(0xa0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(1), randomBytes(8)])),
    algorithm,
    name,
    sequence(time(new Date(now - 86_400_000)), time(new Date(now + VALID_MS))),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
    tagged(0xa3, sequence(basicConstraints(), alternativeNames())),
  );
  const signature = sign('sha256', body, privateKey);
  const der = sequence(body, algorithm, tagged(0x03, Buffer.of(0), signature));
  return {
    certificate: pem(der),
    privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}

/** CA: true, so that the certificate can be its own trust anchor. */
function basicConstraints(): Buffer {
  const isAuthority = sequence(tagged(0x01, Buffer.of(0xff)));
  return sequence(oid('551d13'), tagged(0x01, Buffer.of(0xff)), tagged(0x04, isAuthority));
}

function alternativeNames(): Buffer {
  const names = HOSTS.map((host) => tagged(0x82, Buffer.from(host)));
  return sequence(oid('551d11'), tagged(0x04, sequence(...names, tagged(0x87, LOOPBACK))));
}

function tagged(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content]);
  if (length < 0x100) return Buffer.concat([Buffer.of(tag, 0x81, length), content]);
  return Buffer.concat([Buffer.of(tag, 0x82, length >> 8, length & 0xff), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, ...parts);
}

function set(...parts: Buffer[]): Buffer {
  return tagged(0x31, ...parts);
}

function integer(value: Buffer): Buffer {
  return tagged(0x02, value);
}

function oid(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'));
}

function text(value: string): Buffer {
  return tagged(0x0c, Buffer.from(value));
}

/** GeneralizedTime; years after 2049 need it, and it is accepted for all. */
function time(value: Date): Buffer {
  return tagged(0x18, Buffer.from(`${value.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
