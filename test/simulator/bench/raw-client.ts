import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { WebSocket } from 'ws';
import { agree, generateKeyPair, keyPairFromSecret, type KeyPair } from '../crypto/curve.ts';
import { decryptGcm, encryptGcm, hkdf, sha256 } from '../crypto/symmetric.ts';
import { frame, FRAME_LIMIT, FrameReader } from '../wire/frame-reader.ts';
import { decodeNode } from '../wire/node-codec.ts';
import { encodeNode } from '../wire/node-encoder.ts';
import { counterIv, NoiseTransport } from '../wire/noise-transport.ts';
import { node, type BinaryNode } from '../wire/node.ts';

const HEADER = Buffer.from([0x57, 0x41, 6, 3]);
const NAME = Buffer.from('Noise_XX_25519_AESGCM_SHA256\0\0\0\0');

export interface RawCredentials {
  readonly phone: string;
  readonly device: number;
  readonly noiseSecret: Buffer;
}

/**
 * The cheapest client that the service takes for a linked device: it logs in and confirms what it gets, and reads
 * nothing of it. For finding out what the simulator itself costs; Baileys would cost a hundred times as much.
 */
export class RawClient {
  readonly #credentials: RawCredentials;
  readonly #socket: WebSocket;
  readonly #reader = new FrameReader();
  readonly #ephemeral: KeyPair = generateKeyPair();
  #transport: NoiseTransport | undefined;
  #ids = 0;
  messages = 0;
  onMessage: () => void = () => undefined;
  readonly ready: Promise<void>;
  #setReady: () => void = () => undefined;

  constructor(url: string, credentials: RawCredentials) {
    this.#credentials = credentials;
    this.#reader.limit = FRAME_LIMIT;
    const socket = new WebSocket(url, { perMessageDeflate: false });
    this.#socket = socket;
    this.ready = new Promise((resolve, reject) => {
      this.#setReady = resolve;
      socket.on('error', reject);
      socket.on('close', () => reject(new Error('closed')));
    });
    this.#socket.on('open', () => {
      const hello = proto.HandshakeMessage.encode({
        clientHello: { ephemeral: this.#ephemeral.publicKey },
      }).finish();
      this.#socket.send(Buffer.concat([HEADER, frame(hello)]));
    });
    this.#socket.on('message', (data: Buffer) => {
      this.#reader.push(data);
      for (let next = this.#reader.next(); next; next = this.#reader.next()) this.#receive(next);
    });
  }

  send(stanza: BinaryNode): void {
    if (this.#transport) this.#socket.send(frame(this.#transport.encrypt(encodeNode(stanza))));
  }

  end(): void {
    this.#socket.removeAllListeners('close');
    this.#socket.terminate();
  }

  #receive(bytes: Buffer): void {
    if (!this.#transport) {
      this.#finish(bytes);
      return;
    }
    const stanza = decodeNode(this.#transport.decrypt(bytes));
    if (stanza.tag === 'success') {
      this.send(node('iq', { id: `raw-${++this.#ids}`, type: 'set', xmlns: 'passive' }, [node('active')]));
    } else if (stanza.tag === 'ib') {
      this.#setReady();
    } else if (stanza.tag === 'message') {
      this.messages += 1;
      this.send(node('receipt', { id: stanza.attrs['id'], to: stanza.attrs['from'] }));
      this.onMessage();
    }
  }

  /** The initiator's half of Noise_XX, without looking at the certificate. */
  #finish(bytes: Buffer): void {
    const hello = proto.HandshakeMessage.decode(bytes).serverHello;
    if (!hello?.ephemeral || !hello.static || !hello.payload) throw new Error('no serverHello');
    let hash = sha256(sha256(sha256(NAME, HEADER), this.#ephemeral.publicKey), hello.ephemeral);
    let keys = hkdf(agree(this.#ephemeral, hello.ephemeral), 64, NAME, '');
    const serverStatic = decryptGcm(keys.subarray(32), counterIv(0), hello.static, hash);
    hash = sha256(hash, hello.static);
    keys = hkdf(agree(this.#ephemeral, serverStatic), 64, keys.subarray(0, 32), '');
    hash = sha256(hash, hello.payload);
    const own = keyPairFromSecret(this.#credentials.noiseSecret);
    const sealedStatic = encryptGcm(keys.subarray(32), counterIv(1), own.publicKey, hash);
    hash = sha256(hash, sealedStatic);
    keys = hkdf(agree(own, hello.ephemeral), 64, keys.subarray(0, 32), '');
    const login = proto.ClientPayload.encode({
      username: Number(this.#credentials.phone),
      device: this.#credentials.device,
      passive: true,
    }).finish();
    const payload = encryptGcm(keys.subarray(32), counterIv(0), login, hash);
    const transport = hkdf(Buffer.alloc(0), 64, keys.subarray(0, 32), '');
    const finish = proto.HandshakeMessage.encode({
      clientFinish: { static: sealedStatic, payload },
    }).finish();
    this.#socket.send(frame(finish));
    this.#transport = new NoiseTransport(transport.subarray(0, 32), transport.subarray(32));
  }
}
