import {
  buildPairingQRData,
  getBinaryNodeChild,
  getBinaryNodeChildren,
  S_WHATSAPP_NET,
  type BinaryNode,
  type WABrowserDescription,
  type WASocket,
} from '@whiskeysockets/baileys';
import type { Clock } from '../accounts/ports.ts';

/** How long a ref can be scanned: the first one longer, as the phone's owner has to find the menu (Baileys, socket.js). */
const firstRefLife = 60_000;
const nextRefLife = 20_000;

/** The stanza in which the service hands over the refs, as Baileys names it. */
const pairDeviceEvent = 'CB:iq,type:set,pair-device';

export interface PairDeviceListener {
  code(qr: string, shownAt: number, expiresAt: number): void;
  ended(): void;
}

/**
 * Answers `pair-device` in Baileys' place. Baileys' own handler ends the socket when its timer has used up the refs, in
 * the middle of whatever the phone may be doing then, and tells nobody how long a code lives. Here the refs, their
 * clock and the QR text are ours; the form of the text is Baileys' (`buildPairingQRData`).
 * @returns the function that stops the clock
 */
export function ownPairDevice(
  socket: WASocket,
  browser: WABrowserDescription,
  clock: Clock,
  listener: PairDeviceListener,
): () => void {
  let cancel = (): void => undefined;

  const show = (refs: readonly string[], life: number): void => {
    const [ref, ...rest] = refs;
    if (ref === undefined) {
      listener.ended();
      return;
    }
    const { noiseKey, signedIdentityKey, advSecretKey } = socket.authState.creds;
    const text = buildPairingQRData(
      ref,
      base64(noiseKey.public),
      base64(signedIdentityKey.public),
      advSecretKey,
      browser,
    );
    const shownAt = clock.now();
    listener.code(text, shownAt, shownAt + life);
    cancel = clock.after(life, () => show(rest, nextRefLife));
  };

  socket.ws.removeAllListeners(pairDeviceEvent);
  socket.ws.on(pairDeviceEvent, (stanza: BinaryNode) => {
    cancel();
    const id = stanza.attrs['id'];
    if (id !== undefined) {
      // A socket that closes meanwhile says so itself.
      socket
        .sendNode({ tag: 'iq', attrs: { to: S_WHATSAPP_NET, type: 'result', id } })
        .catch(() => undefined);
    }
    show(refsOf(stanza), firstRefLife);
  });
  return () => cancel();
}

function refsOf(stanza: BinaryNode): readonly string[] {
  return getBinaryNodeChildren(getBinaryNodeChild(stanza, 'pair-device'), 'ref').flatMap(({ content }) =>
    typeof content === 'string'
      ? [content]
      : content instanceof Uint8Array
        ? [Buffer.from(content).toString('utf8')]
        : [],
  );
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
