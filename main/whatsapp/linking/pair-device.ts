import {
  buildPairingQRData,
  getBinaryNodeChild,
  getBinaryNodeChildren,
  S_WHATSAPP_NET,
  type BinaryNode,
  type WABrowserDescription,
  type WASocket,
} from '@whiskeysockets/baileys';
import type { Clock } from '../../accounts/ports.ts';
import { textOf } from './stanzas.ts';

/** How long a ref can be scanned: the first one longer, as the phone's owner has to find the menu (Baileys, socket.js). */
const firstRefLife = 60_000;
const nextRefLife = 20_000;

/** The stanza in which the service hands over the refs, as Baileys names it. */
const pairDeviceEvent = 'CB:iq,type:set,pair-device';

export interface PairDeviceListener {
  /** The service has handed over refs: it is ready to link. */
  ready(): void;
  code(qr: string, shownAt: number, expiresAt: number): void;
  ended(): void;
}

interface PairDeviceParts {
  readonly socket: WASocket;
  readonly browser: WABrowserDescription;
  readonly clock: Clock;
  /** False when a code is to be typed: then the refs are taken and not shown. */
  readonly shown: boolean;
  readonly listener: PairDeviceListener;
}

/**
 * Answers `pair-device` in Baileys' place. Baileys' own handler ends the socket when its timer has used up the refs, in
 * the middle of whatever the phone may be doing then, and tells nobody how long a code lives. Here the refs, their
 * clock and the QR text are ours; the form of the text is Baileys' (`buildPairingQRData`).
 */
export class PairDevice {
  readonly #parts: PairDeviceParts;
  #cancel: () => void = () => undefined;
  #current: { readonly ref: string; readonly shownAt: number; readonly expiresAt: number } | null = null;

  constructor(parts: PairDeviceParts) {
    this.#parts = parts;
    const { ws } = parts.socket;
    ws.removeAllListeners(pairDeviceEvent);
    ws.on(pairDeviceEvent, (stanza: BinaryNode) => this.#take(stanza));
  }

  /** Draws the current ref again, with the secret that is in the credentials now; its clock goes on. */
  redraw(): void {
    if (this.#current !== null) this.#draw(this.#current);
  }

  /** Stops the clock: nothing is shown any more. */
  stop(): void {
    this.#cancel();
    this.#current = null;
  }

  #take(stanza: BinaryNode): void {
    const { socket, listener, shown } = this.#parts;
    const id = stanza.attrs['id'];
    if (id !== undefined) {
      // A socket that closes meanwhile says so itself.
      socket
        .sendNode({ tag: 'iq', attrs: { to: S_WHATSAPP_NET, type: 'result', id } })
        .catch(() => undefined);
    }
    listener.ready();
    if (shown) this.#show(refsOf(stanza), firstRefLife);
  }

  #show(refs: readonly string[], life: number): void {
    const { clock, listener } = this.#parts;
    this.stop();
    const [ref, ...rest] = refs;
    if (ref === undefined) {
      listener.ended();
      return;
    }
    const shownAt = clock.now();
    this.#current = { ref, shownAt, expiresAt: shownAt + life };
    this.#cancel = clock.after(life, () => this.#show(rest, nextRefLife));
    this.#draw(this.#current);
  }

  #draw({ ref, shownAt, expiresAt }: { ref: string; shownAt: number; expiresAt: number }): void {
    const { noiseKey, signedIdentityKey, advSecretKey } = this.#parts.socket.authState.creds;
    const text = buildPairingQRData(
      ref,
      base64(noiseKey.public),
      base64(signedIdentityKey.public),
      advSecretKey,
      this.#parts.browser,
    );
    this.#parts.listener.code(text, shownAt, expiresAt);
  }
}

const refsOf = (stanza: BinaryNode): readonly string[] =>
  getBinaryNodeChildren(getBinaryNodeChild(stanza, 'pair-device'), 'ref').flatMap((ref) => textOf(ref) ?? []);

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
