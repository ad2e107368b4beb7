import { getBinaryNodeChild, proto, type BinaryNode, type WASocket } from '@whiskeysockets/baileys';
import type { Clock } from '../../accounts/ports.ts';
import type { PasskeyControls, ProofRefusal } from '../../accounts/socket-port.ts';
import type { LinkNews } from '../../domain/connection-state.ts';
import type { PasskeyFailure } from '../../domain/linking-state.ts';
import { phoneNumberOf } from '../addresses.ts';
import { browserScript, readPasskeyOptions, type PasskeyOptions } from './passkey-options.ts';
import { readProof, type PasskeyProof } from './passkey-proof.ts';
import { PasskeySecrets, readPrimaryIdentity, type PrimaryIdentity } from './passkey-secrets.ts';
import { acknowledge, bytesOf, isFromService, linkQuery, textOf } from './stanzas.ts';

/** How long the service holds a request open (`request_options_ttl_seconds`). Milliseconds. */
const requestLife = 600_000;
/** After the proof no person is needed until the phone answers; links that stand here stay so (WAHA #2227). */
const phoneAnswersWithin = 90_000;

/** Our registration as the service knows it (Baileys validate-connection.js `getPlatformType`), not the id in the QR code. */
const deviceType = proto.DeviceProps.PlatformType.DESKTOP;

interface PasskeyParts {
  readonly socket: WASocket;
  readonly clock: Clock;
  readonly allowed: boolean;
  readonly tell: (news: LinkNews) => void;
  /** The service wants a passkey: codes have had their day. */
  readonly asked: () => void;
}

/**
 * The gate that WhatsApp puts before some links since mid-2026: after the scan (or the code) it wants a proof made with the
 * owner's passkey. Recognising and explaining it is always on. Handing over a proof is not, until the owner allows it:
 * it has been tried against the simulated service only. The proof comes from the owner's own browser; nothing here makes
 * or automates one. We never send the optional `pairing_handoff_proof`, with which the phone would skip its
 * code screen: the owner compares the codes, always.
 */
export class PasskeyCeremony implements PasskeyControls {
  readonly #parts: PasskeyParts;
  #allowed: boolean;
  #step: 'none' | 'asked' | 'handed' | 'opening' | 'compare' | 'finishing' | 'over' = 'none';
  #options: PasskeyOptions | null = null;
  #secrets: PasskeySecrets | null = null;
  #primary: PrimaryIdentity | null = null;
  readonly #cancel: (() => void)[] = [];

  constructor(parts: PasskeyParts) {
    this.#parts = parts;
    this.#allowed = parts.allowed;
    const { ws } = parts.socket;
    ws.on('CB:notification,type:passkey_prologue_request', (stanza: BinaryNode) => this.#onAsked(stanza));
    ws.on('CB:notification,type:crsc_continuation', (stanza: BinaryNode) => this.#onPhone(stanza));
  }

  /** True from the question on: codes and their secret are then no longer what this link hangs on. */
  get begun(): boolean {
    return this.#step !== 'none';
  }

  allow(allowed: boolean): void {
    this.#allowed = allowed;
    this.#parts.tell({ type: 'passkey-allowed', allowed: this.#canProve() });
  }

  request(): string | null {
    return this.#step === 'asked' && this.#canProve() && this.#options !== null
      ? browserScript(this.#options)
      : null;
  }

  hand(text: string): ProofRefusal | null {
    if (this.#step !== 'asked' || this.#options === null || !this.#allowed) return 'not-waiting';
    const proof = readProof(text, this.#options);
    if (typeof proof === 'string') return proof;
    this.#step = 'handed';
    this.#parts.tell({ type: 'proof-sent' });
    this.#go(this.#deliver(proof));
    return null;
  }

  compared(same: boolean): void {
    if (this.#step !== 'compare') return;
    if (!same) {
      this.#fail('passkey-code-differs');
      return;
    }
    this.#step = 'finishing';
    this.#parts.tell({ type: 'passkey-confirmed' });
    this.#go(this.#finish());
  }

  /** Ends the ceremony and overwrites its secrets. */
  stop(): void {
    this.#step = 'over';
    for (const cancel of this.#cancel.splice(0)) cancel();
    this.#secrets?.wipe();
    this.#primary?.nonce.fill(0);
    this.#secrets = null;
    this.#primary = null;
    this.#options = null;
  }

  #canProve(): boolean {
    return this.#allowed && this.#options !== null;
  }

  #onAsked(stanza: BinaryNode): void {
    const { socket, clock, tell, asked } = this.#parts;
    if (!isFromService(stanza)) return;
    acknowledge(socket, stanza);
    if (this.#step !== 'none') return;
    this.#step = 'asked';
    this.#options = readPasskeyOptions(textOf(getBinaryNodeChild(stanza, 'passkey_request_options')));
    asked();
    const askedAt = clock.now();
    tell({
      type: 'passkey-asked',
      phoneNumber: phoneNumberOf(socket.authState.creds.me?.id),
      askedAt,
      expiresAt: askedAt + requestLife,
      canProve: this.#canProve(),
    });
    this.#cancel.push(clock.after(requestLife, () => this.#fail('passkey-late')));
    if (this.#options === null) this.#go(this.#fetchOptions());
  }

  async #fetchOptions(): Promise<void> {
    const tag = 'passkey_request_options';
    const answer = await this.#ask('get', { tag, attrs: {} });
    if (this.#step !== 'asked') return;
    this.#options = readPasskeyOptions(textOf(getBinaryNodeChild(answer, tag)));
    this.#parts.tell({ type: 'passkey-allowed', allowed: this.#canProve() });
  }

  async #deliver({ credentialId, assertion }: PasskeyProof): Promise<void> {
    const answer = await this.#ask('get', { tag: 'ref', attrs: {} });
    const ref = textOf(getBinaryNodeChild(answer, 'ref'));
    if (ref === null) throw new Error('the service gave no ref');
    if (this.#step !== 'handed') return;
    this.#secrets = new PasskeySecrets(deviceType, ref);
    const part = (tag: string, content: Uint8Array): BinaryNode => ({ tag, attrs: {}, content });
    this.#cancel.push(this.#parts.clock.after(phoneAnswersWithin, () => this.#onSilence()));
    await this.#ask('set', {
      tag: 'passkey_prologue',
      attrs: {},
      content: [
        part('credential_id', credentialId),
        part('webauthn_assertion', Buffer.from(assertion, 'utf8')),
        part('prologue_payload', this.#secrets.prologue()),
      ],
    });
  }

  #onSilence(): void {
    if (this.#step === 'handed') this.#fail('passkey-stalled');
  }

  #onPhone(stanza: BinaryNode): void {
    const { socket } = this.#parts;
    if (!isFromService(stanza)) return;
    acknowledge(socket, stanza);
    const secrets = this.#secrets;
    if (this.#step !== 'handed' || secrets === null) return;
    const primary = readPrimaryIdentity(bytesOf(getBinaryNodeChild(stanza, 'primary_ephemeral_identity')));
    if (primary === null) {
      this.#fail('passkey-refused');
      return;
    }
    this.#primary = primary;
    this.#step = 'opening';
    this.#go(this.#openCommitment(secrets, primary));
  }

  async #openCommitment(secrets: PasskeySecrets, primary: PrimaryIdentity): Promise<void> {
    await this.#ask('set', { tag: 'companion_nonce', attrs: {}, content: secrets.nonce() });
    if (this.#step !== 'opening') return;
    this.#step = 'compare';
    this.#parts.tell({ type: 'passkey-code', code: secrets.code(primary) });
  }

  async #finish(): Promise<void> {
    const { creds } = this.#parts.socket.authState;
    if (this.#secrets === null || this.#primary === null) return;
    const content = this.#secrets.pairingRequest(this.#primary, {
      noiseKey: creds.noiseKey.public,
      identityKey: creds.signedIdentityKey.public,
    });
    // Baileys checks the phone's word against this one, which may come as soon as the request is out.
    creds.advSecretKey = this.#secrets.advSecretKey();
    await this.#ask('set', { tag: 'encrypted_pairing_request', attrs: {}, content });
  }

  async #ask(type: 'get' | 'set', content: BinaryNode): Promise<BinaryNode> {
    const answer = (await this.#parts.socket.query(linkQuery(type, content))) as BinaryNode | undefined;
    // Baileys resolves with nothing when the time for an answer is over.
    if (answer === undefined) throw new Error('the service did not answer');
    return answer;
  }

  /** A refusal of the service ends the ceremony; a line that closes says so itself. */
  #go(work: Promise<void>): void {
    work.catch(() => {
      if (this.#parts.socket.ws.isOpen && this.#step !== 'asked') this.#fail('passkey-refused');
    });
  }

  #fail(reason: PasskeyFailure): void {
    if (this.#step === 'over') return;
    this.stop();
    this.#parts.tell({ type: 'passkey-ended', reason });
  }
}
