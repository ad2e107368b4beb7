import type { WASocket } from '@whiskeysockets/baileys';
import type { Clock } from '../../accounts/ports.ts';
import type { PasskeyControls, SocketPurpose } from '../../accounts/socket-port.ts';
import type { LinkNews } from '../../domain/connection-state.ts';
import { deviceDescription } from '../socket-settings.ts';
import { PairDevice } from './pair-device.ts';
import { PairingCode } from './pairing-code.ts';
import { PasskeyCeremony } from './passkey-ceremony.ts';
import { renewSecretWhenAsked } from './reg-refresh.ts';

interface LinkCeremonyParts {
  readonly socket: WASocket;
  readonly purpose: Extract<SocketPurpose, { kind: 'link' }>;
  readonly clock: Clock;
  readonly tell: (news: LinkNews) => void;
}

/**
 * All that a socket does to get linked, from outside Baileys: refs and QR code, pairing code, renewed secrets, the passkey
 * gate. Made right after the socket, before its first frame. The phone's last word, `pair-success`, stays with Baileys.
 */
export class LinkCeremony {
  readonly #pairDevice: PairDevice;
  readonly #code: PairingCode | null;
  readonly #passkey: PasskeyCeremony;

  constructor({ socket, purpose, clock, tell }: LinkCeremonyParts) {
    const { way } = purpose;
    // A login's welcome to a device that the phone has not accepted: Baileys would call that open and upload its keys.
    socket.ws.removeAllListeners('CB:success');
    this.#code =
      way.kind === 'phone-number'
        ? new PairingCode({ socket, phoneNumber: way.phoneNumber, clock, tell })
        : null;
    let asked = false;
    this.#pairDevice = new PairDevice({
      socket,
      browser: deviceDescription,
      clock,
      shown: way.kind === 'qr',
      listener: {
        ready: () => {
          if (asked) return;
          asked = true;
          void this.#code?.ask();
        },
        code: (qr, shownAt, expiresAt) => tell({ type: 'qr', qr, shownAt, expiresAt }),
        ended: () => tell({ type: 'refs-ended' }),
      },
    });
    this.#passkey = new PasskeyCeremony({
      socket,
      clock,
      allowed: purpose.passkeyAllowed,
      tell,
      asked: () => this.#stopCodes(),
    });
    renewSecretWhenAsked(
      socket,
      () => this.#code?.finishing !== true && !this.#passkey.begun,
      () => this.#pairDevice.redraw(),
    );
  }

  get passkey(): PasskeyControls {
    return this.#passkey;
  }

  /** Stops every clock and forgets every secret. */
  stop(): void {
    this.#stopCodes();
    this.#passkey.stop();
  }

  #stopCodes(): void {
    this.#pairDevice.stop();
    this.#code?.stop();
  }
}
