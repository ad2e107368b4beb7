import { randomBytes } from 'node:crypto';
import {
  aesEncryptCTR,
  bytesToCrockford,
  Curve,
  derivePairingCodeKey,
  getBinaryNodeChild,
  type BinaryNode,
  type WASocket,
} from '@whiskeysockets/baileys';
import type { Clock } from '../../accounts/ports.ts';
import type { LinkNews } from '../../domain/connection-state.ts';
import { statusOf } from '../socket-errors.ts';
import { errorStatusOf, isFromService, linkQuery, textOf } from './stanzas.ts';

/** How long a code can be typed, and how often: by the phone per code, by us per socket (official clients). */
const codeLife = 180_000;
/** How long both sides may take to agree on the keys once the code was typed. */
const finishTime = 30_000;
const maximumTries = 3;
const maximumHellos = 3;

/**
 * How we are called while the code is typed. The service takes `Browser (System)` with names that it knows and
 * answers anything else with 400; "1" is its number for Chrome, which is what Electron is made of. Once linked, the
 * phone lists the device by its real name all the same: that stands in the registration (`deviceDescription`).
 */
const companionPlatform = '1';
export const companionDisplay = (system: NodeJS.Platform): string => {
  if (system === 'win32') return 'Chrome (Windows)';
  return system === 'darwin' ? 'Chrome (Mac OS)' : 'Chrome (Linux)';
};

interface PairingCodeParts {
  readonly socket: WASocket;
  readonly phoneNumber: string;
  readonly clock: Clock;
  readonly tell: (news: LinkNews) => void;
}

/**
 * Linking by a code that is typed on the phone. The wish for it is ours (Baileys' `requestPairingCode` does not wait for
 * the answer, so that a refusal shows a code that no phone takes); agreeing on the keys stays with Baileys, which reads
 * `pairingCode`, `pairingEphemeralKeyPair` and `me` from the credentials (messages-recv.js, `link_code_companion_reg`).
 */
export class PairingCode {
  readonly #parts: PairingCodeParts;
  #ref: string | null = null;
  #helloId = '';
  #hellos = 0;
  #tries = 0;
  #entered = false;
  #expiresAt = 0;
  #stopped = false;
  #cancel: () => void = () => undefined;

  constructor(parts: PairingCodeParts) {
    this.#parts = parts;
    const { ws } = parts.socket;
    ws.on('CB:notification,type:link_code_companion_reg', (stanza: BinaryNode) => this.#hear(stanza));
    ws.on('CB:iq,type:error', (stanza: BinaryNode) => this.#onError(stanza));
  }

  /** True between the code on the phone and the phone's word for us: the secret of this link is then agreed on. */
  get finishing(): boolean {
    return this.#entered;
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  /** Asks the service for a code, with a new code and new keys. */
  async ask(): Promise<void> {
    const { socket, phoneNumber, tell, clock } = this.#parts;
    if (this.#stopped) return;
    if (this.#hellos >= maximumHellos) {
      tell({ type: 'code-ended' });
      return;
    }
    this.#hellos += 1;
    this.#tries = 0;
    this.#entered = false;
    this.#cancel();
    const code = bytesToCrockford(randomBytes(5));
    const { creds } = socket.authState;
    const jid = `${phoneNumber}@s.whatsapp.net`;
    const keys = Curve.generateKeyPair();
    // Read-only in Baileys' types, as it makes one pair per socket; each code of ours gets its own.
    Object.assign(creds, { pairingCode: code, pairingEphemeralKeyPair: keys, me: { id: jid, name: '~' } });
    this.#helloId = socket.generateMessageTag();
    let answer: BinaryNode | undefined;
    try {
      const key = await wrapKey(code, keys.public);
      answer = (await socket.query(this.#hello(jid, key))) as BinaryNode | undefined;
    } catch (error: unknown) {
      // Baileys' error for an answered refusal carries the status as `data`; a closed line says so itself.
      if (!this.#stopped && socket.ws.isOpen) tell({ type: 'code-refused', status: refusalOf(error) });
      return;
    }
    if (this.#stopped) return;
    // Baileys resolves with nothing when the time for an answer is over.
    if (answer === undefined) {
      tell({ type: 'code-refused', status: null });
      return;
    }
    this.#ref = textOf(getBinaryNodeChild(getBinaryNodeChild(answer, registration), 'link_code_pairing_ref'));
    const shownAt = clock.now();
    tell({ type: 'code', code, phoneNumber, shownAt, expiresAt: shownAt + codeLife });
    this.#expiresAt = shownAt + codeLife;
    this.#startClock(codeLife);
  }

  #startClock(life: number): void {
    const { clock, tell } = this.#parts;
    this.#cancel();
    this.#cancel = clock.after(life, () => tell({ type: 'code-ended' }));
  }

  #hello(jid: string, wrappedKey: Buffer): BinaryNode {
    const part = (tag: string, content: Uint8Array | string): BinaryNode => ({ tag, attrs: {}, content });
    const attrs = { jid, stage: 'companion_hello', should_show_push_notification: 'true' };
    const content = [
      part('link_code_pairing_wrapped_companion_ephemeral_pub', wrappedKey),
      part('companion_server_auth_key_pub', this.#parts.socket.authState.creds.noiseKey.public),
      part('companion_platform_id', companionPlatform),
      part('companion_platform_display', companionDisplay(process.platform)),
      // One zero byte, as the official client sends it; Baileys sends the digit "0".
      part('link_code_pairing_nonce', Buffer.of(0)),
    ];
    return linkQuery('set', { tag: registration, attrs, content }, this.#helloId);
  }

  #hear(stanza: BinaryNode): void {
    const body = getBinaryNodeChild(stanza, registration);
    if (this.#stopped || body === undefined || !isFromService(stanza)) return;
    const ref = textOf(getBinaryNodeChild(body, 'link_code_pairing_ref'));
    if (this.#ref !== null && ref !== null && ref !== this.#ref) return;
    if (body.attrs['stage'] === 'refresh_code') {
      if (isForced(body)) this.#parts.tell({ type: 'code-ended' });
      else void this.ask();
      return;
    }
    // One without the phone's key announces a passkey; Baileys can't read it and stays usable.
    if (getBinaryNodeChild(body, 'link_code_pairing_wrapped_primary_ephemeral_pub') === undefined) return;
    this.#tries += 1;
    this.#entered = true;
    // A phone that finds the code wrong may tell its owner and not us: the code's clock goes on, with time for the finish.
    this.#startClock(Math.max(finishTime, this.#expiresAt - this.#parts.clock.now()));
    this.#parts.tell({ type: 'code-entered' });
  }

  /** The answer to Baileys' `companion_finish`, which Baileys only logs. Another code was typed than ours. */
  #onError(stanza: BinaryNode): void {
    if (!this.#entered || this.#stopped || stanza.attrs['id'] === this.#helloId) return;
    this.#entered = false;
    if (errorStatusOf(stanza) === tooManyDevices) {
      this.#parts.tell({ type: 'too-many-devices' });
      return;
    }
    this.#parts.tell({ type: 'code-mistyped', last: this.#tries >= maximumTries });
    this.#startClock(Math.max(0, this.#expiresAt - this.#parts.clock.now()));
  }
}

const registration = 'link_code_companion_reg';
/** The service's word for a phone that has all the devices it may have. Assumed, not seen: phones refuse that themselves. */
const tooManyDevices = 409;

/** Whether the owner must ask for the next code. Given as an attribute or as a child. */
const isForced = (body: BinaryNode): boolean =>
  body.attrs['force_manual_refresh'] === 'true' ||
  textOf(getBinaryNodeChild(body, 'force_manual_refresh')) === 'true';

/** salt (32) | iv (16) | key, as in `generatePairingKey` of Baileys' socket.js. */
async function wrapKey(code: string, key: Uint8Array): Promise<Buffer> {
  const salt = randomBytes(32);
  const iv = randomBytes(16);
  return Buffer.concat([salt, iv, aesEncryptCTR(key, await derivePairingCodeKey(code, salt), iv)]);
}

/** The number of the service's `<error>` that Baileys puts into the error (generic-utils.js `assertNodeErrorFree`). */
function refusalOf(error: unknown): number | null {
  if (typeof error === 'object' && error !== null && 'data' in error && typeof error.data === 'number')
    return error.data;
  return statusOf(error);
}
